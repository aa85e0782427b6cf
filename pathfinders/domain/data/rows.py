"""What adapters read out of files: plain values, row by row, and what is wrong with them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from pathfinders.domain.data.names import Area


@dataclass(frozen=True)
class Figure:
    """A value of a series. `line` is that of the file."""

    line: int
    area: Area
    series: str
    year: int
    value: Decimal
    sex: str = "both"
    age: str = ""
    unit: str = ""
    origin: str = ""
    note: str = ""


@dataclass(frozen=True)
class Ratified:
    """What a State did about an instrument."""

    line: int
    area: Area
    convention: str
    state: str
    on: date | None


@dataclass(frozen=True)
class Fault:
    """What is wrong in a line, in words; line 0 is the file as a whole."""

    line: int
    words: Any


@dataclass(frozen=True)
class Reading:
    """A file as read. `left_out` counts the rows that say nothing the portal shows."""

    figures: Sequence[Figure] = ()
    ratified: Sequence[Ratified] = ()
    faults: Sequence[Fault] = field(default_factory=tuple)
    left_out: int = 0


class FaultyFileError(Exception):
    """Nothing was changed. `faults` says why, in the order of the file."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__("faulty file")
        self.faults = sorted(faults, key=lambda each: each.line)
