"""What stands on the desk of a focal point beside their tasks."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from alliance87.core.inbox.deeds import OPEN
from partners.queries.desk import Line
from pathfinders.enums import PathwayState
from pathfinders.models import Pathway
from pathfinders.queries.offices import ways_of
from pathfinders.queries.way import next_of

OWN_TURN = (PathwayState.PREPARATION, PathwayState.ROADMAP)


def lines_of(user: Any) -> Iterator[Line]:
    """A country whose turn it is. Two queries at most."""
    mine = ways_of(user)
    if not mine:
        return
    waiting = Pathway.objects.filter(pk__in=mine, state__in=OWN_TURN).select_related("country")
    for pathway in waiting.order_by("opened_at"):
        yield Line(
            deed=OPEN.label,
            text=_("The way of %(country)s") % {"country": pathway.country},
            url=pathway.get_absolute_url(),
            due_at=None,
            note=next_of(pathway),
            since=pathway.opened_at,
        )
