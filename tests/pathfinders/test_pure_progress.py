"""Progress and the light of the reports, without a database."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance87.core.months import add_months
from pathfinders.domain.progress import (
    Action,
    Colour,
    Milestone,
    Progress,
    Rule,
    Status,
    Why,
    expected_of,
    full_months,
    is_late,
    light_of,
    missing_groups,
    next_due,
    percent_of,
    progress_of,
    upcoming_due,
)

TODAY = date(2026, 3, 1)
YESTERDAY, TOMORROW = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
RULE = Rule(every=12, amber=12, red=24)


@pytest.mark.rule("F9")
@pytest.mark.parametrize(
    ("status", "percent", "expected"),
    [
        (Status.NOT_STARTED, 40, 0),
        (Status.IN_PROGRESS, 40, 40),
        (Status.IN_PROGRESS, 100, 99),
        (Status.IN_PROGRESS, None, 0),
        (Status.DELAYED, 70, 70),
        (Status.COMPLETED, None, 100),
        (Status.CANCELLED, 40, None),
    ],
)
def test_the_percentage_of_an_action(status: Status, percent: int | None, expected: int | None) -> None:
    assert percent_of(Action(status, percent)) == expected


def test_without_a_percentage_the_milestones_speak() -> None:
    reached, open_ = Milestone(YESTERDAY, YESTERDAY), Milestone(TOMORROW)
    assert percent_of(Action(Status.IN_PROGRESS, milestones=(reached, reached, open_))) == 66


@pytest.mark.parametrize(
    ("starts", "ends", "expected"),
    [
        (date(2026, 3, 2), date(2026, 12, 31), 0),
        (date(2026, 3, 1), date(2026, 3, 1), 0),
        (date(2026, 2, 20), date(2026, 3, 10), 47),
        (date(2025, 1, 1), date(2026, 2, 28), 100),
        (None, date(2026, 12, 31), None),
    ],
)
def test_the_part_of_the_time_that_has_passed(
    starts: date | None, ends: date | None, expected: int | None
) -> None:
    assert expected_of(Action(Status.IN_PROGRESS, 1, starts, ends), TODAY) == expected


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        (Action(Status.IN_PROGRESS, ends_on=TODAY), False),
        (Action(Status.IN_PROGRESS, ends_on=YESTERDAY), True),
        (Action(Status.NOT_STARTED, ends_on=YESTERDAY), True),
        (Action(Status.COMPLETED, ends_on=YESTERDAY), False),
        (Action(Status.CANCELLED, ends_on=YESTERDAY), False),
        (Action(Status.DELAYED, ends_on=TOMORROW), True),
        (Action(Status.IN_PROGRESS, milestones=(Milestone(YESTERDAY),)), True),
        (Action(Status.IN_PROGRESS, milestones=(Milestone(TODAY), Milestone(YESTERDAY, TODAY))), False),
    ],
)
def test_what_is_late(action: Action, expected: bool) -> None:
    assert is_late(action, TODAY) is expected


def test_a_roadmap_weighs_its_actions_alike_and_leaves_out_the_cancelled() -> None:
    actions = [
        Action(Status.COMPLETED, ends_on=YESTERDAY),
        Action(Status.IN_PROGRESS, 50, ends_on=YESTERDAY),
        Action(Status.NOT_STARTED, ends_on=TOMORROW),
        Action(Status.CANCELLED, 100),
    ]
    assert progress_of(actions, TODAY) == Progress(percent=50, expected=None, actions=3, done=1, late=1)


def test_nothing_to_measure_is_not_zero() -> None:
    cancelled = [Action(Status.CANCELLED, 10)]
    assert progress_of(cancelled, TODAY) == Progress(None, None, actions=0, done=0, late=0)


@pytest.mark.rule("F9")
@pytest.mark.parametrize(
    ("since", "colour", "months"),
    [
        (date(2026, 3, 1), Colour.GREEN, 0),
        (date(2025, 3, 2), Colour.GREEN, 11),
        (date(2025, 3, 1), Colour.AMBER, 12),
        (date(2024, 3, 2), Colour.AMBER, 23),
        (date(2024, 3, 1), Colour.RED, 24),
        (date(2024, 2, 29), Colour.RED, 24),
    ],
)
def test_the_light_changes_on_the_day(since: date, colour: Colour, months: int) -> None:
    light = light_of(date(2019, 1, 1), since, RULE, TODAY)
    assert (light.colour, light.months, light.since) == (colour, months, since)


@pytest.mark.rule("F9")
@pytest.mark.parametrize(
    ("granted", "reported", "why"),
    [
        (date(2025, 9, 1), None, Why.GRANTED),
        (date(2025, 1, 1), None, Why.NEVER_OVER_AMBER),
        (date(2023, 1, 1), None, Why.NEVER_OVER_RED),
        (date(2023, 1, 1), date(2025, 9, 1), Why.REPORTED),
        (date(2023, 1, 1), date(2025, 1, 1), Why.OVER_AMBER),
        (date(2021, 1, 1), date(2023, 1, 1), Why.OVER_RED),
    ],
)
def test_the_light_says_why(granted: date, reported: date | None, why: Why) -> None:
    assert light_of(granted, reported, RULE, TODAY).why is why


def test_a_leap_day_comes_round_on_the_last_day_of_february() -> None:
    leap = date(2024, 2, 29)
    assert light_of(leap, None, RULE, date(2025, 2, 27)).colour is Colour.GREEN
    assert light_of(leap, None, RULE, date(2025, 2, 28)).colour is Colour.AMBER
    assert next_due(leap, None, RULE, date(2028, 2, 29)) == date(2028, 2, 29)


GRANTED = date(2022, 6, 15)


@pytest.mark.rule("F9")
@pytest.mark.parametrize(
    ("answered", "today", "expected"),
    [
        (None, GRANTED, date(2023, 6, 15)),
        (None, date(2023, 6, 14), date(2023, 6, 15)),
        (None, date(2023, 12, 1), date(2023, 6, 15)),  # late
        (None, date(2025, 12, 1), date(2025, 6, 15)),  # years later, one report answers
        (date(2023, 6, 15), date(2023, 12, 1), date(2024, 6, 15)),  # a late report does not move the next one
        (date(2023, 6, 15), date(2023, 4, 1), date(2024, 6, 15)),  # handed in before its day
        (date(2023, 6, 15), date(2024, 6, 15), date(2024, 6, 15)),
    ],
)
def test_which_day_the_next_report_answers(answered: date | None, today: date, expected: date) -> None:
    assert next_due(GRANTED, answered, RULE, today) == expected


def test_the_upcoming_day_is_never_past() -> None:
    assert upcoming_due(GRANTED, None, RULE, date(2025, 12, 1)) == date(2026, 6, 15)
    assert upcoming_due(GRANTED, date(2023, 6, 15), RULE, date(2023, 6, 1)) == date(2024, 6, 15)


@pytest.mark.rule("F7")
@pytest.mark.parametrize(
    ("consulted", "missing"),
    [
        ([], ("workers", "employers", "ngo")),
        (["government", "un_igo"], ("workers", "employers", "ngo")),
        (["ngo", "workers"], ("employers",)),
        (["workers", "employers", "ngo"], ()),
    ],
)
def test_who_was_not_consulted(consulted: list[str], missing: tuple[str, ...]) -> None:
    assert missing_groups(consulted) == missing


days = st.dates(date(2015, 1, 1), date(2040, 1, 1))
percents = st.none() | st.integers(0, 100)
milestones = st.lists(st.builds(Milestone, days, st.none() | days), max_size=2).map(tuple)
actions = st.builds(Action, st.sampled_from(Status), percents, st.none() | days, st.none() | days, milestones)
rules = st.builds(
    lambda every, amber, more: Rule(every, amber, amber + more),
    st.integers(1, 36),
    st.integers(1, 36),
    st.integers(1, 36),
)


@given(st.lists(actions, max_size=5), days)
def test_progress_stays_within_its_bounds(found: list[Action], today: date) -> None:
    progress = progress_of(found, today)
    assert progress.percent is None or 0 <= progress.percent <= 100
    assert progress.expected is None or 0 <= progress.expected <= 100
    assert 0 <= progress.done + progress.late <= progress.actions <= len(found)
    assert (progress.percent == 100) == (progress.actions > 0 and progress.done == progress.actions)


@given(st.lists(actions, max_size=5), days, st.randoms())
def test_the_order_of_the_actions_does_not_matter(found: list[Action], today: date, luck: Any) -> None:
    shuffled = list(found)
    luck.shuffle(shuffled)
    assert progress_of(shuffled, today) == progress_of(found, today)


@given(st.lists(actions, max_size=5), percents, days)
def test_what_is_cancelled_changes_nothing(found: list[Action], percent: int | None, today: date) -> None:
    cancelled = Action(Status.CANCELLED, percent)
    assert progress_of([*found, cancelled], today) == progress_of(found, today)


@given(actions, st.integers(0, 99), days)
def test_a_higher_percentage_never_lowers_progress(action: Action, percent: int, today: date) -> None:
    less, more = (Action(action.status, each) for each in (percent, percent + 1))
    lower, higher = progress_of([less], today).percent, progress_of([more], today).percent
    assert lower is None or (higher is not None and lower <= higher)


@given(actions, days, st.integers(0, 400))
def test_lateness_is_never_healed_by_time(action: Action, today: date, later: int) -> None:
    assert not is_late(action, today) or is_late(action, today + timedelta(days=later))


@given(actions, days, st.integers(0, 400))
def test_what_is_expected_never_falls(action: Action, today: date, later: int) -> None:
    now, then = expected_of(action, today), expected_of(action, today + timedelta(days=later))
    assert now is None or (then is not None and now <= then)


ORDER = [Colour.GREEN, Colour.AMBER, Colour.RED]


@given(days, st.none() | days, rules, days, st.integers(0, 900))
def test_without_a_report_the_light_only_gets_worse(
    granted: date, reported: date | None, rule: Rule, today: date, later: int
) -> None:
    now = light_of(granted, reported, rule, today)
    then = light_of(granted, reported, rule, today + timedelta(days=later))
    assert ORDER.index(now.colour) <= ORDER.index(then.colour)


@given(days, rules, days)
def test_a_report_of_today_is_green(granted: date, rule: Rule, today: date) -> None:
    light = light_of(granted, today, rule, today)
    assert (light.colour, light.why, light.months) == (Colour.GREEN, Why.REPORTED, 0)


@given(days, st.none() | days, rules, days)
def test_the_days_that_the_light_names_are_the_days_it_changes(
    granted: date, reported: date | None, rule: Rule, today: date
) -> None:
    light = light_of(granted, reported, rule, today)
    named = [
        light_of(granted, reported, rule, day).colour
        for day in (light.amber_on, light.red_on - timedelta(days=1), light.red_on)
    ]
    assert named == [Colour.AMBER, Colour.AMBER, Colour.RED]


@given(days, days)
def test_full_months_are_counted_by_the_calendar(since: date, today: date) -> None:
    months = full_months(since, today)
    assert since > today or add_months(since, months) <= today < add_months(since, months + 1)


@given(days, rules, days, st.integers(0, 5))
def test_each_day_is_answered_once(granted: date, rule: Rule, today: date, later: int) -> None:
    first = next_due(granted, None, rule, today)
    assert granted < first
    then = next_due(granted, first, rule, today + timedelta(days=later))
    assert first < then
    assert full_months(granted, then) % rule.every == 0


@given(days, st.none() | days, rules, days)
def test_what_is_upcoming_is_not_past(granted: date, answered: date | None, rule: Rule, today: date) -> None:
    due = upcoming_due(granted, answered, rule, today)
    assert due >= today and due > granted
    assert answered is None or due > answered
