"""What is new in a version of the minutes, from what was frozen of both (N15)."""

from dataclasses import dataclass
from typing import Any

from gcm.queries.minutes_document import Section, document
from gcm.queries.minuting.differences import Piece, pieces_between

Content = dict[str, Any]


@dataclass(frozen=True)
class Change:
    """One item that is not as it was."""

    position: int
    title: str
    pieces: list[Piece]


def changes_between(before: Content, after: Content, language: str) -> list[Change]:
    """By item, in the language of the reader. No query."""
    old = {each.position: _words(each) for each in document(before, language).sections}
    return [
        Change(each.position, each.title, pieces_between(old.get(each.position, ""), _words(each)))
        for each in document(after, language).sections
        if old.get(each.position, "") != _words(each)
    ]


def _words(section: Section) -> str:
    """Everything that is written of an item, as one text."""
    written = [part.text for part in (section.summary, section.conclusions) if part]
    actions = [f"{each.text} ({each.due_on.isoformat()})" for each in section.actions]
    return "\n\n".join([*written, *actions])
