"""The board of the monitoring group: every country that implements a roadmap, late ones first, by criterion
and by year. At most eight queries, whatever the number of countries (F9, F10)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db.models import Q
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import get_language

from alliance87.core.dates import day_in_geneva, today_in_geneva
from partners.models import Organisation
from pathfinders.domain.progress import (
    Colour,
    Light,
    Progress,
    Rule,
    light_of,
    missing_groups,
    next_due,
)
from pathfinders.enums import Attention
from pathfinders.models import Pathway, YearlyReport
from pathfinders.queries.implementation.board_progress import (
    NOTHING,
    InForce,
    RoadmapFacts,
    facts_on,
    roadmaps_in_force,
)
from pathfinders.queries.implementation.lights import countries_implementing, granted_on, rule_in_force

PAGE = 20
ORDER = {Colour.RED: 0, Colour.AMBER: 1, Colour.GREEN: 2}


@dataclass(frozen=True)
class BoardFilters:
    """Empty: everything. `year` 0: as it is today, else as it was at the end of the year."""

    region: str = ""
    light: str = ""
    criterion: str = ""
    year: int = 0

    @property
    def day(self) -> date:
        """The day that the board shows, today at the latest."""
        today = today_in_geneva()
        return min(today, date(self.year, 12, 31)) if self.year else today


@dataclass(frozen=True)
class Line:
    """A country before its roadmap is read, by the key of its way; `name` is what it is put in order by,
    `missing` are the groups that the last report does not name."""

    way: int
    name: str
    light: Light
    due_on: date
    number: int
    missing: tuple[str, ...]
    roadmap: int | None
    ends_on: date | None

    @property
    def reported_on(self) -> date | None:
        return self.light.since if self.light.reported else None


@dataclass(frozen=True)
class Row:
    """A line of the board. `progress` is None where no roadmap was in force."""

    line: Line
    pathway: Pathway
    progress: Progress | None
    help_wanted: int
    day: date

    @property
    def unmet(self) -> frozenset[str]:
        """The criteria that ask for attention."""
        return unmet(self.line, self.day) | unmet_by_roadmap(self.progress, self.help_wanted)


def board_lines(filters: BoardFilters, reader: Any) -> list[Line]:
    """What meets the filters, late first, then by name; without a reader nothing is left out. Three queries,
    one more for the rules, and three more to look for late actions or help wanted. Read as plain values: all
    countries are looked at to show twenty."""
    day = filters.day
    end = _end_of(day)
    rule = rule_in_force(end)
    reports, roadmaps = _last_reports(end), roadmaps_in_force(end)
    lines = [
        _line(way, reports.get(way[0]), roadmaps.get(way[0]), rule, day)
        for way in _ways(filters, reader, end)
    ]
    if filters.light:
        lines = [each for each in lines if each.light.colour == filters.light]
    if filters.criterion:
        lines = _with_criterion(lines, filters.criterion, day, end)
    return sorted(lines, key=lambda each: (ORDER[each.light.colour], each.due_on, each.name))


def rows_of(lines: Sequence[Line], filters: BoardFilters) -> list[Row]:
    """The lines with their countries and the progress of their roadmaps. Four queries."""
    day = filters.day
    facts = _facts(lines, day, _end_of(day))
    related = Pathway.objects.select_related("country__regional_group")
    ways = related.in_bulk([each.way for each in lines])
    return [
        Row(each, ways[each.way], found.progress, found.help_wanted, day)
        for each in lines
        for found in (facts.get(each.way, NOTHING),)
    ]


def years_of_reports(today: date) -> list[int]:
    """From the first grant to this year, the latest first. One query."""
    first = countries_implementing().order_by("granted_at", "opened_at").first()
    start = granted_on(first).year if first else today.year
    return list(range(today.year, min(start, today.year) - 1, -1))


def unmet(line: Line, day: date) -> frozenset[str]:
    """The criteria about reports and the roadmap's period that ask for attention."""
    found = set()
    if line.light.colour is not Colour.GREEN or line.due_on < day:
        found.add(Attention.REPORT.value)
    if line.missing:
        found.add(Attention.CONSULTATION.value)
    if line.ends_on is None or line.ends_on < day:
        found.add(Attention.ROADMAP.value)
    return frozenset(found)


def unmet_by_roadmap(progress: Progress | None, help_wanted: int) -> frozenset[str]:
    """The criteria about the actions that ask for attention."""
    late = {Attention.ACTIONS.value} if progress is not None and progress.late else set()
    return frozenset(late | ({Attention.HELP.value} if help_wanted else set()))


def _ways(filters: BoardFilters, reader: Any, end: datetime) -> Iterable[tuple[Any, ...]]:
    """Key, day of the grant, and sort key of the country, of those that had the status by then."""
    granted = Q(granted_at__lte=end) | Q(granted_at__isnull=True, opened_at__lte=end)
    found = countries_implementing().filter(granted)
    if reader is not None:
        found = found.filter(organisation__in=Organisation.objects.visible_to(reader).values("pk"))
    if filters.region:
        found = found.filter(country__regional_group__code=filters.region)
    sort = f"country__sort_{get_language() or 'fr'}"
    return found.order_by().values_list("pk", Coalesce("granted_at", "opened_at"), sort)


def _last_reports(end: datetime) -> dict[int, tuple[Any, ...]]:
    """By way, of the last report that was handed in by then: number, instant, day due, who was consulted."""
    rows = YearlyReport.objects.filter(submitted_at__lte=end).order_by("number")
    found = rows.values_list("pathway_id", "number", "submitted_at", "due_on", "consulted")
    return {way: tuple(rest) for way, *rest in found}


def _facts(lines: Sequence[Line], day: date, end: datetime) -> dict[int, RoadmapFacts]:
    return facts_on({each.roadmap: each.way for each in lines if each.roadmap is not None}, day, end)


def _line(way: tuple[Any, ...], report: Any, roadmap: InForce | None, rule: Rule, day: date) -> Line:
    key, granted_at, name = way
    since = day_in_geneva(granted_at)
    number, handed_in, answered, consulted = report or (0, None, None, ())
    return Line(
        way=key,
        name=name,
        light=light_of(since, day_in_geneva(handed_in) if handed_in else None, rule, day),
        due_on=next_due(since, answered, rule, day),
        number=number,
        missing=missing_groups(consulted) if number else (),
        roadmap=roadmap.key if roadmap else None,
        ends_on=roadmap.ends_on if roadmap else None,
    )


def _with_criterion(lines: list[Line], criterion: str, day: date, end: datetime) -> list[Line]:
    if criterion not in (Attention.ACTIONS, Attention.HELP):
        return [each for each in lines if criterion in unmet(each, day)]
    facts = _facts(lines, day, end)
    found = {
        way for way, each in facts.items() if criterion in unmet_by_roadmap(each.progress, each.help_wanted)
    }
    return [each for each in lines if each.way in found]


def _end_of(day: date) -> datetime:
    """The last instant of the day in Geneva."""
    zone = timezone.get_default_timezone()
    start = datetime.combine(day + timedelta(days=1), time.min, tzinfo=zone)
    return (start - timedelta(microseconds=1)).astimezone(UTC)
