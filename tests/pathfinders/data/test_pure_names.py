"""Which State a row means, whatever it calls it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pathfinders.domain.data.names import (
    Area,
    ContradictionError,
    Known,
    Matcher,
    UnknownAreaError,
    key_of,
    m49_of,
)

KNOWN = Known(
    m49={"404": 1, "834": 2, "001": None},
    codes={"KE": 1, "TZ": 2},
    names={key_of("Kenya"): 1, key_of("United Republic of Tanzania"): 2, key_of("World"): None},
)
match = Matcher(KNOWN).state_of


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Gambia, The", "The Gambia"),
        ("Congo, Democratic Republic of the", "Democratic Republic of the Congo"),
        ("Côte d'Ivoire", "COTE D’IVOIRE"),
        ("St. Kitts & Nevis", "Saint Kitts and Nevis"),
        ("Korea, Rep.", "Republic of Korea"),
        ("Bolivia (Plurinational State of)", "Plurinational State of Bolivia"),
    ],
)
def test_the_same_name_in_other_words(one, other):
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Niger", "Nigeria"),
        ("Guinea", "Equatorial Guinea"),
        ("Congo", "Democratic Republic of the Congo"),
        ("Dominica", "Dominican Republic"),
        ("Samoa", "American Samoa"),
        ("Sudan", "South Sudan"),
    ],
)
def test_names_that_are_alike_stay_apart(one, other):
    assert key_of(one) != key_of(other)


@given(st.text(max_size=60))
def test_a_key_is_its_own_key(text):
    assert key_of(key_of(text)) == key_of(text)


@given(st.integers(min_value=1, max_value=999))
def test_a_code_without_its_zeros_is_the_same_code(number):
    assert m49_of(str(number)) == f"{number:03}"


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        (Area(m49="404"), 1),
        (Area(code="ke"), 1),
        (Area(name="kenya"), 1),
        (Area(m49="404", name="A name that nobody knows"), 1),
        (Area(m49="1", name="World"), None),
        (Area(name="Tanzania, United Republic of"), 2),
    ],
)
def test_a_row_finds_its_state(area, expected):
    assert match(area) == expected


def test_nobody_guesses():
    with pytest.raises(UnknownAreaError):
        match(Area(name="Kenia"))
    with pytest.raises(UnknownAreaError):
        match(Area())


def test_a_code_and_a_name_of_two_states_are_refused():
    with pytest.raises(ContradictionError):
        match(Area(m49="404", name="United Republic of Tanzania"))
