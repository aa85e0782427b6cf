"""What happened in the open: each kind of public event is a source, declared once (X4).

A source answers with what anybody may read on the portal, each thing under a key that never changes. What
is restricted, hidden or not yet published is not in its answer, and so in no issue (T9).
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import translation


@dataclass(frozen=True)
class Event:
    """`key` names the event for good; `titles` and `texts` are plain text by language code, `url` is a path
    of the portal."""

    key: str
    titles: Mapping[str, str]
    url: str
    at: datetime
    texts: Mapping[str, str] | None = None


Collect = Callable[[datetime, datetime], Iterable[Event]]
StillPublic = Callable[[Iterable[str]], set[str]]


@dataclass(frozen=True)
class Source:
    """`kind` is that of the section into which its events go; `still_public` answers which keys of its own
    among those given name what anybody may read now."""

    kind: str
    label: Any  # a lazy translation
    collect: Collect
    still_public: StillPublic


_sources: dict[str, Source] = {}


def define_source(kind: str, label: Any, collect: Collect, still_public: StillPublic) -> None:
    """Declare a kind of event: `collect` is given the two ends of a span, the first included, the last not.
    Sections stand in the order of declaration. Raises ValueError when the kind is taken."""
    if kind in _sources:
        raise ValueError(f"newsletter source {kind!r} is declared twice")
    _sources[kind] = Source(kind, label, collect, still_public)


def sources() -> list[Source]:
    """Those that were declared, in that order."""
    return list(_sources.values())


def while_in(prefix: str, rows: Callable[[], QuerySet[Any]], field: str = "pk") -> StillPublic:
    """Public as long as its row is among `rows`, whose `field` follows the prefix in the key. One query, none
    without a key of that prefix."""

    def still_public(keys: Iterable[str]) -> set[str]:
        named = [key.removeprefix(prefix) for key in keys if key.startswith(prefix)]
        if not named:
            return set()
        found = rows().filter(**{f"{field}__in": named}).values_list(field, flat=True)
        return {f"{prefix}{each}" for each in found}

    return still_public


def public_among(keys: Iterable[str]) -> set[str]:
    """Those that name what anybody may read now. One query at most for each source."""
    asked = list(keys)
    return {key for source in sources() for key in source.still_public(asked)}


def in_every_language(write: Callable[[], Any]) -> dict[str, str]:
    """What `write` says in each language of the portal."""
    said = {}
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            said[code] = str(write())
    return said
