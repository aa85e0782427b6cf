"""The public directory: filters, facets and counts, in a fixed number of queries.

A name-only partner (P5) is shown by its name alone, so it is left out as soon as a filter would tell
its kind, country, region, topic or group, and its mission is not searched. A hidden one is never counted.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256
from typing import Any

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.http import QueryDict

from alliance87.core.text import asked_for, fold
from partners.enums import Listing, PartnerKind
from partners.models import Country, Group, GroupMember, GroupOffice, Organisation, RegionalGroup, Topic
from partners.queries.directory_index import index, keys_by_name
from partners.queries.kept import LARGE, kept, plain, stand

MAX_WORDS = 8
FACETS = ("kind", "country", "region", "topic", "group")


@dataclass(frozen=True)
class Filters:
    """What the address asks for; anything that names nothing is left out."""

    text: str = ""
    chosen: dict[str, str] = field(default_factory=dict)
    # The address of one whose records a list is narrowed to; the directory itself has no use for it.
    partner: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Filters":
        chosen = {name: asked_for(query.get(name, ""))[:90] for name in FACETS}
        return cls(
            asked_for(query.get("q", ""))[:200],
            {name: value for name, value in chosen.items() if value},
            asked_for(query.get("partner", ""))[:90],
        )

    def __bool__(self) -> bool:
        return bool(self.text or self.chosen or self.partner)


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
        return _of_kind(value)
    if name == "group":
        return Q(pk__in=_in_groups().filter(group__slug=value).values("organisation")) | Q(
            pk__in=_leading_groups().filter(group__slug=value).values("organisation")
        )
    if name == "country":
        return Q(country__iso2=value.upper())
    if name == "region":
        return Q(country__regional_group__code=value)
    return Q(topics__slug=value)


def _of_kind(value: str) -> Q:
    """P1: the primary kind, or one of the secondary ones, of which the list is read as text: both databases
    can, and it is short."""
    if value not in PartnerKind.values:
        return Q(pk__in=[])
    secondary: Any = Contains(Cast("other_kinds", TextField()), f'"{value}"')
    return Q(kind=value) | Q(secondary)


def _in_groups() -> QuerySet[GroupMember]:
    return GroupMember.objects.current().filter(group__published_at__isnull=False)


def _leading_groups() -> QuerySet[GroupOffice]:
    return GroupOffice.objects.filter(until__isnull=True, group__published_at__isnull=False)


def _narrow(partners: QuerySet[Organisation], filters: Filters) -> QuerySet[Organisation]:
    for name, value in filters.chosen.items():
        partners = partners.filter(_condition(name, value))
    if filters.chosen:
        partners = partners.filter(listing=Listing.PUBLIC)
    return _with_words(partners, filters)


def _with_words(partners: QuerySet[Organisation], filters: Filters) -> QuerySet[Organisation]:
    for word in fold(filters.text).split()[:MAX_WORDS]:
        partners = partners.filter(search_text__contains=word)
    return partners


def search_partners(filters: Filters) -> QuerySet[Organisation]:
    """The partners of the public directory that meet all filters, by name. What members and officers may
    see beyond that is on their own desks: the directory shows everybody the same."""
    listed = Organisation.objects.partners().exclude(listing=Listing.HIDDEN)
    return _narrow(listed, filters).select_related("country").order_by(*Organisation.name_order())


Numbers = dict[str, dict[str, int]]


class Directory:
    """What meets the filters, counted and in order; of a large directory up to a minute old. What is shown of
    it is read with `show`."""

    def __init__(self, filters: Filters) -> None:
        self._filters = filters
        self._stand = stand()
        self._index = index(self._stand)
        self._chosen = {name: self._bits(name, value) for name, value in filters.chosen.items()}

    def _bits(self, name: str, value: str) -> int:
        return self._index.values.get(name, {}).get(value.upper() if name == "country" else value, 0)

    @cached_property
    def _spoken(self) -> int:
        """Those in whose texts all words stand (one query, none without words)."""
        words = fold(self._filters.text)
        if not words:
            return self._index.listed
        key = f"directory-{self._stand}-{sha256(words.encode()).hexdigest()}"
        found: int = kept(key, self._read_spoken, lambda _bits: len(self._index.keys) >= LARGE)
        return found

    def _read_spoken(self) -> int:
        found = _with_words(Organisation.objects.exclude(listing=Listing.HIDDEN), self._filters)
        return self._index.bits_of(plain(found.order_by()).values_list("pk", flat=True))

    def _meeting(self, without: str = "") -> int:
        """Those who meet all filters, that of one facet left out."""
        bits = self._spoken
        for name, having in self._chosen.items():
            bits &= having if name != without else bits
        return bits

    def numbers(self) -> Numbers:
        """For each facet the number of public profiles that each of its values would leave."""
        found: Numbers = {}
        for name in FACETS:
            meeting = self._meeting(without=name) & self._index.public
            counted = {
                value: (bits & meeting).bit_count()
                for value, bits in self._index.values.get(name, {}).items()
            }
            found[name] = {value: number for value, number in counted.items() if number}
        return found

    def keys(self) -> list[int]:
        """Those who meet the filters, by name; who has but a name meets no facet (P5)."""
        return self._index.among(keys_by_name(self._stand), self._meeting())

    def show(self, keys: Iterable[int]) -> QuerySet[Organisation]:
        """Those of the keys who meet the filters at this moment, by name (one query)."""
        return search_partners(self._filters).filter(pk__in=list(keys))


def facets(filters: Filters, known: Numbers) -> list[Facet]:
    """The facets that were counted, with their values by label (a query for the names of all but the
    kinds)."""
    labels: dict[str, Labels] = {
        "kind": _kind_labels,
        "region": _labels_of(RegionalGroup, "code"),
        "country": _labels_of(Country, "iso2"),
        "topic": _labels_of(Topic, "slug"),
        "group": _labels_of(Group, "slug"),
    }
    return [_facet(name, known[name], filters, labels[name]) for name in labels if name in known]


Labels = Callable[[Iterable[str]], dict[str, str]]


def _kind_labels(values: Iterable[str]) -> dict[str, str]:
    return {value: str(PartnerKind(value).label) for value in values}


def _labels_of(model: Any, key: str) -> Labels:
    def labels(values: Iterable[str]) -> dict[str, str]:
        return {getattr(row, key): str(row) for row in model.objects.filter(**{f"{key}__in": list(values)})}

    return labels


def _facet(name: str, counted: dict[str, int], filters: Filters, labels: Labels) -> Facet:
    chosen = filters.chosen.get(name, "")
    names = labels(counted)
    choices = [Choice(value, names[value], counted[value], value == chosen) for value in counted]
    return Facet(name, sorted(choices, key=lambda each: fold(each.label)))


def statistic(listed: int, hidden: int, smallest: int) -> int:
    """P5: the number that the public may read of a cell. Hidden partners join it only when there are at
    least `smallest` of them: the listed ones can be counted in the directory, so that a difference of two
    or three would tell how many are hidden."""
    return listed + hidden if hidden >= smallest else listed
