"""The rules of a time zone around an event (RFC 5545, 3.6.5).

Written here because onsets are told in the time that was in force before them, which the library's own
generator misses by the hour that is skipped.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Timezone, TimezoneDaylight, TimezoneStandard

Observance = TimezoneDaylight | TimezoneStandard
STEP = timedelta(days=7)  # no zone of today changes and changes back within a week


def zone_component(zone: ZoneInfo, start: datetime, end: datetime) -> Timezone:
    """VTIMEZONE with what is in force from the year of `start` to the year after `end`, each change named."""
    first = datetime(start.astimezone(zone).year, 1, 1, tzinfo=zone)
    last = datetime(end.astimezone(zone).year + 2, 1, 1, tzinfo=zone)
    component = Timezone()
    component.add("tzid", zone.key)
    offset = first.utcoffset() or timedelta()
    component.add_component(_observance(first, first.replace(tzinfo=None), offset))
    for change in _changes(first.astimezone(UTC), last.astimezone(UTC), zone):
        before = (change - timedelta(seconds=1)).astimezone(zone).utcoffset() or timedelta()
        onset = change.replace(tzinfo=None) + before
        component.add_component(_observance(change.astimezone(zone), onset, before))
    return component


def _observance(after: datetime, onset: datetime, offset_from: timedelta) -> Observance:
    found: Observance = TimezoneDaylight() if after.dst() else TimezoneStandard()
    found.add("dtstart", onset)
    found.add("tzname", after.tzname() or "")
    found.add("tzoffsetfrom", offset_from)
    found.add("tzoffsetto", after.utcoffset() or timedelta())
    return found


def _changes(first: datetime, last: datetime, zone: ZoneInfo) -> Iterator[datetime]:
    """The instants (UTC) at which the offset changes, found by halving the weeks in which it did."""
    week = first
    while week < last:
        low, high = week, week + STEP
        if _offset(low, zone) != _offset(high, zone):
            while high - low > timedelta(seconds=1):
                middle = low + (high - low) / 2
                if _offset(middle, zone) == _offset(week, zone):
                    low = middle
                else:
                    high = middle
            yield _to_the_second(high)
        week += STEP


def _offset(instant: datetime, zone: ZoneInfo) -> timedelta | None:
    return instant.astimezone(zone).utcoffset()


def _to_the_second(instant: datetime) -> datetime:
    """Halving ends within a second after the change."""
    return instant.replace(microsecond=0)
