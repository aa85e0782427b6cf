"""Work that is done after the answer was sent.

A job is a row; the broker only wakes a worker. What the broker loses, the sweep finds. A job runs at
least once, so a handler must be able to run twice.

    @jobs.handler("mailing.send_batch")
    def send_batch(data): ...

    jobs.enqueue("mailing.send_batch", key="mailing:12", data={"mailing": 12})
    jobs.define_periodic("mailing.sweep", every=60)

Handlers live in the `tasks.py` of their app, which its `AppConfig.ready()` imports.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from alliance87.core.jobs.registry import Data, define_periodic, handler

if TYPE_CHECKING:
    from alliance87.core.jobs.models import Job

__all__ = ["Data", "define_periodic", "enqueue", "handler", "run_due"]

# The two below load the models when called: this package is imported before the apps are ready.


def enqueue(kind: str, *, key: str = "", data: Data | None = None, run_at: datetime | None = None) -> Job:
    """See `queue.enqueue`."""
    from alliance87.core.jobs import queue

    return queue.enqueue(kind, key=key, data=data, run_at=run_at)


def run_due(limit: int = 1000) -> int:
    """See `worker.run_due`."""
    from alliance87.core.jobs import worker

    return worker.run_due(limit)
