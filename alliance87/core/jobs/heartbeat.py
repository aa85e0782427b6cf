"""The worker and the beat say in the database that they live: `health` reads it there.

The beat's word comes from its own loop (`beat.PortalScheduler`), the worker's from a thread of its
main process, which a long job in a child does not silence.
"""

import logging
import threading
from typing import Any

from celery.signals import worker_ready, worker_shutting_down
from django.db import DatabaseError, connection
from django.utils import timezone

logger = logging.getLogger(__name__)

EVERY = 20  # seconds
_stopped = threading.Event()


def record(name: str) -> None:
    """Write that the process `name` lives now. A database that does not answer must not kill it."""
    from alliance87.core.jobs.models import Heartbeat

    try:
        Heartbeat.objects.update_or_create(name=name, defaults={"at": timezone.now()})
    except DatabaseError as error:
        logger.warning("no heartbeat", extra={"process": name, "error": type(error).__name__})


def _record_until_stopped() -> None:
    while not _stopped.is_set():
        record("worker")
        # A child of the pool must never inherit this thread's connection.
        connection.close()
        _stopped.wait(EVERY)


@worker_ready.connect(dispatch_uid="jobs.heartbeat.start")  # type: ignore[untyped-decorator,no-untyped-call]
def start(**kwargs: Any) -> None:
    _stopped.clear()
    threading.Thread(target=_record_until_stopped, name="heartbeat", daemon=True).start()


@worker_shutting_down.connect(dispatch_uid="jobs.heartbeat.stop")  # type: ignore[untyped-decorator,no-untyped-call]
def stop(**kwargs: Any) -> None:
    _stopped.set()
