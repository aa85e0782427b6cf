"""What is true everywhere: States, seats, topics. It ships as files with the portal and is loaded by
`manage.py load_reference`, as often as one likes.

An app declares its loaders in `domain/reference.py`, which its `AppConfig.ready()` imports:

    reference.define_loader("countries", load_countries, order=20)
"""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from django.db.models import Model, QuerySet

from alliance87.core.languages import LANGUAGES

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Counts:
    """What a loader did, in rows."""

    created: int = 0
    changed: int = 0
    same: int = 0


Loader = Callable[[], Counts]
_loaders: dict[str, tuple[int, Loader]] = {}


def define_loader(name: str, load: Loader, *, order: int) -> None:
    """Declare a loader; lower orders run first. Raises ValueError when the name is taken."""
    if name in _loaders:
        raise ValueError(f"loader {name!r} is declared twice")
    _loaders[name] = (order, load)


def loaders() -> list[tuple[str, Loader]]:
    """All of them, in the order in which they have to run."""
    return [(name, load) for name, (_, load) in sorted(_loaders.items(), key=lambda each: each[1][0])]


def rows_of(path: Path) -> Iterator[dict[str, str]]:
    """The rows of a CSV file of ours by column; lines that begin with # say where the facts come from."""
    with path.open(encoding="utf-8", newline="") as lines:
        yield from csv.DictReader(line for line in lines if not line.startswith("#"))


def in_languages(row: Mapping[str, str], *fields: str) -> dict[str, str]:
    """The columns of `row` that hold `fields` in the three languages."""
    return {f"{field}_{code}": row[f"{field}_{code}"] for field in fields for code in LANGUAGES}


@dataclass(frozen=True)
class Wanted:
    """A row as the files have it. `facts` are brought up to date at each loading; `kept` is what the
    secretariat may change, so it is given at the start and never again."""

    key: Mapping[str, Any]
    facts: Mapping[str, Any] = field(default_factory=dict)
    kept: Mapping[str, Any] = field(default_factory=dict)


def bring(
    rows: QuerySet[Row], wanted: Iterable[Wanted], prepare: Callable[[Row], None] = lambda row: None
) -> Counts:
    """Make what is missing among `rows` and bring the rest up to date, in two queries and one for each
    row that differs. `prepare` sets what a new row computes from its other fields."""
    every = list(wanted)
    names = list(every[0].key) if every else []
    known = {tuple(getattr(row, name) for name in names): row for row in rows}
    missing = [each for each in every if tuple(each.key.values()) not in known]
    made = [rows.model(**each.key, **each.facts, **each.kept) for each in missing]
    for row in made:
        prepare(row)
    rows.model._default_manager.bulk_create(made)
    stale = [each for each in every if _differs(known.get(tuple(each.key.values())), each.facts)]
    for each in stale:
        _write(known[tuple(each.key.values())], each.facts)
    return Counts(len(made), len(stale), len(every) - len(made) - len(stale))


def _differs(row: Model | None, facts: Mapping[str, Any]) -> bool:
    return row is not None and any(getattr(row, name) != value for name, value in facts.items())


def _write(row: Model, facts: Mapping[str, Any]) -> None:
    for name, value in facts.items():
        setattr(row, name, value)
    row.save()
