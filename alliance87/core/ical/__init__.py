"""Calendar objects (RFC 5545) that calendars accept, update and take back (iTIP, RFC 5546)."""

from datetime import UTC, datetime
from typing import Literal
from zoneinfo import ZoneInfo

from django.utils import timezone
from icalendar import Calendar, Event, vCalAddress, vUri

from alliance87.core.ical.zones import zone_component

Method = Literal["REQUEST", "PUBLISH", "CANCEL"]
PRODID = "-//Alliance 8.7//Portal//EN"


def event(
    *,
    uid: str,
    sequence: int,
    start: datetime,
    end: datetime,
    zone: str,
    summary: str,
    description: str = "",
    location: str = "",
    url: str = "",
    method: Method = "PUBLISH",
    organizer: str = "",
    attendee: str | None = None,
) -> bytes:
    """One event as a file, in the zone of the place where it is held, with that zone's rules in it.

    `uid` stays the same for the life of the event and `sequence` rises with each change (RFC 5545, 3.8.4.7
    and 3.8.7.4). `organizer` and `attendee` are e-mail addresses; REQUEST and CANCEL need an organizer
    (RFC 5546, 3.2). Raises ValueError for naive times, an end that is not after the start, a negative
    sequence or a missing organizer; ZoneInfoNotFoundError for no such zone.
    """
    _check(start, end, sequence, method, organizer)
    calendar = Calendar()
    calendar.add("prodid", PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", method)
    found = _times(uid, sequence, start, end, ZoneInfo(zone))
    found.add("status", "CANCELLED" if method == "CANCEL" else "CONFIRMED")
    for name, text in (("summary", summary), ("description", description), ("location", location)):
        if text:
            found.add(name, text)
    if url:
        found.add("url", vUri(url))
    _add_people(found, organizer, attendee, method)
    if zone != "UTC":
        calendar.add_component(zone_component(ZoneInfo(zone), start, end))
    calendar.add_component(found)
    return bytes(calendar.to_ical())


def _check(start: datetime, end: datetime, sequence: int, method: str, organizer: str) -> None:
    if timezone.is_naive(start) or timezone.is_naive(end):
        raise ValueError("times need a zone")
    if end <= start:
        raise ValueError("an event ends after it starts")
    if sequence < 0:
        raise ValueError("a sequence is not negative")
    if method != "PUBLISH" and not organizer:
        raise ValueError(f"{method} needs an organizer")


def _times(uid: str, sequence: int, start: datetime, end: datetime, zone: ZoneInfo) -> Event:
    found = Event()
    found.add("uid", uid)
    found.add("sequence", sequence)
    found.add("dtstamp", timezone.now())
    local = start.astimezone(zone), end.astimezone(zone)
    # A local time that occurs twice means the first (RFC 5545, 3.3.5): the second is told in UTC.
    first, last = (start.astimezone(UTC), end.astimezone(UTC)) if any(each.fold for each in local) else local
    found.add("dtstart", first)
    found.add("dtend", last)
    return found


def _add_people(found: Event, organizer: str, attendee: str | None, method: str) -> None:
    if organizer:
        found.add("organizer", vCalAddress(f"mailto:{organizer}"))
    if attendee:
        invited = vCalAddress(f"mailto:{attendee}")
        invited.params["ROLE"] = "REQ-PARTICIPANT"
        if method == "REQUEST":
            invited.params["RSVP"] = "TRUE"
        found.add("attendee", invited, encode=False)
