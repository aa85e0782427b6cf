"""Calendar arithmetic that rules ask for. Days are days of Geneva, where the secretariat sits."""

from datetime import date, datetime, timedelta

from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils import timezone

SATURDAY = 5


def _day_of(value: date | datetime) -> date:
    return value.date() if isinstance(value, datetime) else value


class NotBefore(MinValueValidator):
    """Of a day, or of the day of an instant."""

    def clean(self, x: date | datetime) -> date:
        return _day_of(x)


class NotAfter(MaxValueValidator):
    """Of a day, or of the day of an instant."""

    def clean(self, x: date | datetime) -> date:
        return _day_of(x)


# A day that somebody types and that becomes an instant, or is counted from. At the ends of the calendar both
# overflow, long after anybody meant what was typed.
WITHIN_REASON = (NotBefore(date(1990, 1, 1)), NotAfter(date(2100, 12, 31)))


def add_working_days(start: datetime, days: int) -> datetime:
    """The instant `days` working days (Monday to Friday) after `start`, at the same hour of Geneva.
    Public holidays are not known here. Raises ValueError for a negative number."""
    if days < 0:
        raise ValueError("days must not be negative")
    local = timezone.make_naive(start, timezone.get_default_timezone())
    while days:
        local += timedelta(days=1)
        days -= local.weekday() < SATURDAY
    return timezone.make_aware(local, timezone.get_default_timezone())


def day_in_geneva(at: datetime) -> date:
    """The calendar day of the instant where the secretariat sits, whoever reads."""
    return timezone.localdate(at, timezone.get_default_timezone())


def today_in_geneva() -> date:
    """The day that terms, calls and letters are measured by, whatever the reader's zone (R2)."""
    return timezone.localdate(timezone=timezone.get_default_timezone())
