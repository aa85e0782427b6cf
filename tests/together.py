"""Several people doing the same thing at the same instant."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from threading import Barrier
from typing import Any

from django.db import connections


@dataclass(frozen=True)
class Outcome:
    """What one of them got: the value, or what was raised."""

    value: Any = None
    error: Exception | None = None


def run_together(act: Callable[[int], Any], people: int) -> list[Outcome]:
    """`act(0)` ... `act(people - 1)`, each in a thread with a database connection of its own, all let
    go at once. The test needs `transactional_db`: nobody sees what an open transaction wrote."""
    start = Barrier(people, timeout=10)

    def run(number: int) -> Outcome:
        start.wait()
        try:
            return Outcome(value=act(number))
        except Exception as error:
            return Outcome(error=error)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(max_workers=people) as pool:
        return list(pool.map(run, range(people)))
