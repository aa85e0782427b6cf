"""What an import would change, as lines to read before saying yes."""

from dataclasses import dataclass
from itertools import islice
from typing import Any

from partners.models import Country
from pathfinders.models import Convention, DataPoint, IndicatorSeries

MOST = 100  # lines; who wants to read more reads the file


@dataclass(frozen=True)
class Line:
    """A value to come, and what it replaces (empty for a new one)."""

    country: str
    about: str
    details: str
    new: Any
    old: Any


def lines_of(plan: Any) -> list[Line]:
    """The first hundred, changes before new values. Three queries."""
    pairs = [*((new, old) for old, new in plan.changed), *((new, None) for new in plan.new)]
    chosen = list(islice(pairs, MOST))
    names = Country.objects.in_bulk({new.country_id for new, _old in chosen})
    series = IndicatorSeries.objects.in_bulk()
    conventions = Convention.objects.in_bulk()
    return [_line(new, old, str(names[new.country_id]), series, conventions) for new, old in chosen]


def _line(new: Any, old: Any, country: str, series: Any, conventions: Any) -> Line:
    if isinstance(new, DataPoint):
        parts = (str(new.year), new.age, "" if new.sex == "both" else str(new.get_sex_display()))
        about = str(series[new.series_id])
        return Line(country, about, ", ".join(filter(None, parts)), _said(new), old and _said(old))
    about = str(conventions[new.convention_id])
    return Line(country, about, "", _stated(new), old and _stated(old))


def _said(point: DataPoint) -> str:
    return f"{point.value.normalize():f} {point.unit}".strip()


def _stated(ratification: Any) -> str:
    day = f", {ratification.on:%Y-%m-%d}" if ratification.on else ""
    return f"{ratification.get_state_display()}{day}"
