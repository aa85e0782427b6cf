"""A roadmap as a value: JSON and back, its public part, its SMART check, its faults."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alliance87.core import ledger
from pathfinders.domain.roadmap.dependencies import find_cycle
from pathfinders.domain.roadmap.plan import ActionPart, Plan, PriorityPart, direction_of, public_part
from pathfinders.domain.roadmap.plan_json import decimal_text, plan_from_json, plan_to_json
from pathfinders.domain.roadmap.smart import Lack, lacks_of
from pathfinders.domain.roadmap.timeline import timeline_of
from pathfinders.domain.roadmap.validity import Fault, Problem, faults_of
from tests.pathfinders.plans import INDICATOR, INSPECTORS, MINE, PLAN, SCHOOLS, plans


@given(plans())
def test_json_and_back_is_the_same_roadmap(plan: Plan) -> None:
    content = plan_to_json(plan)
    assert plan_from_json(content) == plan
    assert ledger.digest_of(plan_to_json(plan_from_json(content))) == ledger.digest_of(content)


@pytest.mark.parametrize(
    ("value", "text"), [("12.50", "12.5"), ("1200", "1200"), ("0.0000", "0"), ("-3.0", "-3")]
)
def test_an_amount_is_written_without_zeros_that_say_nothing(value: str, text: str) -> None:
    assert decimal_text(Decimal(value)) == text


@pytest.mark.rule("F13")
@pytest.mark.parametrize(
    ("code", "direction"), [("ar", "rtl"), ("ur-PK", "rtl"), ("fr", "ltr"), ("arn", "ltr")]
)
def test_a_language_is_written_from_its_side(code: str, direction: str) -> None:
    assert direction_of(code) == direction


@pytest.mark.rule("F13")
def test_a_reader_gets_the_summary_there_is() -> None:
    assert PLAN.summary("es") == ("Every child at school.", "en")
    assert replace(PLAN, summary_es="Todos.").summary("es") == ("Todos.", "es")
    assert Plan("Nothing yet").summary("fr") == ("", "")


@pytest.mark.rule("F14")
def test_the_public_part_has_neither_restricted_actions_nor_a_word_that_points_at_them() -> None:
    public = public_part(PLAN)
    assert [each.code for each in public.actions] == ["1.1", "2.1"]
    assert [each.depends_on for each in public.actions] == [(), ("1.1",)]
    assert len(public.priorities) == 3


@given(plans())
def test_nothing_restricted_is_left_whatever_the_roadmap(plan: Plan) -> None:
    public = public_part(plan)
    hidden = {each.code for each in plan.actions if each.restricted}
    assert not any(each.restricted for each in public.actions)
    assert not hidden & {code for each in public.actions for code in (each.code, *each.depends_on)}
    assert public_part(public) == public


def test_an_action_that_says_everything_lacks_nothing() -> None:
    assert lacks_of(SCHOOLS, PLAN) == []


def test_an_action_with_a_title_alone_lacks_what_the_five_words_ask() -> None:
    assert lacks_of(INSPECTORS, PLAN) == [
        Lack.DESCRIPTION,
        Lack.BODY,
        Lack.GEOGRAPHY,
        Lack.INDICATOR,
        Lack.BUDGET,
        Lack.LINK,
        Lack.BENEFICIARIES,
        Lack.DATES,
    ]


@pytest.mark.parametrize(
    ("change", "lack"),
    [
        ({"starts_on": date(2025, 12, 31)}, Lack.PERIOD),
        ({"ends_on": date(2031, 1, 1)}, Lack.PERIOD),
        ({"funded": None}, Lack.FUNDING),
        ({"indicators": (replace(INDICATOR, baseline_year=None),)}, Lack.BASELINE),
        ({"indicators": (replace(INDICATOR, source=""),)}, Lack.SOURCE),
        ({"indicators": (replace(INDICATOR, targets=()),)}, Lack.TARGET),
        ({"indicators": (INDICATOR, replace(INDICATOR, targets=()))}, Lack.TARGET),
        ({"sdg_indicators": (), "conventions": ()}, Lack.LINK),
        ({"by_government": (), "by_workers": ()}, Lack.BODY),
    ],
)
def test_one_thing_missing_is_one_lack(change: dict[str, object], lack: Lack) -> None:
    assert lacks_of(replace(SCHOOLS, **change), PLAN) == [lack]


def test_a_target_after_the_last_year_is_named() -> None:
    assert lacks_of(SCHOOLS, replace(PLAN, ends_on=date(2028, 12, 31))) == [Lack.PERIOD, Lack.TARGET_YEARS]


def test_what_is_not_funded_is_the_gap() -> None:
    assert (SCHOOLS.gap, MINE.gap) == (Decimal("850000.50"), None)
    assert replace(SCHOOLS, funded=None).gap == Decimal("1250000.50")


def test_a_sound_roadmap_has_no_fault() -> None:
    assert faults_of(PLAN) == []


PERCENT = replace(INDICATOR, code="b", baseline=Decimal(101))


@pytest.mark.parametrize(
    ("action", "fault"),
    [
        (replace(MINE, code="1.1", depends_on=()), Fault(Problem.CODE_TWICE, "1.1", "1.1")),
        (replace(MINE, depends_on=("9",)), Fault(Problem.UNKNOWN_ACTION, "1.2", "9")),
        (replace(MINE, starts_on=date(2027, 1, 2), ends_on=date(2027, 1, 1)), Fault(Problem.DATES, "1.2")),
        (replace(MINE, budget=Decimal(1)), Fault(Problem.NO_CURRENCY, "1.2")),
        (
            replace(MINE, budget=Decimal(1), funded=Decimal("1.01"), currency="EUR"),
            Fault(Problem.OVER_FUNDED, "1.2"),
        ),
        (replace(MINE, indicators=(INDICATOR, INDICATOR)), Fault(Problem.INDICATOR_TWICE, "1.2", "a")),
        (
            replace(MINE, indicators=(replace(INDICATOR, targets=INDICATOR.targets[:1] * 2),)),
            Fault(Problem.TARGET_TWICE, "1.2", "a, 2027"),
        ),
        (replace(MINE, indicators=(PERCENT,)), Fault(Problem.PERCENT, "1.2", "b, 101")),
        (replace(MINE, depends_on=("1.2",)), Fault(Problem.CYCLE, "1.2", "1.2 → 1.2")),
    ],
)
def test_a_fault_says_what_and_where(action: ActionPart, fault: Fault) -> None:
    plan = replace(PLAN, priorities=(PriorityPart("Schools", "", (SCHOOLS, action)),))
    assert faults_of(plan) == [fault]


def test_actions_that_wait_for_each_other_are_named_in_a_chain() -> None:
    assert find_cycle({"a": ["b"], "b": ["c", "d"], "c": [], "d": ["a"]}) == ["a", "b", "d", "a"]
    assert find_cycle({"a": ["b", "c"], "b": ["c"], "c": []}) == []


@given(st.lists(st.lists(st.integers(0, 30), max_size=4), max_size=30))
def test_what_comes_after_earlier_ones_alone_has_no_cycle(rows: list[list[int]]) -> None:
    earlier = {str(at): [str(each) for each in row if each < at] for at, row in enumerate(rows)}
    assert find_cycle(earlier) == []


def test_a_chain_as_long_as_you_like_is_followed() -> None:
    chain = {str(number): [str(number + 1)] for number in range(5000)}
    assert find_cycle(chain) == []
    assert len(find_cycle({**chain, "5000": ["0"]})) == 5002


def test_a_day_at_the_end_of_the_calendar_is_a_fault_and_breaks_no_picture() -> None:
    plan = replace(
        PLAN,
        ends_on=date.max,
        priorities=(PriorityPart("One", "", (far := replace(SCHOOLS, ends_on=date.max),)),),
    )
    assert [each for each in faults_of(plan) if each.problem == Problem.FAR_DAY] == [
        Fault(Problem.FAR_DAY, "", "9999-12-31"),
        Fault(Problem.FAR_DAY, far.code, "9999-12-31"),
    ]
    assert [each.action for each in timeline_of(plan).bars] == [far]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Open schools", "1.1 Open schools"),
        ("Second chance classes for adolescents who work", "1.1 Second chance classes for ad…"),
        ("学" * 20, f"1.1 {'学' * 13}…"),
    ],
)
def test_a_bar_is_named_by_code_and_as_much_of_the_title_as_fits(title: str, label: str) -> None:
    action = replace(SCHOOLS, title=title, starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1))
    plan = replace(PLAN, priorities=(PriorityPart("One", "", (action,)),))
    assert [each.label for each in timeline_of(plan).bars] == [label]
