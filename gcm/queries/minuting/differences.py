"""What is new in a text, word by word (N15). Pure: plain values in, plain values out."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

WORD = re.compile(r"\s+|\w+|[^\w\s]")


@dataclass(frozen=True)
class Piece:
    """`kind` is "same", "removed" or "added"."""

    kind: str
    text: str


def pieces_between(before: str, after: str) -> list[Piece]:
    """The pieces in order: those that are not added make up `before`, those that are not removed `after`."""
    old, new = WORD.findall(before), WORD.findall(after)
    found: list[Piece] = []
    for tag, start, end, from_, to in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(old[start:end])))
            continue
        found += [
            Piece(kind, "".join(words))
            for kind, words in (("removed", old[start:end]), ("added", new[from_:to]))
            if words
        ]
    return found
