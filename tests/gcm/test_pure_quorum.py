"""The quorum as arithmetic, without a database."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm.domain.quorum import Rule, Stay, quorum

GROUPS = {"government": 17, "un_igo": 6, "workers": 3, "employers": 3, "ngo": 3}
RULE = Rule(seats=16, per_group=1, groups=GROUPS)
GROUP_OF = {
    seat: group
    for group, seats in zip(
        GROUPS, (range(1, 18), range(18, 24), range(24, 27), range(27, 30), range(30, 33)), strict=True
    )
    for seat in seats
}


def there(*seats: int) -> list[Stay]:
    return [Stay(seat, GROUP_OF[seat], person=1000 + seat) for seat in seats]


@pytest.mark.rule("Q1")
@pytest.mark.parametrize(
    ("seats", "met"),
    [
        ((), False),  # 0
        ((*range(1, 12), 18, 24, 27, 30), False),  # 15, every group
        ((*range(1, 13), 18, 24, 27, 30), True),  # 16, every group
        ((*range(1, 18), 18, 24, 25, 26, 30), False),  # 22, no employer
        (tuple(range(1, 33)), True),  # 32
    ],
)
def test_the_present_are_compared_with_the_required(seats: tuple[int, ...], met: bool) -> None:
    found = quorum(there(*seats), RULE)
    assert (found.present, found.required, found.is_met) == (len(seats), 16, met)


@pytest.mark.rule("T3")
def test_enough_people_of_too_few_groups_is_told_by_the_group() -> None:
    found = quorum(there(*range(1, 24)), RULE)
    assert (found.missing_seats, found.missing_groups) == (0, ("workers", "employers", "ngo"))


@pytest.mark.rule("T4")
def test_a_representative_and_an_alternate_of_one_seat_count_once() -> None:
    stays = [*there(5), Stay(5, "government", person=7)]
    assert quorum(stays, RULE).present == 1


@pytest.mark.rule("Q5")
def test_one_person_for_two_seats_counts_once() -> None:
    assert quorum([Stay(5, "government", 7), Stay(24, "workers", 7)], RULE).present == 1


def test_of_two_persons_for_one_of_their_seats_each_gets_one() -> None:
    stays = [Stay(5, "government", 7), Stay(5, "government", 8), Stay(24, "workers", 7)]
    assert quorum(stays, RULE).present == 2


@pytest.mark.rule("Q1")
def test_reading_b_asks_for_no_group() -> None:
    rule = Rule(seats=16, per_group=1, groups=GROUPS, every_group=False)
    assert quorum(there(*range(1, 17)), rule).is_met


seats_of_people = st.lists(st.tuples(st.integers(1, 32), st.integers(1, 40)), max_size=60)


def as_stays(pairs: list[tuple[int, int]]) -> list[Stay]:
    return [Stay(seat, GROUP_OF[seat], person) for seat, person in pairs]


@given(seats_of_people)
def test_no_seat_and_no_person_is_counted_twice(pairs: list[tuple[int, int]]) -> None:
    found = quorum(as_stays(pairs), RULE)
    assert found.present <= min(len({seat for seat, _ in pairs}), len({person for _, person in pairs}))
    assert found.present == sum(each.present for each in found.groups)


@given(seats_of_people, st.tuples(st.integers(1, 32), st.integers(1, 40)))
def test_somebody_more_never_breaks_a_quorum(pairs: list[tuple[int, int]], more: tuple[int, int]) -> None:
    before, after = quorum(as_stays(pairs), RULE), quorum(as_stays([*pairs, more]), RULE)
    assert before.present <= after.present <= before.present + 1


@given(st.permutations([(5, 1), (5, 2), (6, 2), (24, 1), (30, 3)]))
def test_the_order_of_arrival_changes_nothing(pairs: list[tuple[int, int]]) -> None:
    assert quorum(as_stays(pairs), RULE).present == 3
