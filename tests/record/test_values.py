"""The numbers of the mandate, as the portal begins with them. Here alone they are written out."""

import pytest

from alliance87.core.rulesets import registry
from alliance87.core.rulesets.enums import Kind
from tests.plugins.alt_rules import other_values

MANDATE = {
    "gcm.seats.total": 32,
    "gcm.seats.officers": 2,
    "gcm.seats.pathfinders": 5,
    "gcm.seats.development_partners": 5,
    "gcm.seats.regional": 5,
    "gcm.seats.un_igo": 6,
    "gcm.seats.workers": 3,
    "gcm.seats.employers": 3,
    "gcm.seats.ngos": 3,
    "gcm.terms.government_months": 36,
    "gcm.presidency.term_months": 36,
    "gcm.absences.limit": 3,
    "gcm.quorum.seats": 16,
    "gcm.quorum.members_per_group": 1,
    "gcm.meetings.per_year": 2,
}


@pytest.mark.rule("X9")
def test_the_numbers_of_the_mandate_are_marked_as_such():
    literal = {each.key: each.default for each in registry.definitions() if each.kind is Kind.LITERAL}
    assert literal == MANDATE


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        pytest.param("S4", {"gcm.groups.count": 5}, marks=pytest.mark.rule("S4")),
        pytest.param(
            "G5",
            {
                "gcm.meetings.notice_days": 30,
                "gcm.meetings.papers_days": 14,
                "gcm.meetings.agenda_days": 7,
            },
            marks=pytest.mark.rule("G5"),
        ),
        pytest.param(
            "N4",
            {
                "gcm.minutes.draft_working_days": 10,
                "gcm.minutes.comment_working_days": 10,
                "gcm.minutes.issue_working_days": 5,
            },
            marks=pytest.mark.rule("N4"),
        ),
        pytest.param("R11", {"gcm.terms.notice_months": (12, 6, 3, 1)}, marks=pytest.mark.rule("R11")),
        pytest.param("O2", {"gcm.observers.notice_working_days": 5}, marks=pytest.mark.rule("O2")),
        pytest.param(
            "D10",
            {"gcm.decisions.silence_procedure": False, "gcm.decisions.written_working_days": 10},
            marks=pytest.mark.rule("D10"),
        ),
        pytest.param(
            "G1",
            {
                "gcm.meetings.per_year": 2,
                "gcm.meetings.alert_month_none": 7,
                "gcm.meetings.alert_month_short": 10,
            },
            marks=pytest.mark.rule("G1"),
        ),
        pytest.param("W4", {"partners.groups.longest_months": 24}, marks=pytest.mark.rule("W4")),
        pytest.param(
            "W13",
            {
                "partners.groups.update_stale_days": 90,
                "partners.groups.update_before_days": 14,
                "partners.initiatives.report_amber_months": 12,
                "partners.initiatives.report_red_months": 24,
            },
            marks=pytest.mark.rule("W13"),
        ),
        pytest.param("W14", {"partners.groups.dormant_months": 6}, marks=pytest.mark.rule("W14")),
        pytest.param("X1", {"gcm.review.secretariat_months": 24}, marks=pytest.mark.rule("X1")),
        pytest.param("X6", {"gcm.review.mandate_months": 12}, marks=pytest.mark.rule("X6")),
        pytest.param("P5", {"partners.statistics.smallest_cell": 5}, marks=pytest.mark.rule("P5")),
        pytest.param(
            "P12",
            {
                "partners.commitment.confirm_months": 24,
                "partners.commitment.reminder_days": 14,
                "partners.commitment.answer_days": 30,
            },
            marks=pytest.mark.rule("P12"),
        ),
    ],
)
def test_a_working_arrangement_begins_with_the_value_of_the_rule_book(rule, expected):
    assert {each.key: each.default for each in registry.definitions() if each.rule == rule} == expected


@pytest.mark.rule("S2")
def test_the_defaults_could_be_adopted_as_they_are():
    assert registry.problems(registry.defaults()) == []


def test_the_other_values_of_the_second_leg_could_be_adopted_and_differ_in_every_number():
    others = other_values()
    same = [
        each.key
        for each in registry.definitions()
        if each.type is not bool and each.typed(others[each.key]) == each.default
    ]
    assert same == []


def test_a_set_that_lacks_a_value_is_no_rule_set(in_language):
    in_language("en")
    values = registry.defaults()
    del values["gcm.quorum.seats"]
    assert [str(each) for each in registry.problems(values)] == ["A value is missing for “gcm.quorum.seats”."]
