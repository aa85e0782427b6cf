"""How old a report may be, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from alliance87.core.months import add_months
from partners.domain.freshness import is_silent, is_stale, report_light

DAYS = some.dates(date(2000, 1, 1), date(2100, 1, 1))


@pytest.mark.rule("W13")
@given(DAYS, some.integers(1, 400), some.integers(0, 800))
def test_stale_means_more_days_than_allowed(last: date, allowed: int, age: int) -> None:
    assert is_stale(last, last + timedelta(days=age), allowed) == (age > allowed)


@pytest.mark.rule("W13")
def test_what_was_never_said_is_stale() -> None:
    assert is_stale(None, date(2026, 1, 1), 90)


@given(DAYS, some.integers(1, 24), some.integers(1, 24))
def test_the_light_turns_on_the_day_itself(last: date, amber: int, more: int) -> None:
    red = amber + more
    turns = {"amber_months": amber, "red_months": red}
    day = timedelta(days=1)
    days = (last, add_months(last, amber) - day, add_months(last, amber), add_months(last, red) - day)
    lights = [report_light(last, each, **turns) for each in (*days, add_months(last, red))]
    assert lights == ["green", "green", "amber", "amber", "red"]


def test_a_report_of_29_february_is_a_year_old_on_the_28th() -> None:
    turns = {"amber_months": 12, "red_months": 24}
    assert report_light(date(2024, 2, 29), date(2025, 2, 27), **turns) == "green"
    assert report_light(date(2024, 2, 29), date(2025, 2, 28), **turns) == "amber"


@pytest.mark.rule("W14")
@given(DAYS, some.integers(1, 24))
def test_silence_is_told_once_until_something_happens(last: date, months: int) -> None:
    due = add_months(last, months)
    assert not is_silent(last, None, due - timedelta(days=1), months)
    assert is_silent(last, None, due, months)
    assert not is_silent(last, due, due + timedelta(days=400), months)
    assert is_silent(due + timedelta(days=1), due, add_months(due, months + 1) + timedelta(days=31), months)
