"""Putting jobs into the queue and taking them out of it."""

import logging
import uuid
from contextlib import suppress
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from celery import current_app
from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, connection, transaction
from django.db.models import Exists, F, OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger
from alliance87.core.jobs.models import Job
from alliance87.core.jobs.registry import Data, handler_of

logger = logging.getLogger(__name__)

PERIODIC = "periodic"  # the key of what the beat enqueues: one finished row of a kind is enough


@transaction.atomic
def enqueue(kind: str, *, key: str = "", data: Data | None = None, run_at: datetime | None = None) -> Job:
    """Have the job done after this transaction commits, not before `run_at` (default: at once).

    While a job of this kind and key waits, it stays the only one, and the sooner instant holds.
    `data` holds ids and other primitives, no personal data. Raises LookupError for an unknown kind.
    """
    handler_of(kind)
    when = run_at or timezone.now()
    job, created = _the_one_that_waits(kind, key, {"data": data or {}, "run_at": when})
    if not created and when < job.run_at:
        job.run_at = when
        job.save(update_fields=["run_at"])
    if job.run_at <= timezone.now():
        transaction.on_commit(lambda: wake(job.pk), robust=True)
    return job


def _the_one_that_waits(kind: str, key: str, defaults: Data) -> tuple[Job, bool]:
    """Locked, so that no worker starts it with what was true before this transaction. Between two looks
    somebody may put it there and a worker take it up: then there is to be another."""
    waiting = Job.objects.select_for_update()
    look = partial(waiting.get_or_create, kind=kind, key=key, state=Job.State.PENDING, defaults=defaults)
    for _attempt in range(2):
        with suppress(IntegrityError):
            return look()
    return look()


def wake(job_id: int) -> None:
    """Tell a worker. A broker that does not answer is the sweep's business, never the visitor's."""
    if not settings.JOBS_WAKE_WORKERS:
        return
    try:
        current_app.send_task("jobs.run", args=[job_id], retry=False, ignore_result=True)
    except Exception as error:
        logger.warning("the broker does not answer", extra={"job": job_id, "error": type(error).__name__})


def claim(job_id: int | None = None) -> Job | None:
    """Take one due job (this one, when named); None when there is none or another worker has it. What comes
    round by itself is never done twice at once, whoever asked: the later one waits for the sweep."""
    with transaction.atomic():
        running = Job.objects.filter(kind=OuterRef("kind"), key=PERIODIC, state=Job.State.RUNNING)
        alive = running.filter(lease_until__gt=timezone.now())
        due = Job.objects.due().exclude(Q(Exists(alive), key=PERIODIC))
        if job_id is not None:
            due = due.filter(pk=job_id)
        if connection.features.has_select_for_update_skip_locked:
            due = due.select_for_update(skip_locked=True)
        job: Job | None = due.order_by("run_at", "pk").first()
        return _take(job) if job else None


def _lease_of(kind: str) -> timedelta:
    try:
        return handler_of(kind).lease
    except LookupError:  # left by another version of the portal; it will fail in words
        return timedelta(minutes=1)


def _take(job: Job) -> Job | None:
    """Where rows cannot be locked (SQLite) the condition on the former claim decides who has it."""
    former = Job.objects.filter(pk=job.pk, state=job.state, claim=job.claim)
    claim_id, lease_until = uuid.uuid4().hex, timezone.now() + _lease_of(job.kind)
    taken = former.update(
        state=Job.State.RUNNING, claim=claim_id, lease_until=lease_until, attempts=F("attempts") + 1
    )
    if not taken:
        return None
    job.refresh_from_db()
    return job


@transaction.atomic
def retry_failed(*, actor: Any, job: Job) -> None:
    """Enqueue again what failed for good, and close its task. Raises PermissionDenied, ValidationError for
    a job that did not fail."""
    if not actor.has_perm("jobs.change_job"):
        raise PermissionDenied
    locked = Job.objects.select_for_update().get(pk=job.pk)
    refuse_unless_failed(locked)
    enqueue(locked.kind, key=locked.key, data=locked.data)
    inbox.close_tasks(subject=locked)
    Job.objects.filter(pk=locked.pk).update(state=Job.State.DONE)
    ledger.append(kind="jobs.retried", subject=locked, actor=actor, data={"kind": locked.kind})


def refuse_unless_failed(job: Job) -> None:
    """Raises ValidationError, in words for whoever chose the job."""
    if job.state != Job.State.FAILED:
        raise ValidationError(_("It did not fail: there is nothing to try again."))
