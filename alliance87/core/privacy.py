"""What is kept about people, for how long, and how a person is erased from all of it.

Each app that keeps personal data declares a retention line, which the privacy page shows, and an
eraser, which the one erasing verb calls.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Retention:
    """One line of the retention table; all three are lazy translations."""

    data: Any
    why: Any
    period: Any


Eraser = Callable[[Any], None]
_lines: list[Retention] = []
_erasers: list[Eraser] = []


def define_retention(data: Any, why: Any, period: Any) -> None:
    """Add a line to the retention table. To be called from an `AppConfig.ready()`."""
    _lines.append(Retention(data, why, period))


def retention() -> list[Retention]:
    return list(_lines)


def define_eraser(erase: Eraser) -> Eraser:
    """Declare a function that removes what an app keeps about a person (given the user, before the
    user's own row is emptied). Usable as a decorator."""
    _erasers.append(erase)
    return erase


def erase_everywhere(user: Any) -> None:
    """Call every eraser. To be called inside the erasing transaction."""
    for erase in _erasers:
        erase(user)
