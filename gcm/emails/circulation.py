"""A text that goes round between meetings, to every representative (D10). Statutory."""

from collections.abc import Sequence
from datetime import UTC
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.models import Meeting, WrittenRound

WHY = _("You receive this mail because you represent a member of the Global Coordinating Group.")


def text_circulated(round_: WrittenRound, meeting: Meeting, people: Sequence[Any]) -> None:
    mailing.send(
        kind="gcm.text_circulated",
        template="mail/gcm/text_circulated",
        recipients=[mailing.to_account(each) for each in people],
        context={
            "meeting": meeting,
            "item": round_.item,
            "decides": round_.decides,
            "until": round_.closes_at,
            "utc": f"{round_.closes_at.astimezone(UTC):%H:%M}",
        },
        why=WHY,
        statutory=True,
    )
