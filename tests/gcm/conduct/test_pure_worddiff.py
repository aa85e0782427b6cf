"""The word diff, by its properties."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gcm.domain.conduct.worddiff import Change, Piece, word_diff

TEXTS = st.text(alphabet=st.sampled_from("ab é’.,\n"), max_size=60)


def without(pieces: list[Piece], change: Change) -> str:
    return "".join(each.text for each in pieces if each.change != change)


@pytest.mark.rule("D4")
@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_back(old: str, new: str) -> None:
    pieces = word_diff(old, new)
    assert without(pieces, Change.NEW) == old
    assert without(pieces, Change.GONE) == new


@given(TEXTS)
def test_the_same_text_has_no_change(text: str) -> None:
    assert all(each.change == Change.SAME for each in word_diff(text, text))


@pytest.mark.rule("D4")
def test_whole_words_are_told_and_neighbours_stand_together() -> None:
    assert word_diff("for two years.", "for twelve months.") == [
        Piece(Change.SAME, "for "),
        Piece(Change.GONE, "two years"),
        Piece(Change.NEW, "twelve months"),
        Piece(Change.SAME, "."),
    ]
