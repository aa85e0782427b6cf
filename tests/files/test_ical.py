"""Calendar files that calendars accept: RFC 5545 for the form, RFC 5546 for who may send what."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import pytest
from icalendar import Calendar

from alliance87.core import ical

NINE = datetime(2027, 3, 29, 9, 0, tzinfo=ZoneInfo("Europe/Zurich"))


def made(**changes: Any) -> Calendar:
    given: dict[str, Any] = {
        "uid": "meeting-7@example.org",
        "sequence": 0,
        "start": NINE,
        "end": NINE + timedelta(hours=2),
        "zone": "Europe/Zurich",
        "summary": "Réunion",
        "organizer": "secretariat@example.org",
        **changes,
    }
    return Calendar.from_ical(ical.event(**given))


def observances(calendar: Calendar) -> list[tuple[str, datetime, timedelta, timedelta]]:
    zone = calendar.walk("VTIMEZONE")[0]
    return [
        (each.name, each["DTSTART"].dt, each["TZOFFSETFROM"].td, each["TZOFFSETTO"].td)
        for each in zone.subcomponents
    ]


@pytest.mark.rule("T7")
@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("UTC", datetime(2027, 1, 15, 12, 0, tzinfo=UTC)),
        ("Asia/Kolkata", datetime(2027, 1, 15, 12, 0, tzinfo=UTC)),
        ("Asia/Kathmandu", datetime(2027, 1, 15, 12, 0, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2027, 4, 3, 14, 59, tzinfo=UTC)),
        ("Europe/Zurich", datetime(2027, 3, 28, 0, 59, tzinfo=UTC)),
        ("Europe/Zurich", datetime(2027, 3, 28, 1, 0, tzinfo=UTC)),
        ("Europe/Zurich", datetime(2027, 10, 31, 1, 0, tzinfo=UTC)),
        ("America/New_York", datetime(2027, 11, 7, 7, 30, tzinfo=UTC)),
        ("Africa/Casablanca", datetime(2027, 2, 7, 3, 0, tzinfo=UTC)),
        ("Pacific/Chatham", datetime(2028, 2, 29, 12, 0, tzinfo=UTC)),
    ],
)
def test_the_instant_survives_whatever_the_zone(zone: str, start: datetime) -> None:
    found = made(zone=zone, start=start, end=start + timedelta(hours=1)).walk("VEVENT")[0]
    assert found["DTSTART"].dt.astimezone(UTC) == start
    assert found["DTEND"].dt.astimezone(UTC) == start + timedelta(hours=1)


@pytest.mark.rule("T7")
def test_the_second_of_two_equal_times_is_told_in_utc() -> None:
    first, second = datetime(2027, 10, 31, 0, 30, tzinfo=UTC), datetime(2027, 10, 31, 1, 30, tzinfo=UTC)
    starts = [
        made(start=each, end=each + timedelta(minutes=20)).walk("VEVENT")[0]["DTSTART"]
        for each in (first, second)
    ]
    assert [each.to_ical() for each in starts] == [b"20271031T023000", b"20271031T013000Z"]


@pytest.mark.rule("T7")
def test_the_rules_of_the_zone_are_in_the_file() -> None:
    hour = timedelta(hours=1)
    assert observances(made())[:3] == [
        ("STANDARD", datetime(2027, 1, 1), hour, hour),
        ("DAYLIGHT", datetime(2027, 3, 28, 2), hour, 2 * hour),
        ("STANDARD", datetime(2027, 10, 31, 3), 2 * hour, hour),
    ]


def test_a_half_hour_zone_and_a_half_hour_change() -> None:
    kolkata, half = timedelta(hours=5, minutes=30), timedelta(minutes=30)
    assert observances(made(zone="Asia/Kolkata")) == [("STANDARD", datetime(2027, 1, 1), kolkata, kolkata)]
    summer = timedelta(hours=11)
    assert observances(made(zone="Australia/Lord_Howe"))[:2] == [
        ("DAYLIGHT", datetime(2027, 1, 1), summer, summer),
        ("STANDARD", datetime(2027, 4, 4, 2), summer, summer - half),
    ]


def test_utc_needs_no_rules() -> None:
    assert made(zone="UTC").walk("VTIMEZONE") == []


@pytest.mark.rule("T7")
def test_an_update_keeps_the_uid_and_raises_the_sequence() -> None:
    first, second = made(method="REQUEST"), made(method="REQUEST", sequence=1, summary="Réunion reportée")
    events = [each.walk("VEVENT")[0] for each in (first, second)]
    assert [str(each["UID"]) for each in events] == ["meeting-7@example.org"] * 2
    assert [each["SEQUENCE"] for each in events] == [0, 1]


@pytest.mark.rule("T7")
def test_a_cancellation_says_so_twice() -> None:
    calendar = made(method="CANCEL", sequence=2, attendee="a@example.org")
    assert str(calendar["METHOD"]) == "CANCEL"
    assert str(calendar.walk("VEVENT")[0]["STATUS"]) == "CANCELLED"


def test_who_invites_and_who_is_invited() -> None:
    found = made(method="REQUEST", attendee="a@example.org").walk("VEVENT")[0]
    assert str(found["ORGANIZER"]) == "mailto:secretariat@example.org"
    assert str(found["ATTENDEE"]) == "mailto:a@example.org"
    assert found["ATTENDEE"].params["RSVP"] == "TRUE"


def test_the_stamp_is_utc_and_lines_are_folded(time_machine: Any) -> None:
    time_machine.move_to(datetime(2027, 1, 1, tzinfo=UTC), tick=False)
    lines = ical.event(
        uid="x@example.org",
        sequence=0,
        start=NINE,
        end=NINE + timedelta(hours=1),
        zone="Europe/Zurich",
        summary="é" * 100,
        description="one, two; three\nfour",
        location="Genève",
        url="https://example.org/m/7",
    ).split(b"\r\n")
    assert b"DTSTAMP:20270101T000000Z" in lines
    assert b"DESCRIPTION:one\\, two\\; three\\nfour" in lines
    assert max(len(line) for line in lines) <= 75


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"start": datetime(2027, 1, 1)}, "need a zone"),
        ({"end": NINE}, "ends after"),
        ({"sequence": -1}, "not negative"),
        ({"method": "REQUEST", "organizer": ""}, "needs an organizer"),
    ],
)
def test_what_is_no_event(change: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        made(**change)


def test_no_such_zone() -> None:
    with pytest.raises(ZoneInfoNotFoundError):
        made(zone="Europe/Atlantis")
