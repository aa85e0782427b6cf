"""All States: as a list that can be narrowed, and as a map of squares. Four queries, however many States."""

from dataclasses import dataclass, field
from typing import Any

from django.conf import settings
from django.http import QueryDict
from django.urls import reverse

from alliance87.core.component_kit import Square, SquareRegion
from alliance87.core.languages import LANGUAGES
from alliance87.core.text import fold
from partners.models import Country
from partners.queries.squares import Region, by_region
from pathfinders.enums import SIGNS, Standing
from pathfinders.queries.countries.standing import Stand, of_country, stands


@dataclass(frozen=True)
class Filters:
    """What the address asks for; anything that names nothing finds nothing."""

    text: str = ""
    region: str = ""
    status: str = ""

    @classmethod
    def of(cls, query: QueryDict) -> "Filters":
        """NUL is left out, which no text of PostgreSQL holds."""
        given = {
            name: query.get(key, "").replace("\x00", "").strip()[:200]
            for name, key in (("text", "q"), ("region", "region"), ("status", "status"))
        }
        return cls(**given)

    def __bool__(self) -> bool:
        return bool(self.text or self.region or self.status)


@dataclass(frozen=True)
class Line:
    """One State."""

    country: Country
    stand: Stand

    @property
    def sign(self) -> str:
        return SIGNS[self.stand.standing]

    @property
    def url(self) -> str:
        return reverse("pathfinders:country", args=[self.country.iso2])

    @property
    def square(self) -> Square:
        standing = self.stand.standing
        return Square(
            self.country.iso2, self.country.name, standing.label, self.url, self.sign, standing.value
        )


@dataclass(frozen=True)
class Choice:
    value: str
    label: Any
    count: int
    selected: bool


@dataclass(frozen=True)
class Catalogue:
    """`committed` counts the pathfinder countries, `implementing` those of them that carry out a roadmap."""

    lines: list[Line]
    regions: list[Region[Line]]
    committed: int
    implementing: int
    total: int
    choices: dict[str, list[Choice]] = field(default_factory=dict)

    @property
    def squares(self) -> list[SquareRegion]:
        return [SquareRegion(region.group, [line.square for line in region.lines]) for region in self.regions]


def catalogue(filters: Filters) -> Catalogue:
    """The list narrowed, the map whole: it shows how all stand. Three queries."""
    every = all_lines()
    # As `queries.public.numbers`: in the demonstration invented States alone are counted.
    by_standing = [line.stand.standing for line in every if line.country.fictitious or not settings.DEMO]
    implementing = by_standing.count(Standing.IMPLEMENTING)
    return Catalogue(
        lines=[line for line in every if _fits(line, filters)],
        regions=by_region(every, lambda line: line.country),
        committed=implementing + by_standing.count(Standing.PATHFINDER),
        implementing=implementing,
        total=len(every),
        choices={"region": _region_choices(every, filters), "status": _status_choices(every, filters)},
    )


def all_lines() -> list[Line]:
    """Every State by name, with how it stands. Three queries."""
    found = stands()
    countries = Country.objects.select_related("regional_group").in_order()
    return [Line(country, of_country(found, country)) for country in countries]


def _fits(line: Line, filters: Filters, without: str = "") -> bool:
    region = line.country.regional_group.code if line.country.regional_group else ""
    if filters.region and without != "region" and region != filters.region:
        return False
    if filters.status and without != "status" and line.stand.standing != filters.status:
        return False
    words = fold(filters.text).split()
    called = " ".join(getattr(line.country, f"name_{code}") or "" for code in LANGUAGES)
    return all(word in f"{fold(called)} {line.country.iso2.lower()}" for word in words)


def _region_choices(lines: list[Line], filters: Filters) -> list[Choice]:
    """With the number of States that each would leave beside the other filters."""
    groups = {line.country.regional_group for line in lines if line.country.regional_group}
    fitting = [line.country.regional_group for line in lines if _fits(line, filters, without="region")]
    return [
        Choice(group.code, group.name, fitting.count(group), group.code == filters.region)
        for group in sorted(groups, key=lambda each: (each.order, each.pk))
    ]


def _status_choices(lines: list[Line], filters: Filters) -> list[Choice]:
    fitting = [line.stand.standing for line in lines if _fits(line, filters, without="status")]
    return [
        Choice(each.value, each.label, fitting.count(each), each.value == filters.status) for each in Standing
    ]
