"""The figures and ratifications of one State, each with where it comes from (F12). One query each; what is
absent is there as absent."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import groupby
from typing import Any

from django.db.models import FilteredRelation, Q
from django.utils.translation import get_language

from alliance87.core.languages import LANGUAGES
from partners.models import Country
from pathfinders.enums import RATIFIED, RatificationState, Sex, Theme
from pathfinders.models import Convention, IndicatorSeries
from pathfinders.queries.countries.chart import Chart, chart_of


@dataclass(frozen=True)
class Proof:
    """Where a value comes from."""

    source: str
    address: str
    licence: str
    licence_address: str
    retrieved_on: date


@dataclass(frozen=True)
class Point:
    """One value."""

    year: int
    sex: str
    age: str
    value: Decimal
    unit: str
    origin: str
    note: str
    proof: Proof

    @property
    def sex_label(self) -> Any:
        return Sex(self.sex).label


@dataclass(frozen=True)
class Series:
    """A series with its values, the newest first; `latest` is None where no source that may be shown has
    one."""

    code: str
    indicator: str
    name: str
    points: list[Point]
    latest: Point | None
    chart: Chart | None

    @property
    def proofs(self) -> list[Proof]:
        """Where its values come from, each source and day once."""
        return sources_of(point.proof for point in self.points)


@dataclass(frozen=True)
class Instrument:
    """A convention and what the State did about it; `state` is empty where no source says."""

    code: str
    title: str
    state: str = ""
    on: date | None = None
    proof: Proof | None = None

    @property
    def label(self) -> Any:
        return RatificationState(self.state).label if self.state else ""

    @property
    def is_ratified(self) -> bool:
        return self.state in RATIFIED


@dataclass(frozen=True)
class ThemeRow:
    label: Any
    instruments: list[Instrument] = field(default_factory=list)


# The name in each language: across a filtered relation no manager of translations chooses for the reader.
NAMES = tuple(f"name_{code}" for code in LANGUAGES)
SOURCE = (*NAMES, "address", "licence", "licence_address", "approved_at")


def series_of(country: Country) -> list[Series]:
    """Every series that the portal follows, with the values of the State. One query."""
    condition = Q(points__country=country, points__replaced_by__isnull=True)
    fields = ("year", "sex", "age", "value", "unit", "origin", "note", "retrieved_on")
    rows = (
        IndicatorSeries.objects.annotate(point=FilteredRelation("points", condition=condition))
        .order_by("order", "code", "-point__year", "point__age", "point__sex", "-point__retrieved_on")
        .values(
            "code",
            "indicator",
            "name",
            *(f"point__{name}" for name in fields),
            *(f"point__source__{name}" for name in SOURCE),
        )
    )
    return [_series(list(group)) for _code, group in groupby(rows, lambda row: row["code"])]


def themes_of(country: Country) -> list[ThemeRow]:
    """Every instrument by theme, with what the State did about it. One query."""
    condition = Q(ratifications__country=country, ratifications__replaced_by__isnull=True)
    rows = (
        Convention.objects.annotate(told=FilteredRelation("ratifications", condition=condition))
        .order_by("order", "code", "-told__retrieved_on")
        .values(
            "code",
            "title",
            "theme",
            *(f"told__{name}" for name in ("state", "on", "retrieved_on")),
            *(f"told__source__{name}" for name in SOURCE),
        )
    )
    by_code = [list(group) for _code, group in groupby(rows, lambda row: row["code"])]
    themes: dict[str, list[Instrument]] = {}
    for group in by_code:
        themes.setdefault(group[0]["theme"], []).append(_instrument(group))
    return [ThemeRow(Theme(name).label, instruments) for name, instruments in themes.items()]


def sources_of(proofs: Iterable[Proof | None]) -> list[Proof]:
    """Each source and day once."""
    return list(dict.fromkeys(proof for proof in proofs if proof is not None))


def _shown(rows: Iterable[dict[str, Any]], prefix: str) -> list[dict[str, Any]]:
    """Those of sources that the secretariat has approved; a row of the left join without a value has none."""
    return [row for row in rows if row[f"{prefix}__source__approved_at"] is not None]


def _proof(row: dict[str, Any], prefix: str) -> Proof:
    own = {name: row[f"{prefix}__source__{name}"] for name in SOURCE}
    names = [own[f"name_{get_language() or 'fr'}"], *(own[name] for name in NAMES)]
    return Proof(
        source=next(filter(None, names), ""),
        address=own["address"],
        licence=own["licence"],
        licence_address=own["licence_address"],
        retrieved_on=row[f"{prefix}__retrieved_on"],
    )


def _series(rows: list[dict[str, Any]]) -> Series:
    points = [_point(row) for row in _shown(rows, "point")]
    first = rows[0]
    latest = headline_of(points)
    return Series(
        code=first["code"],
        indicator=first["indicator"],
        name=first["name"],
        points=points,
        latest=latest,
        chart=chart_of(_like(points, latest)) if latest else None,
    )


def _point(row: dict[str, Any]) -> Point:
    names = ("year", "sex", "age", "value", "unit", "origin", "note")
    return Point(**{name: row[f"point__{name}"] for name in names}, proof=_proof(row, "point"))


def headline_of(points: list[Point]) -> Point | None:
    """The newest value for both sexes and the widest group of ages that the year has."""
    both = [point for point in points if point.sex == Sex.BOTH] or points
    newest = [point for point in both if point.year == both[0].year]
    return max(newest, key=lambda point: _width_of(point.age)) if newest else None


def _width_of(age: str) -> int:
    """How many years a group of ages spans: "5-17" is 12; all ages go before every group."""
    low, _dash, high = age.partition("-")
    if not age:
        return 1000
    return int(high) - int(low) if low.isdecimal() and high.isdecimal() else 0


def _like(points: list[Point], latest: Point) -> list[tuple[int, Decimal]]:
    """The values of all years of the same group, unit and source as the latest."""
    same = [
        point
        for point in points
        if (point.sex, point.age, point.unit, point.proof.source)
        == (latest.sex, latest.age, latest.unit, latest.proof.source)
    ]
    return [(point.year, point.value) for point in same]


def _instrument(rows: list[dict[str, Any]]) -> Instrument:
    first = rows[0]
    told = _shown(rows, "told")
    if not told:
        return Instrument(first["code"], first["title"])
    newest = told[0]
    return Instrument(
        first["code"],
        first["title"],
        newest["told__state"],
        newest["told__on"],
        _proof(newest, "told"),
    )
