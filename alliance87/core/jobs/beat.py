"""Celery's clock, wound from what the apps declared with `define_periodic`."""

import time
from typing import Any

from celery.beat import PersistentScheduler
from django.db import close_old_connections

from alliance87.core.jobs import heartbeat
from alliance87.core.jobs.registry import periodic

SWEEP_EVERY = 30  # seconds


def schedule() -> dict[str, dict[str, Any]]:
    """The entries of the beat. A tick that waited longer than its period is dropped: the next is due."""
    entries: dict[str, dict[str, Any]] = {
        "jobs.sweep": {"task": "jobs.sweep", "schedule": SWEEP_EVERY, "options": {"expires": SWEEP_EVERY}}
    }
    for kind, every in periodic().items():
        entries[kind] = {
            "task": "jobs.periodic",
            "schedule": every,
            "args": (kind,),
            "options": {"expires": every},
        }
    return entries


class PortalScheduler(PersistentScheduler):
    _told_at = float("-inf")

    def __init__(self, app: Any, **kwargs: Any) -> None:
        app.conf.beat_schedule = schedule()
        super().__init__(app, **kwargs)  # type: ignore[no-untyped-call]
        self.max_interval = heartbeat.EVERY

    def setup_schedule(self) -> None:
        """A file that a crash cut short is begun anew, as the library does with files that are damaged in
        other ways: it holds only when each task ran last."""
        try:
            super().setup_schedule()  # type: ignore[no-untyped-call]
        except EOFError as error:
            self._store = self._destroy_open_corrupted_schedule(error)  # type: ignore[no-untyped-call]
            super().setup_schedule()  # type: ignore[no-untyped-call]

    def tick(self, *args: Any, **kwargs: Any) -> float:
        if time.monotonic() - self._told_at >= heartbeat.EVERY / 2:
            self._told_at = time.monotonic()
            close_old_connections()
            heartbeat.record("beat")
        return float(super().tick(*args, **kwargs))  # type: ignore[no-untyped-call]
