"""Search over everything that is public. Whoever owns the records declares how they are found:

    define_kind("news", _("News"), find=find_news, order=30)
    define_texts("pilots", _("Pilots"), Texts(Pilot.objects.public, ...), order=25)

A finder answers what every visitor may read, and nothing else: it is not told who asks. What has no column to
be searched by is declared as texts, which are read for all kinds at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from alliance87.core.search_texts import Hit, Texts, found_by_words, found_in_tables, translated
from alliance87.core.text import fold

__all__ = [
    "Hit",
    "Texts",
    "define_kind",
    "define_texts",
    "found_in_tables",
    "search",
    "translated",
    "words_of",
]

MAX_WORDS, MAX_LENGTH = 8, 200
FEW = 5  # of each kind


Find = Callable[[Sequence[str], int], Sequence[Hit]]


@dataclass(frozen=True)
class Kind:
    """`find` gets the words, folded, all of which must be there, and how many hits are wanted at most."""

    key: str
    label: Any  # a lazy translation
    find: Find
    order: int


@dataclass(frozen=True)
class Found:
    kind: Kind
    hits: list[Hit]
    has_more: bool


_kinds: dict[str, Kind] = {}
_texts: dict[str, Texts] = {}


def define_kind(key: str, label: Any, *, find: Find, order: int) -> None:
    """Declare a kind of hits. Raises ValueError when the key is taken."""
    if key in _kinds:
        raise ValueError(f"search kind {key!r} is declared twice")
    _kinds[key] = Kind(key, label, find, order)


def define_texts(key: str, label: Any, texts: Texts, *, order: int) -> None:
    """Declare a kind of which the words are read. Raises ValueError when the key is taken."""
    define_kind(key, label, find=lambda words, limit: [], order=order)
    _texts[key] = texts


def words_of(text: str) -> list[str]:
    """What is searched for: folded, without NUL, at most eight words."""
    return fold(text.replace("\x00", "")[:MAX_LENGTH]).split()[:MAX_WORDS]


def search(text: str) -> list[Found]:
    """What is found, by kind, in the order of the kinds; nothing for no word."""
    words = words_of(text)
    if not words:
        return []
    found, read = [], found_by_words(_texts, words, FEW + 1)
    for kind in sorted(_kinds.values(), key=lambda each: each.order):
        hits = read.get(kind.key) or list(kind.find(words, FEW + 1))
        if hits:
            found.append(Found(kind, hits[:FEW], len(hits) > FEW))
    return found
