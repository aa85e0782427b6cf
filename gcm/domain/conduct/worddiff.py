"""What changed between two wordings, word by word. Plain values in, plain values out: no Django here."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

WORD = re.compile(r"\s+|\w+|[^\w\s]")


class Change(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """Words that stand together, with the spaces between them."""

    change: Change
    text: str


def word_diff(old: str, new: str) -> list[Piece]:
    """The two texts as one: what stayed and what is gone is the old text, what stayed and what is new is the
    new one. Words are compared whole, and a space between two changes does not keep them apart."""
    before, after = WORD.findall(old), WORD.findall(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[Piece] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            pieces.append(Piece(Change.SAME, "".join(before[i1:i2])))
            continue
        if i1 < i2:
            pieces.append(Piece(Change.GONE, "".join(before[i1:i2])))
        if j1 < j2:
            pieces.append(Piece(Change.NEW, "".join(after[j1:j2])))
    return _joined(pieces)


def _joined(pieces: list[Piece]) -> list[Piece]:
    """Changes of a kind with nothing but space between them are one change."""
    run: list[Piece] = []
    done: list[Piece] = []
    for place, piece in enumerate(pieces):
        if piece.change != Change.SAME or (run and piece.text.isspace() and place + 1 < len(pieces)):
            run.append(piece)
        else:
            done += _settled(run)
            done.append(piece)
            run = []
    return done + _settled(run)


def _settled(run: list[Piece]) -> list[Piece]:
    gone = "".join(each.text for each in run if each.change != Change.NEW)
    new = "".join(each.text for each in run if each.change != Change.GONE)
    both = [Piece(Change.GONE, gone), Piece(Change.NEW, new)]
    return [each for each in both if each.text]
