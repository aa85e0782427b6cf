"""Putting jobs into the queue and taking them out of it."""

import logging
import uuid
from datetime import datetime, timedelta

from celery import current_app
from django.conf import settings
from django.db import connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone

from alliance87.core import inbox
from alliance87.core.jobs.models import Job
from alliance87.core.jobs.registry import Data, handler_of

logger = logging.getLogger(__name__)


@transaction.atomic
def enqueue(kind: str, *, key: str = "", data: Data | None = None, run_at: datetime | None = None) -> Job:
    """Have the job done after this transaction commits, not before `run_at` (default: at once).

    While a job of this kind and key waits, it stays the only one, and the sooner instant holds.
    `data` holds ids and other primitives, no personal data. Raises LookupError for an unknown kind.
    """
    handler_of(kind)
    when = run_at or timezone.now()
    # Locked, so that no worker starts it with what was true before this transaction.
    job, created = Job.objects.select_for_update().get_or_create(
        kind=kind, key=key, state=Job.State.PENDING, defaults={"data": data or {}, "run_at": when}
    )
    if not created and when < job.run_at:
        job.run_at = when
        job.save(update_fields=["run_at"])
    if job.run_at <= timezone.now():
        transaction.on_commit(lambda: wake(job.pk), robust=True)
    return job


def wake(job_id: int) -> None:
    """Tell a worker. A broker that does not answer is the sweep's business, never the visitor's."""
    if not settings.JOBS_WAKE_WORKERS:
        return
    try:
        current_app.send_task("jobs.run", args=[job_id], retry=False, ignore_result=True)
    except Exception as error:
        logger.warning("the broker does not answer", extra={"job": job_id, "error": type(error).__name__})


def claim(job_id: int | None = None) -> Job | None:
    """Take one due job (this one, when named); None when there is none or another worker has it."""
    with transaction.atomic():
        due = Job.objects.due()
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
def retry_failed(jobs: QuerySet[Job]) -> int:
    """Enqueue again those of `jobs` that failed for good, and close their tasks. Returns how many."""
    failed = list(jobs.filter(state=Job.State.FAILED).select_for_update())
    for job in failed:
        enqueue(job.kind, key=job.key, data=job.data)
        inbox.close_tasks(subject=job)
    Job.objects.filter(pk__in=[job.pk for job in failed]).update(state=Job.State.DONE)
    return len(failed)
