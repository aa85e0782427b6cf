"""The SMART check, without a database."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from partners.domain.smart import FEWEST_WORDS, Gap, Plan, gaps

TODAY = date(2026, 6, 1)
GOOD = Plan(
    aim="Six hundred children of harvest workers stay in school",
    indicator="Children in school",
    baseline="40",
    target="600",
    achievable="The cooperatives have agreed",
    resources="Two teachers",
    topics=1,
    starts_on=TODAY,
    ends_on=TODAY + timedelta(days=365),
)


def test_a_plan_with_everything_is_smart() -> None:
    assert gaps(GOOD, TODAY) == []


@pytest.mark.parametrize(
    ("without", "gap"),
    [
        ({"aim": "Less child labour"}, Gap.VAGUE),
        ({"topics": 0}, Gap.NO_TOPIC),
        ({"indicator": " "}, Gap.NO_INDICATOR),
        ({"baseline": ""}, Gap.NO_BASELINE),
        ({"target": "many"}, Gap.NO_TARGET),
        ({"baseline": "600  Children", "target": "600 children"}, Gap.SAME),
        ({"achievable": ""}, Gap.NO_REASON),
        ({"resources": ""}, Gap.NO_RESOURCES),
        ({"starts_on": None}, Gap.NO_DATES),
        ({"ends_on": None}, Gap.NO_DATES),
        ({"ends_on": TODAY}, Gap.BACKWARDS),
        ({"starts_on": TODAY - timedelta(days=9), "ends_on": TODAY - timedelta(days=1)}, Gap.OVER),
    ],
)
def test_each_letter_is_asked_for_alone(without: dict[str, object], gap: Gap) -> None:
    assert gaps(replace(GOOD, **without), TODAY) == [gap]  # type: ignore[arg-type]


def test_nothing_said_lacks_every_letter_in_order() -> None:
    assert [gap[0] for gap in gaps(Plan(), TODAY)] == list("SSMMMART")


@given(some.integers(1, 30))
def test_an_aim_is_a_sentence(words: int) -> None:
    found = gaps(replace(GOOD, aim="word " * words), TODAY)
    assert (Gap.VAGUE in found) == (words < FEWEST_WORDS)


@given(some.dates(), some.dates(), some.dates())
def test_dates_have_at_most_one_fault(starts: date, ends: date, today: date) -> None:
    found = gaps(replace(GOOD, starts_on=starts, ends_on=ends), today)
    assert (found == []) == (starts < ends and ends >= today)
    assert len(found) <= 1
