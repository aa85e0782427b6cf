"""The sections of a note. Whoever owns the records declares one; the note freezes what they answer:

define_section("gcm.decisions", _("Decisions taken"), ALL, lines=decisions_taken)

Those of the portal are in `sections`.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from gcm.models import Meeting
from secretariat.enums import BriefKind
from secretariat.models import Representation

NOBODY = AnonymousUser()  # a note is carried about: whom every reader may know of is named in it (P5)


@dataclass(frozen=True)
class Scope:
    """What a note looks at: from `since` to `until`, and what it is for."""

    since: datetime
    until: datetime
    meeting: Meeting | None = None
    representation: Representation | None = None


@dataclass(frozen=True)
class Line:
    """One fact in the active language, with the address of the page where it stands, "" for what has no page
    that the readers of the note may open, and its source in words. Never without (X4)."""

    text: str
    url: str
    source: str


Lines = Callable[[Scope], Iterable[Line]]


@dataclass(frozen=True)
class Section:
    key: str
    title: Any  # a lazy translation
    kinds: frozenset[BriefKind]
    lines: Lines


_sections: dict[str, Section] = {}


def define_section(key: str, title: Any, kinds: Collection[BriefKind], *, lines: Lines) -> None:
    """Declare a section of the notes of those kinds; sections stand in the order of their declaration.
    Raises ValueError when the key is taken."""
    if key in _sections:
        raise ValueError(f"section {key!r} is declared twice")
    _sections[key] = Section(key, title, frozenset(kinds), lines)


def content(kind: BriefKind, scope: Scope) -> dict[str, list[dict[str, Any]]]:
    """Plain values for each language of the portal, to be stored. A section without lines says so itself:
    that nothing happened is a fact too."""
    return {code: _in_language(code, kind, scope) for code, _name in settings.LANGUAGES}


def _in_language(code: str, kind: BriefKind, scope: Scope) -> list[dict[str, Any]]:
    with translation.override(code):
        return [
            {"title": str(each.title), "lines": [asdict(line) for line in each.lines(scope)]}
            for each in _sections.values()
            if kind in each.kinds
        ]
