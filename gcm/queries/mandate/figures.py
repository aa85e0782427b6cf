"""What a review counts, and what it finds missing. Whoever owns the records declares it:

    define_figure("gcm.decisions", _("Decisions taken"), ReviewKind.PROGRESS, count=decisions_taken)
    define_gap("gcm.rotation", _("Groups that filed no rotation"), find=groups_without_rotation)

A higher app does so in its `AppConfig.ready()`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from gcm.enums import ReviewKind

Count = Callable[[datetime, datetime], int | tuple[int, int] | None]
Find = Callable[[], Sequence[Any]]


@dataclass(frozen=True)
class Figure:
    """`count` gets the beginning and the end of the time looked at. It answers a number, or how many of how
    many, or None when there is nothing to count. `unit` takes a number, as those of rule values do."""

    key: str
    label: Any
    kind: ReviewKind
    count: Count
    unit: Any


@dataclass(frozen=True)
class Gap:
    """`find` answers the names of what is missing."""

    key: str
    label: Any
    find: Find


_figures: dict[str, Figure] = {}
_gaps: dict[str, Gap] = {}


def define_figure(key: str, label: Any, kind: ReviewKind, *, count: Count, unit: Any = "") -> None:
    """Declare a figure of the reviews of that kind. Raises ValueError when the key is taken."""
    if key in _figures:
        raise ValueError(f"figure {key!r} is declared twice")
    _figures[key] = Figure(key, label, kind, count, unit)


def define_gap(key: str, label: Any, *, find: Find) -> None:
    """Declare a list of what nobody filed, shown in the governance review (S16). Raises ValueError when the
    key is taken."""
    if key in _gaps:
        raise ValueError(f"gap {key!r} is declared twice")
    _gaps[key] = Gap(key, label, find)


def figure(key: str) -> Figure | None:
    """None for one that is not declared any more."""
    return _figures.get(key)


def gaps() -> list[Gap]:
    """All of them, as declared."""
    return list(_gaps.values())


def snapshot(kind: str, since: datetime, until: datetime) -> list[dict[str, Any]]:
    """Each figure of the kind as plain values, to be stored: what was counted is not counted again."""
    found = []
    for each in _figures.values():
        if each.kind == kind:
            value = each.count(since, until)
            part, whole = value if isinstance(value, tuple) else (value, None)
            found.append({"key": each.key, "value": part, "of": whole})
    return found
