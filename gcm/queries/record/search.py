"""Searching the register: the public among what is published, members and the secretariat among all (D17)."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from gcm.enums import Standing
from gcm.models import Decision, Meeting
from gcm.queries.record.facets import Facet, Filters, facet_of
from gcm.queries.record.standing import CONDITIONS, narrowed_to, with_standing
from gcm.queries.register import decisions

FACETS = ("year", "meeting", "effect", "standing")
OTHER = "other"  # a decision that changes no record of the portal
COLUMNS = {"year": "year", "meeting": "item__meeting__number", "effect": "item__effect"}


@dataclass(frozen=True)
class Search:
    """What one reader asks of the register."""

    filters: Filters
    internal: bool

    def found(self) -> QuerySet[Decision]:
        """The decisions, newest first, with their standing. The number of an unpublished one is shown to the
        public while nothing but the year, which the number tells, narrows the list: so no gap can hide."""
        of_this = with_standing(decisions(), internal=self.internal)
        hides = bool(self.filters.text) or bool(set(self.filters.chosen) - {"year"})
        if hides and not self.internal:
            of_this = of_this.published()
        return _narrowed(of_this, self.filters).order_by("-sequence")

    def facets(self, effects: Mapping[str, Any]) -> list[Facet]:
        """Each facet's values with how many readable decisions they leave; `effects` are the names of what a
        decision can do. Four queries."""
        years, meetings, done = (self._counts(name) for name in ("year", "meeting", "effect"))
        named = {str(number): Meeting(number=number) for number in sorted(meetings, reverse=True) if number}
        of_effect = {name or OTHER: number for name, number in done.items()}
        names = {**effects, OTHER: _("Orientation or other decision")}
        return [
            facet_of(
                "year", _("Year"), years, {str(y): y for y in sorted(years, reverse=True)}, self.filters
            ),
            facet_of("standing", _("Status"), self._standings(), dict(Standing.choices), self.filters),
            facet_of("effect", _("Kind of effect"), of_effect, names, self.filters),
            facet_of("meeting", _("Meeting"), meetings, named, self.filters),
        ]

    def _readable(self, without: str) -> QuerySet[Decision]:
        known = Decision.objects.all() if self.internal else Decision.objects.published()
        return _narrowed(with_standing(known, internal=self.internal), self.filters, without).order_by()

    def _counts(self, name: str) -> dict[Any, int]:
        column = COLUMNS[name]
        return dict(self._readable(name).values_list(column).annotate(n=Count("pk")).values_list(column, "n"))

    def _standings(self) -> dict[str, int]:
        counted = {str(name): Count("pk", filter=condition) for name, condition in CONDITIONS.items()}
        return self._readable("standing").aggregate(**counted)


def _narrowed(found: QuerySet[Decision], filters: Filters, without: str = "") -> QuerySet[Decision]:
    for word in filters.words:
        found = found.filter(index__search_text__contains=word)
    for name, value in filters.chosen.items():
        if name == without:
            continue
        found = narrowed_to(found, value) if name == "standing" else found.filter(_condition(name, value))
    return found


def _condition(name: str, value: str) -> Q:
    """What a facet's value means; a number that is none finds nothing."""
    if name == "effect":
        return Q(item__effect="" if value == OTHER else value)
    if not (value.isascii() and value.isdecimal() and len(value) < 9):
        return Q(pk__in=())
    return Q(**{COLUMNS[name]: int(value)})
