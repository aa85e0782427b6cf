"""How many partners there were, by kind and by region, at the end of each year: for the secretariat, hidden
ones with the others (P5, P9)."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _

from alliance87.core.dates import today_in_geneva
from partners.enums import PartnerKind, StatusKind
from partners.models import OrganisationStatus, RegionalGroup

EARLIEST = 1990  # a slip of the pen makes no table of two thousand columns


@dataclass(frozen=True)
class Line:
    """A kind or a region, with its number on each of the days."""

    key: str
    label: Any
    numbers: list[int]


@dataclass(frozen=True)
class Statistics:
    """`days`: the last of each year, and today. `undated`: partners since a day that nobody knows; they are
    counted from the first year on, as everywhere. `cells`: by day, kind and region, those that are not
    none."""

    days: list[date]
    by_kind: list[Line]
    by_region: list[Line]
    totals: list[int]
    undated: int
    cells: dict[tuple[date, str, str], int]
    regions: dict[str, Any]


@dataclass(frozen=True)
class _Span:
    organisation: int
    kind: str
    region: str
    since: date | None
    until: date | None

    def holds(self, day: date) -> bool:
        """As `StatusQuerySet.as_of`: both days included."""
        began = self.since is None or self.since <= day
        return began and (self.until is None or self.until >= day)


def partner_statistics(today: date | None = None) -> Statistics:
    """Two queries, however many partners and years."""
    day = today or today_in_geneva()
    spans = _spans(day)
    days = _days(spans, day)
    cells: Counter[tuple[date, str, str]] = Counter()
    for each in days:
        held = {(span.organisation, span.kind, span.region) for span in spans if span.holds(each)}
        cells.update((each, kind, region) for _organisation, kind, region in held)
    regions: dict[str, Any] = {each.code: each.name for each in RegionalGroup.objects.all()}
    regions[""] = _("International, or without a region")
    kinds = {str(value): label for value, label in PartnerKind.choices}
    return Statistics(
        days=days,
        by_kind=[_line(cells, days, 1, key, label) for key, label in kinds.items()],
        by_region=[_line(cells, days, 2, key, label) for key, label in regions.items()],
        totals=[sum(number for key, number in cells.items() if key[0] == each) for each in days],
        undated=len({span.organisation for span in spans if span.since is None and span.holds(day)}),
        cells=dict(cells),
        regions=regions,
    )


def _spans(today: date) -> list[_Span]:
    began = Q(valid_from__isnull=True) | Q(valid_from__lte=today)
    rows = OrganisationStatus.objects.filter(began, kind=StatusKind.PARTNER).values_list(
        "organisation",
        "organisation__kind",
        "organisation__country__regional_group__code",
        "valid_from",
        "valid_to",
    )
    return [_Span(pk, kind, region or "", since, until) for pk, kind, region, since, until in rows]


def _days(spans: list[_Span], today: date) -> list[date]:
    known = [span.since.year for span in spans if span.since]
    first = max(min(known, default=today.year), EARLIEST)
    return [date(year, 12, 31) for year in range(first, today.year)] + [today]


def _line(cells: Counter[Any], days: list[date], place: int, key: str, label: Any) -> Line:
    sums: Counter[date] = Counter()
    for cell, number in cells.items():
        if cell[place] == key:
            sums[cell[0]] += number
    return Line(key, label, [sums[day] for day in days])
