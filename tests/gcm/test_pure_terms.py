"""Terms as a matter of the calendar, without a database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance87.core.months import add_months
from gcm.domain.terms import Standing, Term, end_of_term

days = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.rule("R1")
@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (date(2025, 7, 1), date(2028, 6, 30)),
        (date(2025, 1, 1), date(2027, 12, 31)),
        (date(2025, 3, 1), date(2028, 2, 29)),  # a leap year ends February a day later
        (date(2024, 2, 29), date(2027, 2, 28)),  # R2
    ],
)
def test_a_term_of_three_years_ends_the_day_before(starts: date, ends: date) -> None:
    assert end_of_term(starts, 36) == ends


@pytest.mark.rule("R1")
@given(days, st.integers(1, 120))
def test_terms_that_follow_one_another_leave_no_day_and_share_none(starts: date, months: int) -> None:
    ends = end_of_term(starts, months)
    assert starts <= ends
    first = Term(starts, due=ends, ended=ends)
    assert not first.overlaps(Term(ends + timedelta(days=1)))
    assert first.overlaps(Term(ends))


def test_a_term_lasts_a_month_at_least() -> None:
    with pytest.raises(ValueError, match="a month"):
        end_of_term(date(2025, 1, 1), 0)


@given(days, st.integers(-120, 120))
def test_months_are_counted_on_the_calendar(day: date, months: int) -> None:
    moved = add_months(day, months)
    assert (moved.year * 12 + moved.month) - (day.year * 12 + day.month) == months
    assert moved.day <= day.day


@pytest.mark.rule("R4")
def test_a_holder_continues_after_the_planned_end() -> None:
    term = Term(date(2025, 7, 1), due=date(2028, 6, 30))
    assert [
        term.standing(day)
        for day in (date(2025, 6, 30), date(2025, 7, 1), date(2028, 6, 30), date(2028, 7, 1))
    ] == [Standing.TO_COME, Standing.SERVING, Standing.SERVING, Standing.CONTINUING]


def test_after_the_last_day_in_office_it_has_ended() -> None:
    term = Term(date(2025, 7, 1), due=date(2028, 6, 30), ended=date(2026, 12, 31))
    assert term.standing(date(2026, 12, 31)) is Standing.SERVING
    assert term.standing(date(2027, 1, 1)) is Standing.ENDED


@pytest.mark.rule("R3")
def test_without_a_fixed_term_nothing_elapses() -> None:
    assert Term(date(2025, 7, 1)).share_elapsed(date(2030, 1, 1)) is None


@given(days, st.integers(0, 4000), days)
def test_the_share_that_elapsed_is_a_share(starts: date, length: int, day: date) -> None:
    share = Term(starts, due=starts + timedelta(days=length)).share_elapsed(day)
    assert share is not None
    assert 0 <= share <= 1


@given(days, st.integers(0, 900), days, st.integers(0, 900))
def test_overlapping_is_the_same_from_both_sides(a: date, a_days: int, b: date, b_days: int) -> None:
    one, other = Term(a, ended=a + timedelta(days=a_days)), Term(b, ended=b + timedelta(days=b_days))
    shared = {a + timedelta(days=n) for n in range(a_days + 1)} & {
        b + timedelta(days=n) for n in range(b_days + 1)
    }
    assert one.overlaps(other) == other.overlaps(one) == bool(shared)
