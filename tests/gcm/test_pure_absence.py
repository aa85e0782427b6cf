"""The chain of absences, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm.domain.absence import Meeting, Outcome, Rule, Step, chain, step

RULE = Rule(limit=3)
P, E, A = Meeting(Outcome.PRESENT), Meeting(Outcome.EXCUSED), Meeting(Outcome.ABSENT)


@pytest.mark.rule("A11")
@pytest.mark.parametrize(
    ("meetings", "length"),
    [([], 0), ([A], 1), ([A, A, A], 3), ([A, A, P], 0), ([P, A, A], 2), ([A, P, A, A, A], 3)],
)
def test_absences_without_notice_in_a_row_are_counted(meetings: list[Meeting], length: int) -> None:
    assert chain(meetings, RULE) == length


@pytest.mark.rule("A4")
def test_an_absence_with_notice_breaks_the_chain() -> None:
    assert chain([A, A, E, A], RULE) == 1
    assert chain([A, A, E, A], Rule(limit=3, excused_breaks=False)) == 3


@pytest.mark.rule("A7")
def test_an_additional_videoconference_is_not_in_the_chain() -> None:
    extra = Meeting(Outcome.ABSENT, is_supplementary=True)
    assert chain([A, extra, A], RULE) == 2
    assert chain([A, extra, A], Rule(limit=3, supplementary_counts=True)) == 3


@pytest.mark.rule("A6")
def test_a_meeting_without_quorum_counts_by_default() -> None:
    without = Meeting(Outcome.ABSENT, had_quorum=False)
    assert chain([A, without, A], RULE) == 3
    assert chain([A, without, A], Rule(limit=3, inquorate_counts=False)) == 2


@pytest.mark.rule("Z6")
@pytest.mark.parametrize(
    ("length", "expected"),
    [(0, Step.NONE), (1, Step.WATCH), (2, Step.WARNING), (3, Step.CASE), (4, Step.CASE)],
)
def test_what_a_chain_means(length: int, expected: Step) -> None:
    assert step(length, RULE) is expected


meetings = st.lists(st.builds(Meeting, st.sampled_from(Outcome), st.booleans(), st.booleans()), max_size=20)
rules = st.builds(Rule, st.integers(2, 5), st.booleans(), st.booleans(), st.booleans())


@given(meetings, rules)
def test_coming_ends_every_chain(held: list[Meeting], rule: Rule) -> None:
    assert chain([*held, P], rule) == 0


@given(meetings, rules)
def test_one_more_absence_lengthens_it_by_one(held: list[Meeting], rule: Rule) -> None:
    assert chain([*held, A], rule) == chain(held, rule) + 1


@given(meetings, rules)
def test_a_chain_is_never_longer_than_the_absences(held: list[Meeting], rule: Rule) -> None:
    assert chain(held, rule) <= sum(each.outcome is Outcome.ABSENT for each in held)
