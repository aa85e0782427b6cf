"""The chair's word on a shorter notice (G5)."""

from django.db.models import QuerySet
from django.utils import timezone

from gcm.enums import InstructionKind
from gcm.models import Instruction, Meeting


def standing_words(meeting: Meeting) -> QuerySet[Instruction]:
    """Those that no notice of the meeting has used up."""
    return Instruction.objects.filter(
        meeting=meeting, kind=InstructionKind.SHORT_NOTICE, used_at__isnull=True
    )


def accepted_short_notice(meeting: Meeting) -> Instruction | None:
    """Of those, the last that covers the start of the meeting as it is set now, in the zone of the place. One
    query."""
    day = timezone.localdate(meeting.starts_at, meeting.place_zone)
    found = standing_words(meeting).filter(not_before__lte=day)
    return found.order_by("-given_at", "-pk").first()
