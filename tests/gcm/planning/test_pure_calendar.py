"""Deadlines, hours, the meetings of a year and groups that run empty, without a database."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm.domain.planning.agenda_diff import Line, changes
from gcm.domain.planning.calendar_rules import (
    Alert,
    Hours,
    Vacancy,
    YearRule,
    count_year,
    days_before,
    hours_before,
    vacancies,
)

GENEVA, KOLKATA, AUCKLAND = ZoneInfo("Europe/Zurich"), ZoneInfo("Asia/Kolkata"), ZoneInfo("Pacific/Auckland")
RULE = YearRule(required=2, month_none=7, month_short=10)
DAY = Hours(7, 22)
instants = st.integers(0, 20 * 366 * 24).map(
    lambda hours: datetime(2020, 1, 1, tzinfo=UTC) + timedelta(hours=hours)
)


@pytest.mark.rule("G5")
@pytest.mark.rule("T14")
def test_a_deadline_keeps_the_hour_when_the_clocks_change() -> None:
    starts = datetime(2027, 4, 5, 12, 0, tzinfo=UTC)  # 14:00 in Geneva, which went forward on 28 March
    due = days_before(starts, 14, GENEVA)

    assert due == datetime(2027, 3, 22, 13, 0, tzinfo=UTC)
    assert (starts.astimezone(GENEVA).hour, due.astimezone(GENEVA).hour) == (14, 14)
    assert days_before(starts, 14, KOLKATA) == starts - timedelta(days=14)


@given(instants, st.integers(0, 400), st.sampled_from([GENEVA, KOLKATA, AUCKLAND]))
def test_a_longer_period_is_never_due_later(starts: datetime, days: int, zone: ZoneInfo) -> None:
    assert days_before(starts, days + 1, zone) < days_before(starts, days, zone) <= starts


@pytest.mark.rule("G9")
def test_hours_of_a_late_paper_are_whole_ones() -> None:
    starts = datetime(2027, 4, 5, 12, 0, tzinfo=UTC)

    assert hours_before(starts, starts - timedelta(hours=50, minutes=59)) == 50
    assert hours_before(starts, starts - timedelta(minutes=59)) == 0
    assert hours_before(starts, starts + timedelta(days=3)) == 0


@pytest.mark.rule("G6")
@pytest.mark.parametrize(
    ("zone", "fits"),
    [
        ("Europe/Zurich", True),  # 14:00 to 17:00
        ("America/Lima", True),  # 08:00
        ("America/Los_Angeles", False),  # 05:00
        ("Asia/Tokyo", False),  # 22:00 to 01:00
        ("Asia/Kolkata", True),  # 18:30 to 21:30
        ("Asia/Kathmandu", True),  # 18:45 to 21:45
        ("Australia/Perth", False),  # 21:00 to midnight
        ("Pacific/Auckland", False),  # 02:00, the next day
    ],
)
def test_whose_day_a_meeting_lies_in(zone: str, fits: bool) -> None:
    starts = datetime(2027, 3, 5, 13, 0, tzinfo=UTC)
    assert DAY.fits(starts, starts + timedelta(hours=3), ZoneInfo(zone)) is fits


def test_a_day_may_last_until_midnight() -> None:
    starts = datetime(2027, 3, 5, 20, 0, tzinfo=UTC)

    assert Hours(7, 24).fits(starts, starts + timedelta(hours=3), GENEVA)  # 21:00 to 24:00
    assert not Hours(7, 24).fits(starts, starts + timedelta(hours=3, minutes=1), GENEVA)


@pytest.mark.rule("G1")
@pytest.mark.parametrize(
    ("held", "today", "expected"),
    [
        ([], date(2027, 7, 30), Alert.NONE),
        ([], date(2027, 7, 31), Alert.NOT_ONE),
        ([date(2026, 12, 31)], date(2027, 7, 31), Alert.NOT_ONE),  # of last year
        ([date(2027, 3, 1)], date(2027, 7, 31), Alert.NONE),
        ([date(2027, 3, 1)], date(2027, 10, 30), Alert.NONE),
        ([date(2027, 3, 1)], date(2027, 10, 31), Alert.TOO_FEW),
        ([], date(2027, 11, 1), Alert.NOT_ONE),
        ([date(2027, 3, 1), date(2027, 10, 31)], date(2027, 10, 31), Alert.NONE),
        ([date(2027, 3, 1), date(2027, 12, 1)], date(2027, 10, 31), Alert.TOO_FEW),  # to come is not held
    ],
)
def test_a_year_that_is_short_of_meetings(held: list[date], today: date, expected: Alert) -> None:
    assert count_year(held, today, RULE).alert is expected


@pytest.mark.rule("G1")
def test_the_calendar_year_and_the_last_twelve_months_are_two_counts() -> None:
    held = [date(2026, 1, 20), date(2026, 11, 5), date(2027, 2, 1)]
    count = count_year(held, date(2027, 2, 28), RULE)

    assert (count.year, count.in_year, count.in_twelve_months, count.required) == (2027, 1, 2, 2)
    assert count_year(held, date(2028, 2, 29), RULE).in_twelve_months == 0


@given(st.lists(st.dates(date(2020, 1, 1), date(2030, 1, 1))), st.dates(date(2021, 1, 1), date(2029, 1, 1)))
def test_one_more_meeting_never_makes_an_alert(held: list[date], today: date) -> None:
    if count_year(held, today, RULE).alert is Alert.NONE:
        assert count_year([*held, today], today, RULE).alert is Alert.NONE


@pytest.mark.rule("Q6")
def test_groups_that_are_empty_or_run_empty_are_told_months_ahead() -> None:
    groups: dict[str, list[date | None]] = {
        "government": [date(2027, 5, 31), None],  # one has no end
        "workers": [date(2027, 5, 31), date(2027, 6, 30)],
        "employers": [date(2027, 8, 31), date(2027, 3, 31)],  # one lasts beyond six months
        "ngo": [],
    }
    assert vacancies(groups, date(2027, 2, 1), 6) == [
        Vacancy("workers", date(2027, 7, 1)),
        Vacancy("ngo", None),
    ]


def lines(*keys: str) -> list[Line]:
    return [Line(key, position, key.upper(), "decision") for position, key in enumerate(keys, 1)]


@pytest.mark.rule("G5")
def test_what_changed_between_two_agendas() -> None:
    after = lines("a", "d", "b", "e")
    after[2] = Line("b", 3, "Another title", "information")
    found = {(each.after or each.before).key: each for each in changes(lines("a", "b", "c", "d"), after)}

    assert [key for key, each in found.items() if each.is_added] == ["e"]
    assert [key for key, each in found.items() if each.is_removed] == ["c"]
    assert [key for key, each in found.items() if each.moved] == ["b"]
    assert (found["b"].is_reworded, found["b"].is_of_another_kind) == (True, True)
    assert not found["a"].is_any


@given(st.permutations("abcdef"), st.permutations("abcdef"))
def test_putting_back_what_moved_gives_the_order_of_before(before: list[str], after: list[str]) -> None:
    moved = {each.after.key for each in changes(lines(*before), lines(*after)) if each.moved and each.after}

    assert [key for key in before if key not in moved] == [key for key in after if key not in moved]
    assert len(moved) < len(before)


@given(st.permutations("abcdef"))
def test_an_agenda_that_stays_has_no_change(order: list[str]) -> None:
    assert not any(each.is_any for each in changes(lines(*order), lines(*order)))


def test_taking_off_the_first_is_no_move_of_the_others() -> None:
    assert [each.moved for each in changes(lines("a", "b", "c"), lines("b", "c"))] == [False, False, False]
