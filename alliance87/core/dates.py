"""Calendar arithmetic that rules ask for. Days are days of Geneva, where the secretariat sits."""

from datetime import datetime, timedelta

from django.utils import timezone

SATURDAY = 5


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
