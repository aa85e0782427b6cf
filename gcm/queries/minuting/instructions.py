"""The instruction on which the secretariat may act (X3)."""

from django.db.models import F

from gcm.enums import InstructionKind
from gcm.models import Instruction, Meeting


def standing_instruction(meeting: Meeting) -> Instruction | None:
    """To issue the text that is before the chair. What was said of an earlier one is void. One query."""
    return (
        Instruction.objects.filter(
            meeting=meeting,
            kind=InstructionKind.ISSUE_MINUTES,
            given_at__gte=F("meeting__minutes__handed_at"),
        )
        .order_by("-given_at")
        .first()
    )
