"""The help that groups want in their workplans, against the call of a donor (W12)."""

from typing import Any

from django.db.models import Q
from django.utils.translation import get_language

from partners.models import WorkplanLine
from partners.queries.group_work import help_wanted, own_groups
from partners.queries.wanted import Scope, Wanted, define_wanted_against


@define_wanted_against
def help_of_workplans(reader: Any, scope: Scope, most: int) -> list[Wanted]:
    """Of groups that work on the topics or in the countries of the call, for those who read it in their
    workplans too: the people in the group, those who decide, the secretariat. Nobody else learns of it (one
    query, and what the rights of the reader take)."""
    if not reader.is_authenticated:
        return []
    about = Q(group__topics__in=scope.topics) | Q(group__countries__in=scope.countries)
    found = help_wanted().filter(about).distinct()
    if not reader.has_perm("partners.view_unpublished_group"):
        found = found.filter(group__in=own_groups(reader))
    return [_wanted(line) for line in found[:most]]


def _wanted(line: WorkplanLine) -> Wanted:
    return Wanted(
        title=line.activity,
        text=line.help_wanted,
        language=get_language() or "fr",
        who=str(line.group),
        topic="",
        url=line.get_absolute_url(),
        at=line.changed_at,
    )
