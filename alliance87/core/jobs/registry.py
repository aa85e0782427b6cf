"""Which kinds of job there are, and which of them come round by themselves."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

Data = dict[str, Any]
Run = Callable[[Data], None]


@dataclass(frozen=True)
class Handler:
    kind: str
    run: Run
    attempts: int
    lease: timedelta


_handlers: dict[str, Handler] = {}
_periodic: dict[str, int] = {}


def handler(
    kind: str, *, attempts: int = 5, lease: timedelta = timedelta(minutes=10)
) -> Callable[[Run], Run]:
    """Declare the function that does jobs of this kind, named `app.verb_noun`.

    It is tried `attempts` times; after `lease` a worker that has not answered is given up for dead and
    the job is taken by another. Raises ValueError when the kind is taken.
    """

    def declare(run: Run) -> Run:
        if kind in _handlers:
            raise ValueError(f"job {kind!r} is declared twice")
        _handlers[kind] = Handler(kind, run, attempts, lease)
        return run

    return declare


def handler_of(kind: str) -> Handler:
    """Raises LookupError when nobody does jobs of this kind."""
    try:
        return _handlers[kind]
    except KeyError:
        raise LookupError(f"nobody does the job {kind!r}") from None


def define_periodic(kind: str, *, every: int) -> None:
    """Have the beat enqueue this kind each `every` seconds. Raises ValueError when it is told twice."""
    if kind in _periodic:
        raise ValueError(f"the period of {kind!r} is declared twice")
    _periodic[kind] = every


def periodic() -> dict[str, int]:
    """The seconds between two runs, by kind."""
    return dict(_periodic)
