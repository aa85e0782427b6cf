"""Slips in the official text of the mandate, listed for its next review (M3). The text stays as it is. Plain
values in, plain values out: no Django here."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from gcm.domain.mandate.clauses import Clause, paragraphs

OTHER_NAME, OPEN_BRACKET = "other_name", "open_bracket"
_OTHER_NAME = re.compile(r"[^ ]* ?[^ ]* ?\bGCG\b")
_LENGTH = 60


@dataclass(frozen=True)
class Slip:
    """What kind it is, in which clause, with the words around it."""

    number: str
    name: str
    passage: str


def slips_in(clauses: Sequence[Clause]) -> list[Slip]:
    """In the order of the text: the body under another name than its own, and brackets that nobody closed."""
    return [slip for clause in clauses for slip in _of(clause)]


def _of(clause: Clause) -> Iterator[Slip]:
    for paragraph in paragraphs(clause.text):
        for found in _OTHER_NAME.finditer(paragraph):
            yield Slip(clause.number, OTHER_NAME, found[0])
        at = unclosed(paragraph)
        if at is not None:
            yield Slip(clause.number, OPEN_BRACKET, paragraph[at : at + _LENGTH])


def unclosed(text: str) -> int | None:
    """Where the first bracket stands that is not closed; None when all are."""
    waiting: list[int] = []
    for at, letter in enumerate(text):
        if letter == "(":
            waiting.append(at)
        elif letter == ")" and waiting:
            waiting.pop()
    return waiting[0] if waiting else None
