"""The chance of a quorum as arithmetic, without a database: exact, so that it can be counted out."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm.domain.planning.forecast import Forecast, Habits, Needed, Place, Signs, chance_of, forecast

GROUPS = ("government", "workers", "ngo")
HABITS = Habits(attends=0.9, absent=0.1, alternate=0.5)
chances = st.one_of(st.sampled_from([0.0, 1.0]), st.floats(0, 1, allow_nan=False))


@st.composite
def bodies(draw: st.DrawFn) -> tuple[list[Place], Needed]:
    """At most eight seats, some of no group: few enough to count out every room there can be."""
    count = draw(st.integers(0, 8))
    places = [
        Place(seat, draw(st.sampled_from([*GROUPS, ""])), draw(chances), is_open=draw(st.booleans()))
        for seat in range(1, count + 1)
    ]
    return places, Needed(draw(st.integers(0, 9)), draw(st.integers(0, 2)), GROUPS)


def counted_out(places: list[Place], needed: Needed) -> Forecast:
    """Every room there can be, one by one."""
    enough = both = 0.0
    groups = dict.fromkeys(needed.groups, 0.0)
    for room in product((False, True), repeat=len(places)):
        share, there = 1.0, [place for place, came in zip(places, room, strict=True) if came]
        for place, came in zip(places, room, strict=True):
            share *= place.chance if came else 1 - place.chance
        by_group = {
            group: sum(place.group == group for place in there) >= needed.per_group for group in groups
        }
        enough += share * (len(there) >= needed.seats)
        both += share * (len(there) >= needed.seats and all(by_group.values()))
        for group, is_there in by_group.items():
            groups[group] += share * is_there
    return Forecast(enough, groups, both, {})


@given(bodies())
def test_it_is_what_counting_every_room_gives(body: tuple[list[Place], Needed]) -> None:
    told, expected = forecast(*body), counted_out(*body)

    assert told.enough == pytest.approx(expected.enough, abs=1e-9)
    assert told.both == pytest.approx(expected.both, abs=1e-9)
    assert dict(told.groups) == pytest.approx(dict(expected.groups), abs=1e-9)


@given(bodies())
def test_a_quorum_is_never_likelier_than_what_it_is_made_of(body: tuple[list[Place], Needed]) -> None:
    told = forecast(*body)

    assert -1e-9 <= told.both <= min([told.enough, *told.groups.values()]) + 1e-9
    assert told.enough <= 1


@given(bodies(), st.data())
def test_a_seat_that_is_likelier_to_come_never_lowers_the_chance(
    body: tuple[list[Place], Needed], data: st.DataObject
) -> None:
    places, needed = body
    if not places:
        return
    at = data.draw(st.integers(0, len(places) - 1))
    more = [
        Place(place.seat, place.group, 1.0 if index == at else place.chance)
        for index, place in enumerate(places)
    ]
    assert forecast(more, needed).both >= forecast(places, needed).both - 1e-9


@given(bodies())
def test_the_key_seat_is_the_one_that_makes_the_largest_difference(
    body: tuple[list[Place], Needed],
) -> None:
    places, needed = body
    told = forecast(places, needed)

    assert set(told.stakes) == {place.seat for place in places if place.is_open}
    if told.key is not None:
        assert told.stakes[told.key] == max(told.stakes.values())


def test_the_last_seat_of_a_group_matters_most() -> None:
    sure = [Place(seat, "government", 1.0) for seat in range(1, 4)]
    open_ones = [
        Place(4, "government", 0.9, is_open=True),
        Place(5, "workers", 0.4, is_open=True),
        Place(6, "ngo", 0.99, is_open=True),
    ]
    told = forecast([*sure, *open_ones], Needed(4, 1, GROUPS))

    assert (told.key, told.groups["workers"]) == (5, 0.4)
    assert told.both == pytest.approx(0.4 * 0.99)
    assert told.stakes == pytest.approx({4: 0.0, 5: 0.99, 6: 0.4})


@pytest.mark.rule("Q6")
def test_a_group_without_anybody_leaves_no_chance() -> None:
    places = [Place(1, "government", 1.0), Place(2, "workers", 1.0), Place(3, "ngo", 0.0)]
    told = forecast(places, Needed(2, 1, GROUPS))

    assert (told.enough, told.groups["ngo"], told.both, told.key) == (1.0, 0.0, 0.0, None)


@pytest.mark.parametrize(
    ("signs", "expected"),
    [
        (Signs(), 0.5),  # nothing is known
        (Signs(came=3, held=3), 0.8),
        (Signs(came=0, held=3), 0.2),
        (Signs("attends"), 0.9),
        (Signs("absent", came=9, held=9), 0.1),
        (Signs("absent", has_alternate=True), 0.1),  # the notice is the seat's
        (Signs("attends", has_alternate=True), 0.95),
        (Signs(has_alternate=True), 0.75),
    ],
)
def test_what_a_chance_is_reckoned_from(signs: Signs, expected: float) -> None:
    assert chance_of(signs, HABITS) == pytest.approx(expected)


@pytest.mark.parametrize(
    "places", [[Place(1, "", 1.5)], [Place(1, "", -0.1)], [Place(1, "", 0.5), Place(1, "", 0.5)]]
)
def test_what_cannot_be_is_refused(places: list[Place]) -> None:
    with pytest.raises(ValueError, match="chance|twice"):
        forecast(places, Needed(1, 0, ()))
