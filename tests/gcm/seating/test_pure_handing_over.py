"""When a successor begins and ends, as plain values."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm.domain.seating.handing_over import Holder, Plan, Rule, plan_successor
from gcm.domain.terms import end_of_term

TODAY = date(2026, 3, 10)
HOLDER = Holder(date(2025, 1, 1), due=date(2027, 12, 31))
THREE_YEARS, REMAINDER = Rule(36, full=True), Rule(36, full=False)


@pytest.mark.rule("R6")
@pytest.mark.parametrize(
    ("leaves", "starts"),
    [(date(2026, 6, 1), date(2026, 6, 1)), (date(2026, 3, 1), TODAY), (TODAY, TODAY)],
)
def test_a_handover_takes_effect_on_the_later_of_its_day_and_the_accreditation(
    leaves: date, starts: date
) -> None:
    holder = Holder(HOLDER.starts, HOLDER.due, leaves=leaves)
    assert plan_successor(holder, REMAINDER, TODAY).starts == starts


@pytest.mark.rule("R7")
def test_the_successor_serves_the_remainder_or_a_full_term() -> None:
    holder = Holder(HOLDER.starts, HOLDER.due, leaves=date(2026, 6, 1))
    assert plan_successor(holder, REMAINDER, TODAY) == Plan(date(2026, 6, 1), date(2027, 12, 31), True)
    assert plan_successor(holder, THREE_YEARS, TODAY) == Plan(date(2026, 6, 1), date(2029, 5, 31), False)


@pytest.mark.rule("R6")
def test_a_seat_that_was_left_at_once_is_taken_the_day_after() -> None:
    holder = Holder(HOLDER.starts, HOLDER.due, ended=TODAY, leaves=TODAY)
    plan = plan_successor(holder, REMAINDER, TODAY)
    assert plan == Plan(TODAY + timedelta(days=1), HOLDER.due, True)


@pytest.mark.rule("R4")
@pytest.mark.parametrize(
    ("holder", "starts"),
    [
        (None, TODAY),
        (HOLDER, date(2028, 1, 1)),  # designated ahead of the end
        (Holder(date(2022, 1, 1), due=date(2024, 12, 31)), TODAY),  # continues in office
        (Holder(date(2022, 1, 1)), TODAY),  # without a fixed term
        (Holder(TODAY), TODAY + timedelta(days=1)),
    ],
)
def test_without_a_handover_a_term_follows_the_other(holder: Holder | None, starts: date) -> None:
    plan = plan_successor(holder, THREE_YEARS, TODAY)
    assert (plan.starts, plan.due, plan.is_remainder) == (starts, end_of_term(starts, 36), False)


@pytest.mark.rule("R3")
def test_without_months_there_is_no_planned_end() -> None:
    assert plan_successor(None, Rule(None, full=True), TODAY).due is None


@pytest.mark.rule("R2")
def test_a_term_from_29_february_ends_on_28_february() -> None:
    assert plan_successor(None, THREE_YEARS, date(2028, 2, 29)).due == date(2031, 2, 28)


days = st.dates(date(2020, 1, 1), date(2035, 1, 1))


@pytest.mark.rule("R7")
@given(days, st.integers(0, 2000), days, st.none() | days, st.booleans())
def test_a_plan_never_begins_in_the_past_nor_ends_before_it_begins(
    starts: date, length: int, today: date, leaves: date | None, full: bool
) -> None:
    holder = Holder(starts, starts + timedelta(days=length), leaves=leaves)
    plan = plan_successor(holder, Rule(36, full=full), today)
    assert plan.starts >= today
    assert plan.starts > holder.starts
    assert plan.due is not None
    assert plan.due >= plan.starts
