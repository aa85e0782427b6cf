"""Matters arising: what earlier meetings left to be done or to be taken up again (N14)."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from alliance87.core.dates import day_in_geneva
from gcm.enums import ItemState
from gcm.models import AgendaItem, FollowUp, Meeting
from gcm.models.follow_up import UNDER_WAY
from gcm.models.meeting import HELD

RELATED = ("seat", "organisation", "group", "item__meeting")


@dataclass(frozen=True)
class Arising:
    """As it stands now; of a meeting that was held, as it stood when it closed. `late` are the actions whose
    day was over then, `other` the rest, `returned` the deferred and referred items."""

    late: list[FollowUp]
    other: list[FollowUp]
    returned: list[AgendaItem]

    @property
    def is_empty(self) -> bool:
        return not (self.late or self.other or self.returned)


def arising_at(meeting: Meeting) -> Arising:
    """For this meeting. Two queries."""
    at = meeting.closed_at or timezone.now()
    day = day_in_geneva(at)
    actions = list(open_actions(at).exclude(item__meeting=meeting).select_related(*RELATED))
    returned = _returned_before(meeting) if meeting.closed_at else returned_items()
    returned = returned.exclude(meeting=meeting).select_related("meeting")
    return Arising(
        late=[each for each in actions if each.due_on < day],
        other=[each for each in actions if each.due_on >= day],
        returned=list(returned.order_by("meeting__starts_at", "position")),
    )


def open_actions(at: datetime) -> QuerySet[FollowUp]:
    """Those of meetings that were held, neither done nor cancelled at the instant."""
    running = Q(state__in=UNDER_WAY) | Q(closed_at__gt=at)
    held = Q(item__meeting__state__in=HELD) & (
        Q(item__meeting__closed_at__isnull=True) | Q(item__meeting__closed_at__lte=at)
    )
    return FollowUp.objects.filter(running & held).order_by("due_on", "pk")


def returned_items() -> QuerySet[AgendaItem]:
    """Deferred or referred, and on no agenda since. What has an effect goes back to where it came from, and
    comes from there."""
    return _came_back().filter(followed_by__isnull=True)


def _returned_before(meeting: Meeting) -> QuerySet[AgendaItem]:
    """As it was for a meeting that is over: taken up by none before it, nor by itself."""
    back = _came_back().filter(meeting__closed_at__lte=meeting.closed_at)
    return back.exclude(followed_by__meeting__starts_at__lte=meeting.starts_at)


def _came_back() -> QuerySet[AgendaItem]:
    return AgendaItem.objects.filter(state__in=(ItemState.DEFERRED, ItemState.REFERRED), effect="")
