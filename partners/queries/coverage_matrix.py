"""The matrix of who does what where: topics by regions, or the countries of one region by topics."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alliance87.core import rulesets
from partners.enums import PartnerKind
from partners.models import Country, RegionalGroup, Topic
from partners.queries.coverage import Narrowing, Source, Work, coverage_sources
from partners.queries.kept import LARGE, kept, stand

NOWHERE = "none"  # in addresses: no country named, or no topic


@dataclass(frozen=True)
class Asked:
    """What the address asks for; what names nothing is left out. `kind` is the name of a source."""

    kind: str = ""
    category: str = ""
    running: bool = False
    region: str = ""
    topic: str = ""
    country: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Asked":
        def given(name: str) -> str:
            return query.get(name, "").replace("\x00", "").strip()[:90]

        kind, category = given("kind"), given("category")
        return cls(
            kind=kind if kind in {each.name for each in coverage_sources()} else "",
            category=category if category in PartnerKind.values else "",
            running=given("status") == "running",
            region=given("region"),
            topic=given("topic"),
            country=given("country").upper() if given("country") != NOWHERE else NOWHERE,
        )

    def address(self, **changed: str) -> str:
        """The part after the question mark, with the filters that hold."""
        names = {"kind": self.kind, "category": self.category, "status": "running" if self.running else ""}
        return urlencode({name: value for name, value in {**names, **changed}.items() if value})

    @property
    def sources(self) -> list[Source]:
        return [each for each in coverage_sources() if self.kind in ("", each.name)]

    @property
    def narrowing(self) -> Narrowing:
        return Narrowing(self.category, self.running)

    def __bool__(self) -> bool:
        return bool(self.kind or self.category or self.running)


@dataclass(frozen=True)
class Head:
    """A row or a column: `key` stands in addresses, `url` leads further in."""

    key: str
    label: Any
    url: str = ""


@dataclass(frozen=True)
class Cell:
    """`parts`: how many of each kind, those that are none left out."""

    row: Head
    column: Head
    number: int
    parts: list[tuple[Source, int]]
    url: str
    many: bool

    @property
    def words(self) -> str:
        """The parts, told."""
        return ", ".join(str(source.told % {"number": number}) for source, number in self.parts)

    @property
    def none(self) -> bool:
        return self.number == 0


@dataclass(frozen=True)
class Matrix:
    columns: list[Head]
    rows: list[tuple[Head, list[Cell]]]
    region: RegionalGroup | None
    gaps: int
    overlaps: int
    many: int  # from this number on


@dataclass(frozen=True)
class Behind:
    """The records behind one number, and what the number was of."""

    works: list[Work]
    topic: Any
    place: Any


@dataclass(frozen=True)
class _World:
    topics: list[Topic]
    regions: list[RegionalGroup]
    countries: dict[int, Country]


def matrix(asked: Asked) -> Matrix | None:
    """None for a region that is none. The numbers of many records may be a minute old. Four queries, and one
    a kind of record."""
    world = _world()
    region = next((each for each in world.regions if each.code == asked.region), None)
    if asked.region and region is None:
        return None
    inside = (
        {pk for pk, each in world.countries.items() if each.regional_group_id == region.pk}
        if region
        else set()
    )
    key = f"coverage-{stand()}-{asked.address(region=asked.region)}"
    counted = kept(key, lambda: _count(asked, world, inside if region else None), _is_large)
    topics = _topic_heads(world, {topic for topic, _place in counted})
    places = _country_heads(world, inside) if region else _region_heads(world, asked)
    rows, columns = (places, topics) if region else (topics, places)
    least = rulesets.in_force()["partners.coverage.many"]
    lines = [
        (row, [_cell(asked, counted, row, column, bool(region), least) for column in columns]) for row in rows
    ]
    cells = [cell for _row, line in lines for cell in line]
    return Matrix(
        columns=columns,
        rows=lines,
        region=region,
        gaps=sum(cell.none for cell in cells),
        overlaps=sum(cell.many for cell in cells),
        many=least,
    )


def behind(asked: Asked) -> Behind | None:
    """The records of one cell; None for a topic, a region or a country that is none. Three queries, and two a
    kind of record."""
    world = _world()
    topic = next((each for each in world.topics if each.slug == asked.topic), None)
    place, inside = _place(world, asked)
    if (topic is None and asked.topic != NOWHERE) or place is None:
        return None
    works: list[Work] = []
    for source in asked.sources:
        wanted = "" if topic is None else topic.slug
        keys = {
            pk for pk, slug, country in source.marks(asked.narrowing) if slug == wanted and country in inside
        }
        works += source.works(sorted(keys))
    return Behind(works, _("No topic named") if topic is None else topic, place)


def _world() -> _World:
    return _World(
        topics=list(Topic.objects.filter(active=True)),
        regions=list(RegionalGroup.objects.all()),
        countries={each.pk: each for each in Country.objects.in_order()},
    )


def _place(world: _World, asked: Asked) -> tuple[Any, set[int | None]]:
    if asked.country:
        found = next((each for each in world.countries.values() if each.iso2 == asked.country), None)
        return found, {found.pk} if found else set()
    if asked.region == NOWHERE:
        listed = {pk for pk, each in world.countries.items() if each.regional_group_id is None}
        return _("No country named, or without a region"), {None, *listed}
    region = next((each for each in world.regions if each.code == asked.region), None)
    if region is None:
        return None, set()
    return region, {pk for pk, each in world.countries.items() if each.regional_group_id == region.pk}


Counted = dict[tuple[str, str], dict[str, int]]


def _is_large(counted: Counted) -> bool:
    return sum(sum(each.values()) for each in counted.values()) >= LARGE


def _count(asked: Asked, world: _World, inside: set[int] | None) -> Counted:
    """Records by topic and place: a record with two countries of a region counts once in it."""
    codes = {each.pk: each.code for each in world.regions}
    known = {each.slug for each in world.topics}
    found: dict[tuple[str, str], dict[str, set[int]]] = defaultdict(lambda: defaultdict(set))
    for source in asked.sources:
        for pk, topic, country in source.marks(asked.narrowing):
            if topic and topic not in known:
                continue
            if inside is None:
                group = world.countries[country].regional_group_id if country else None
                place = codes[group] if group else NOWHERE
            elif country in inside:
                place = world.countries[country].iso2
            else:
                continue
            found[topic or NOWHERE, place][source.name].add(pk)
    return {cell: {name: len(keys) for name, keys in parts.items()} for cell, parts in found.items()}


def _topic_heads(world: _World, used: Iterable[str]) -> list[Head]:
    heads = [Head(each.slug, each.name) for each in world.topics]
    return [*heads, Head(NOWHERE, _("No topic named"))] if NOWHERE in used else heads


def _region_heads(world: _World, asked: Asked) -> list[Head]:
    page = reverse("partners:coverage")
    heads = [
        Head(each.code, each.name, f"{page}?{asked.address(region=each.code)}") for each in world.regions
    ]
    return [*heads, Head(NOWHERE, _("No country named"))]


def _country_heads(world: _World, inside: set[int]) -> list[Head]:
    return [Head(each.iso2, each.name) for pk, each in world.countries.items() if pk in inside]


def _cell(asked: Asked, counted: Counted, row: Head, column: Head, transposed: bool, least: int) -> Cell:
    topic, place = (column, row) if transposed else (row, column)
    found = counted.get((topic.key, place.key), {})
    parts = [(source, found[source.name]) for source in asked.sources if found.get(source.name)]
    number = sum(count for _source, count in parts)
    where = {"country" if transposed else "region": place.key}
    url = f"{reverse('partners:coverage_list')}?{asked.address(topic=topic.key, **where)}"
    return Cell(row, column, number, parts, url, number >= least)
