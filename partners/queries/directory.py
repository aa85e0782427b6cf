"""The public directory: filters, facets and counts, in a fixed number of queries.

A name-only partner (P5) is shown by its name alone, so it is left out as soon as a filter would tell
its kind, country, region or topic, and its mission is not searched. A hidden one is never counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from alliance87.core.text import fold
from partners.enums import Listing, PartnerKind
from partners.models import Country, Organisation, RegionalGroup, Topic

MAX_WORDS = 8
FACETS = ("kind", "country", "region", "topic")


@dataclass(frozen=True)
class Filters:
    """What the address asks for; anything that names nothing is left out."""

    text: str = ""
    chosen: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of(cls, query: QueryDict) -> "Filters":
        chosen = {name: _plain(query.get(name, ""))[:90] for name in FACETS}
        return cls(_plain(query.get("q", ""))[:200], {name: value for name, value in chosen.items() if value})

    def __bool__(self) -> bool:
        return bool(self.text or self.chosen)


def _plain(text: str) -> str:
    """Without NUL, which PostgreSQL takes in no text."""
    return text.replace("\x00", "").strip()


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    selected: bool


@dataclass(frozen=True)
class Facet:
    name: str
    choices: list[Choice]


def _condition(name: str, value: str) -> Q:
    """What a facet's value means. A value that is none of the facet's finds nothing."""
    if name == "kind":
        return Q(kind=value)
    if name == "country":
        return Q(country__iso2=value.upper())
    if name == "region":
        return Q(country__regional_group__code=value)
    return Q(topics__slug=value)


def _narrow(partners: QuerySet[Organisation], filters: Filters, without: str = "") -> QuerySet[Organisation]:
    for word in fold(filters.text).split()[:MAX_WORDS]:
        partners = partners.filter(search_text__contains=word)
    for name, value in filters.chosen.items():
        if name != without:
            partners = partners.filter(_condition(name, value))
    if any(name != without for name in filters.chosen):
        partners = partners.filter(listing=Listing.PUBLIC)
    return partners


def search_partners(filters: Filters) -> QuerySet[Organisation]:
    """The partners of the public directory that meet all filters, by name. What members and officers may
    see beyond that is on their own desks: the directory shows everybody the same."""
    listed = Organisation.objects.partners().exclude(listing=Listing.HIDDEN)
    return _narrow(listed, filters).select_related("country").order_by(*Organisation.name_order())


def facets(filters: Filters) -> list[Facet]:
    """Each facet's values with the number of public profiles they would leave (four queries)."""
    public = Organisation.objects.partners().filter(listing=Listing.PUBLIC)
    return [
        _facet("kind", public, filters, "kind", _kind_labels),
        _facet("region", public, filters, "country__regional_group__code", _labels_of(RegionalGroup, "code")),
        _facet("country", public, filters, "country__iso2", _labels_of(Country, "iso2")),
        _facet("topic", public, filters, "topics__slug", _labels_of(Topic, "slug")),
    ]


Labels = Callable[[Iterable[str]], dict[str, str]]


def _kind_labels(values: Iterable[str]) -> dict[str, str]:
    return {value: str(PartnerKind(value).label) for value in values}


def _labels_of(model: Any, key: str) -> Labels:
    def labels(values: Iterable[str]) -> dict[str, str]:
        return {
            getattr(row, key): str(row.name) for row in model.objects.filter(**{f"{key}__in": list(values)})
        }

    return labels


def _facet(name: str, public: QuerySet[Organisation], filters: Filters, column: str, labels: Labels) -> Facet:
    counted = (
        _narrow(public, filters, without=name)
        .exclude(**{f"{column}__isnull": True})
        .order_by()
        .values_list(column)
        .annotate(number=Count("pk", distinct=True))
    )
    numbers = dict(counted)
    chosen = filters.chosen.get(name, "")
    names = labels(numbers)
    choices = [Choice(value, names[value], numbers[value], value == chosen) for value in numbers]
    return Facet(name, sorted(choices, key=lambda each: fold(each.label)))


def statistic(listed: int, hidden: int, smallest: int) -> int:
    """P5: the number that the public may read of a cell. Hidden partners join it only when there are at
    least `smallest` of them: the listed ones can be counted in the directory, so that a difference of two
    or three would tell how many are hidden."""
    return listed + hidden if hidden >= smallest else listed
