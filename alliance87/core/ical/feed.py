"""A calendar to subscribe to (RFC 5545): many entries in one file, which a program fetches again."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, vUri

from alliance87.core.ical import PRODID
from alliance87.core.ical.zones import zone_component

FETCH_AGAIN = timedelta(hours=6)


@dataclass(frozen=True)
class Entry:
    """`start` and `end` are instants, or days without an hour, both included. `zone` is the zone of the
    place."""

    uid: str
    start: datetime | date
    end: datetime | date
    summary: str
    zone: str = "UTC"
    sequence: int = 0
    place: str = ""
    url: str = ""

    @property
    def is_timed(self) -> bool:
        return isinstance(self.start, datetime)

    @property
    def first_day(self) -> date:
        """In the zone of the place."""
        if isinstance(self.start, datetime):
            return self.start.astimezone(ZoneInfo(self.zone)).date()
        return self.start


def feed(entries: Iterable[Entry], *, name: str, stamp: datetime) -> bytes:
    """The file. `stamp` is the instant of the data: the same data gives the same bytes."""
    shown = list(entries)
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    calendar.add("refresh-interval", FETCH_AGAIN, parameters={"VALUE": "DURATION"})
    for zone, first, last in _zones(shown):
        calendar.add_component(zone_component(zone, first, last))
    for entry in shown:
        calendar.add_component(_event(entry, stamp))
    return bytes(calendar.to_ical())


def _event(entry: Entry, stamp: datetime) -> Event:
    found = Event()
    found.add("uid", entry.uid)
    found.add("sequence", entry.sequence)
    found.add("dtstamp", stamp.astimezone(UTC))
    for key, value in (("dtstart", entry.start), ("dtend", _end(entry))):
        found.add(key, value.astimezone(ZoneInfo(entry.zone)) if isinstance(value, datetime) else value)
    found.add("summary", entry.summary)
    if entry.place:
        found.add("location", entry.place)
    if entry.url:
        found.add("url", vUri(entry.url))
    return found


def _end(entry: Entry) -> datetime | date:
    """Of a day, the day after it: DTEND is not included (RFC 5545, 3.6.1)."""
    return entry.end if isinstance(entry.end, datetime) else entry.end + timedelta(days=1)


def _zones(entries: list[Entry]) -> Iterator[tuple[ZoneInfo, datetime, datetime]]:
    """Each zone that is used, with the first and the last instant told in it."""
    times: dict[str, list[datetime]] = {}
    for entry in entries:
        if isinstance(entry.start, datetime) and isinstance(entry.end, datetime) and entry.zone != "UTC":
            times.setdefault(entry.zone, []).extend((entry.start, entry.end))
    for zone, instants in sorted(times.items()):
        yield ZoneInfo(zone), min(instants), max(instants)
