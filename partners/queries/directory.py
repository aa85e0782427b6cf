"""The public directory: filters, facets and counts, in a fixed number of queries.

To count a large directory takes longer than to show a page of it, so that its numbers are kept for a minute.
They tell no more than whoever came a minute ago could read.

A name-only partner (P5) is shown by its name alone, so it is left out as soon as a filter would tell
its kind, country, region, topic or group, and its mission is not searched. A hidden one is never counted.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from django.core.cache import caches
from django.db.models import Count, Q, QuerySet, TextField
from django.db.models.functions import Cast
from django.db.models.lookups import Contains
from django.http import QueryDict

from alliance87.core.text import asked_for, fold
from partners.enums import Listing, PartnerKind
from partners.models import Country, Group, GroupMember, GroupOffice, Organisation, RegionalGroup, Topic

MAX_WORDS = 8
LARGE = 2_000  # partners
KEPT = 60  # seconds
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


def public_partners(filters: Filters) -> QuerySet[Organisation]:
    """Those with a public page that meet all filters, in no order: to be counted."""
    return _narrow(Organisation.objects.partners().filter(listing=Listing.PUBLIC), filters)


Numbers = dict[str, dict[str, int]]
COLUMNS = {
    "region": "country__regional_group__code",
    "country": "country__iso2",
    "topic": "topics__slug",
}


def numbers(filters: Filters, names: Iterable[str] = ("listed", *FACETS)) -> Numbers:
    """For each of these facets the number of public profiles that each value would leave; under "listed" how
    many partners meet the filters, by their listing: a query each. Those of a large directory are up to
    `KEPT` seconds old."""
    wanted = [name for name in ("listed", *FACETS) if name in names]
    asked = repr((filters.text, sorted(filters.chosen.items()), wanted))
    key = f"directory-{sha256(asked.encode()).hexdigest()}"
    known: Numbers | None = caches["memory"].get(key)
    if known is None:
        known = {name: _numbers_of(name, filters) for name in wanted}
        if any(sum(each.values()) >= LARGE for each in known.values()):
            caches["memory"].set(key, known, KEPT)
    return known


def _numbers_of(name: str, filters: Filters) -> dict[str, int]:
    if name == "listed":
        found = search_partners(filters).order_by().values_list("listing")
        return dict(found.annotate(number=Count("pk")))
    # No partner comes twice, whatever is joined: it has a topic, a country and a region once.
    public = Organisation.objects.partners().filter(listing=Listing.PUBLIC)
    having = _narrow(public, filters, without=name).order_by()
    if name == "kind":
        return _numbers_of_kinds(having)
    if name == "group":
        return _numbers_of_groups(having)
    named = having.filter(**{f"{COLUMNS[name]}__isnull": False})
    return dict(named.values_list(COLUMNS[name]).annotate(number=Count("pk")))


def _numbers_of_kinds(partners: QuerySet[Organisation]) -> dict[str, int]:
    """P1: whoever has a secondary kind counts for it too. There are few combinations, which are counted apart
    (one query)."""
    found: Counter[str] = Counter()
    for kind, others, number in partners.values_list("kind", "other_kinds").annotate(number=Count("pk")):
        for each in {kind, *others} & set(PartnerKind.values):
            found[each] += number
    return dict(found)


def _numbers_of_groups(partners: QuerySet[Organisation]) -> dict[str, int]:
    """A partner counts once in a group, whether it takes part or leads (one query)."""
    columns = ("group__slug", "organisation")
    keys = partners.values("pk")
    members = _in_groups().filter(organisation__in=keys).order_by().values_list(*columns)
    leads = _leading_groups().filter(organisation__in=keys).order_by().values_list(*columns)
    return dict(Counter(slug for slug, _partner in members.union(leads)))


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
