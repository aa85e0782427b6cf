"""Help that pathfinder countries want: what partners read as needs, until needs and offers have a room of
their own."""

from typing import Any

from django.db.models import QuerySet

from pathfinders.enums import RoadmapState
from pathfinders.models import ActionProgress, RoadmapAction

OVER = ("completed", "cancelled")


def help_wanted() -> QuerySet[ActionProgress]:
    """What counts now and asks for help, on roadmaps in force, with country and topic, newest first. One
    query."""
    related = ("action__roadmap__pathway__country", "action__roadmap__pathway__organisation", "help_topic")
    return (
        ActionProgress.objects.latest_only()
        .exclude(help_wanted="")
        .exclude(status__in=OVER)
        .filter(action__roadmap__state=RoadmapState.IN_FORCE)
        .select_related(*related)
        .order_by("-recorded_at", "-pk")
    )


def wanted_by_reader(reader: Any) -> QuerySet[ActionProgress]:
    """What the reader may see of it: of public actions to everybody, of restricted ones to those who read the
    whole roadmap (F14)."""
    return help_wanted().filter(action__in=RoadmapAction.objects.visible_to(reader).values("pk"))


def narrowed(
    found: QuerySet[ActionProgress], *, country: str = "", topic: str = ""
) -> QuerySet[ActionProgress]:
    """By the code of a country and the word of a topic, where given."""
    if country:
        found = found.filter(action__roadmap__pathway__country__iso2=country)
    return found.filter(help_topic__slug=topic) if topic else found
