"""The words of the demonstration, from `data/`, and the draws among them."""

import random
from functools import cache
from pathlib import Path

from alliance87.core.languages import LANGUAGES
from alliance87.core.reference import rows_of

FILES = Path(__file__).parent / "data"
Row = dict[str, str]
Texts = dict[str, str]  # one text by language code


@cache
def table(name: str) -> tuple[Row, ...]:
    return tuple(rows_of(FILES / f"{name}.csv"))


@cache
def rows_by(name: str, column: str) -> dict[str, tuple[Row, ...]]:
    """The rows of a table by the value that they have in a column."""
    found: dict[str, list[Row]] = {}
    for row in table(name):
        found.setdefault(row[column], []).append(row)
    return {value: tuple(rows) for value, rows in found.items()}


def texts(row: Row, field: str) -> Texts:
    return {code: row[f"{field}_{code}"] for code in LANGUAGES}


def draw(seed: int, *what: object) -> random.Random:
    """A source of chance of its own for each thing, so that one more thing does not change the others."""
    return random.Random(":".join(map(str, (seed, *what))))  # noqa: S311 - nothing is kept secret with it
