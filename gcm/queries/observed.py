"""What an observer who was invited for named items sees: those, and nothing of the others (O3)."""

from typing import Any

from django.db.models import QuerySet

from alliance87.core.access.registry import remembered
from gcm.models import AgendaItem, Meeting, Observer


def items_shown(meeting: Meeting, user: Any) -> QuerySet[AgendaItem]:
    """The agenda as this reader sees it, in its order."""
    only = observed_items(meeting, user)
    items = meeting.items.order_by("position")
    return items if only is None else items.filter(pk__in=only)


def observed_items(meeting: Meeting, user: Any) -> set[int] | None:
    """Of an observer for named items, their primary keys; none are left when they were taken off the agenda.
    None: the whole meeting. Two queries a request."""
    if user.has_perm("gcm.follow_meetings"):
        return None
    found: set[int] | None = remembered(
        user, f"gcm.observed_items.{meeting.pk}", lambda: named_items(meeting, user)
    )
    return found


def named_items(meeting: Meeting, person: Any) -> set[int] | None:
    """Those for which the person is invited; None for the whole meeting, or no invitation. Two queries."""
    invited = Observer.objects.admitted().filter(meeting=meeting, person=person).first()
    if invited is None or not invited.for_items_only:
        return None
    return set(invited.items.values_list("pk", flat=True))
