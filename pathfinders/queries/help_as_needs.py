"""The help that pathfinder countries want, in the list of needs and offers (F14)."""

from typing import Any

from django.db.models import Q
from django.urls import reverse

from partners.queries.directory import Filters
from partners.queries.wanted import Scope, Wanted, define_wanted, define_wanted_against
from pathfinders.models import ActionProgress
from pathfinders.queries.help_wanted import narrowed, wanted_by_reader


@define_wanted
def help_of_roadmaps(reader: Any, filters: Filters, most: int) -> list[Wanted]:
    """What the reader may see of it, answered on the page of pathfinder countries as before (one query)."""
    country, topic = (filters.chosen.get(name, "") for name in ("country", "topic"))
    found = narrowed(wanted_by_reader(reader), country=country.upper(), topic=topic)
    for word in filters.text.split()[:8]:
        found = found.filter(help_wanted__icontains=word)
    return [_wanted(each) for each in found[:most]]


@define_wanted_against
def help_against(reader: Any, scope: Scope, most: int) -> list[Wanted]:
    """The same, of the topics or the countries of a call (one query)."""
    about = Q(help_topic__in=scope.topics) | Q(action__roadmap__pathway__country__in=scope.countries)
    return [_wanted(each) for each in wanted_by_reader(reader).filter(about)[:most]]


def _wanted(said: ActionProgress) -> Wanted:
    return Wanted(
        title=str(said.action),
        text=said.help_wanted,
        language=said.action.roadmap.language,
        who=str(said.action.roadmap.pathway.country),
        topic=str(said.help_topic or ""),
        url=reverse("pathfinders:help_wanted"),
        at=said.recorded_at,
    )
