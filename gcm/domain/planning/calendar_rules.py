"""Deadlines, hours and the meetings of a year. Plain values in, plain values out: no Django here."""

import calendar
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from alliance87.core.months import add_months


def days_before(starts_at: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same hour of the clock in that zone, so many days earlier, in UTC: a change of clocks between the
    two moves nobody's deadline by an hour (G5, T14)."""
    there = starts_at.astimezone(zone)
    return (there - timedelta(days=days)).astimezone(UTC)


def hours_before(starts_at: datetime, received_at: datetime) -> int:
    """Whole hours between the two; 0 for what came later than the start (G9)."""
    return max(0, int((starts_at - received_at).total_seconds() // 3600))


@dataclass(frozen=True)
class Hours:
    """The part of the day in which a meeting asks too much of nobody, in hours of the clock (G6)."""

    first: int
    last: int

    def fits(self, starts_at: datetime, ends_at: datetime, zone: ZoneInfo) -> bool:
        """Whether a meeting lies within it, by the clocks of that zone."""
        start, end = starts_at.astimezone(zone), ends_at.astimezone(zone)
        opens, closes = _clock(start.date(), self.first, zone), _clock(start.date(), self.last, zone)
        return opens <= start and end <= closes


def _clock(day: date, hour: int, zone: ZoneInfo) -> datetime:
    at = datetime(day.year, day.month, day.day, tzinfo=zone) + timedelta(hours=hour)
    return at.astimezone(UTC)


class Alert(StrEnum):
    """G1."""

    NONE = "none"
    NOT_ONE = "not_one"  # none was held and the first month of alert is over
    TOO_FEW = "too_few"  # fewer than required and the second month of alert is over


@dataclass(frozen=True)
class YearRule:
    """How many meetings a year must have, and from the end of which months its count is worrying."""

    required: int
    month_none: int
    month_short: int


@dataclass(frozen=True)
class YearCount:
    """Meetings in the calendar year of a day and in the twelve months up to it. The calendar year is what
    the rule is held to (G1)."""

    year: int
    in_year: int
    in_twelve_months: int
    required: int
    alert: Alert


def count_year(held: Iterable[date], today: date, rule: YearRule) -> YearCount:
    """`held` are days of meetings that were held, of any year; those after `today` do not count."""
    days = [day for day in held if day <= today]
    in_year = sum(day.year == today.year for day in days)
    since = add_months(today, -12)
    rolling = sum(day > since for day in days)
    return YearCount(today.year, in_year, rolling, rule.required, _alert(in_year, today, rule))


def _alert(in_year: int, today: date, rule: YearRule) -> Alert:
    if in_year == 0 and today >= _last_day(today.year, rule.month_none):
        return Alert.NOT_ONE
    if in_year < rule.required and today >= _last_day(today.year, rule.month_short):
        return Alert.TOO_FEW
    return Alert.NONE


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


@dataclass(frozen=True)
class Vacancy:
    """A group that has nobody, or will have nobody (Q6). `since`: None when it has nobody today, else the
    first day on which nobody would be left, were no successor named."""

    group: str
    since: date | None


def vacancies(groups: dict[str, list[date | None]], today: date, months: int) -> list[Vacancy]:
    """`groups`: the last day of each term that runs today, by group; None for one without an end. Told are
    groups without any, and groups whose last term ends within so many months."""
    horizon = add_months(today, months)
    found = []
    for group, ends in groups.items():
        if not ends:
            found.append(Vacancy(group, None))
            continue
        known = [end for end in ends if end is not None]
        if len(known) == len(ends) and max(known) < horizon:
            found.append(Vacancy(group, max(known) + timedelta(days=1)))
    return found
