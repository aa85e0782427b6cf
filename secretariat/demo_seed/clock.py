"""The past of the demonstration is played through the portal's own verbs, with its clock set back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from unittest import mock

from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.dates import today_in_geneva

GENEVA_HOUR = 14


@contextmanager
def stand_at(instant: datetime) -> Iterator[None]:
    """Within this block it is that instant for everything that asks Django what time it is, the defaults of
    models included: they hold `timezone.now` itself, so it is what that asks that is exchanged."""

    class Standing(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> datetime:  # type: ignore[override]
            return instant.astimezone(tz)

    with mock.patch.object(timezone, "datetime", Standing), rulesets.remembered():
        yield


def days_from_today(days: int, hour: int = GENEVA_HOUR, minute: int = 0) -> datetime:
    """An hour of Geneva, so many days from today."""
    day = today_in_geneva() + timedelta(days=days)
    return datetime(day.year, day.month, day.day, hour, minute, tzinfo=timezone.get_default_timezone())
