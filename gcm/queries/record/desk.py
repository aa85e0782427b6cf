"""What the GCG agreed that an organisation is to do, or a group that it leads, on the desk of its people
(N13)."""

from collections.abc import Iterator
from datetime import datetime, time
from typing import Any

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from alliance87.core.inbox import deeds
from gcm.models import FollowUp
from gcm.queries.record.owners import actions_for
from partners.queries.desk import Line


def lines_of_owner(user: Any) -> Iterator[Line]:
    """One query."""
    for action in actions_for(user):
        yield line_of(
            action,
            deed=deeds.ANSWER if action.awaits_acceptance else deeds.REPORT,
            note=_("Follow-up action of meeting no. %(number)s, for %(owner)s")
            % {"number": action.item.meeting.number, "owner": action.organisation or action.group},
        )


def line_of(action: FollowUp, *, deed: Any, note: str) -> Line:
    """Due at the end of the day in Geneva."""
    zone = timezone.get_default_timezone()
    return Line(
        deed=deed,
        text=str(action),
        note=note,
        url=reverse("gcm:follow_up", args=[action.pk]),
        due_at=datetime.combine(action.due_on, time.max, tzinfo=zone).replace(microsecond=0),
    )
