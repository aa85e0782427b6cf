"""Where the entries of the calendar come from. Whoever owns the records declares it:

define_source("gcm", _("Meetings of the GCG"), entries=meetings)
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from alliance87.core.ical.feed import Entry

Entries = Callable[[Any, datetime, datetime], Iterable[Entry]]


@dataclass(frozen=True)
class Source:
    """`entries` gets the reader and two instants, and answers what that reader may see between them, in the
    active language. `is_public`: visitors may see some of it."""

    key: str
    label: Any  # a lazy translation
    entries: Entries
    is_public: bool


_sources: dict[str, Source] = {}


def define_source(key: str, label: Any, *, entries: Entries, is_public: bool = False) -> None:
    """Declare a source. Raises ValueError when the key is taken."""
    if key in _sources:
        raise ValueError(f"calendar source {key!r} is declared twice")
    _sources[key] = Source(key, label, entries, is_public)


def sources(user: Any) -> list[Source]:
    """Those that the reader may choose from: visitors learn nothing of the others."""
    return [each for each in _sources.values() if each.is_public or user.is_authenticated]


def entries(user: Any, since: datetime, until: datetime, *, only: Collection[str] = ()) -> list[Entry]:
    """What the reader may see of the sources (all of them, or those named), the earliest first."""
    chosen = [each for each in sources(user) if not only or each.key in only]
    found = [entry for each in chosen for entry in each.entries(user, since, until)]
    return sorted(found, key=lambda each: (each.first_day, each.is_timed, each.summary))
