"""What is true everywhere: States, seats, topics. It ships as files with the portal and is loaded by
`manage.py load_reference`, as often as one likes.

An app declares its loaders in `domain/reference.py`, which its `AppConfig.ready()` imports:

    reference.define_loader("countries", load_countries, order=20)
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from django.db.models import Model

Row = TypeVar("Row", bound=Model)


@dataclass(frozen=True)
class Counts:
    """What a loader did, in rows."""

    created: int = 0
    changed: int = 0
    same: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(self.created + other.created, self.changed + other.changed, self.same + other.same)


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
    return {f"{field}_{code}": row[f"{field}_{code}"] for field in fields for code in ("fr", "en", "es")}


def bring(
    model: type[Row], key: Mapping[str, Any], facts: Mapping[str, Any], kept: Mapping[str, Any] | None = None
) -> tuple[Row, Counts]:
    """The row with `key`, made when it is missing. `facts` are brought up to date; `kept` are what the
    secretariat may change, so they are given at the start and never again."""
    row = model._default_manager.filter(**key).first()
    if row is None:
        return model._default_manager.create(**key, **facts, **(kept or {})), Counts(created=1)
    differing = {name: value for name, value in facts.items() if getattr(row, name) != value}
    if not differing:
        return row, Counts(same=1)
    for name, value in differing.items():
        setattr(row, name, value)
    row.save()
    return row, Counts(changed=1)
