"""Splitting the official text of the mandate into its numbered clauses, to the letter. Plain values in, plain
values out: no Django here."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Opening:
    """How a clause begins in the official text, and the number that it has with us."""

    number: str
    opens: str
    heading: str


@dataclass(frozen=True)
class Clause:
    number: str
    heading: str
    text: str


class UnknownTextError(Exception):
    """The text does not have the clauses of the mandate. `missing` are those that were not found."""

    def __init__(self, missing: Sequence[Opening]) -> None:
        super().__init__("not the mandate")
        self.missing = missing


TITLE = Opening("0", "", "")


def split(text: str, openings: Sequence[Opening]) -> list[Clause]:
    """The clauses in their order; joined, they are the text again. What stands before the first is clause 0.
    Raises UnknownTextError when a clause does not begin after the one before it."""
    lines = text.splitlines(keepends=True)
    starts, missing, at = [(TITLE, 0)], [], 0
    for opening in openings:
        found = next((i for i in range(at, len(lines)) if begins(lines[i], opening.opens)), None)
        if found is None:
            missing.append(opening)
            continue
        starts.append((opening, found))
        at = found + 1
    if missing:
        raise UnknownTextError(missing)
    ends = [start for _opening, start in starts[1:]] + [len(lines)]
    return [
        Clause(opening.number, opening.heading, "".join(lines[start:end]))
        for (opening, start), end in zip(starts, ends, strict=True)
    ]


def begins(line: str, opens: str) -> bool:
    """Whether the line begins with these words, whichever apostrophe was typed."""
    said = line.strip().replace("’", "'")
    return said == opens or said.startswith(f"{opens} ")


def paragraphs(text: str) -> list[str]:
    """The text as it is read: paragraphs and bullets, each on one line."""
    found: list[list[str]] = [[]]
    for line in text.splitlines():
        said = line.strip()
        if said.startswith("•"):
            found.append([])
        if said:
            found[-1].append(said)
        elif found[-1] and found[-1][-1].endswith((".", ":", ";")):
            found.append([])
    return [" ".join(each) for each in found if each]
