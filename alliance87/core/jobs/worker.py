"""Doing the jobs that are due."""

import logging
import traceback
from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from alliance87.core import inbox
from alliance87.core.jobs import queue
from alliance87.core.jobs.models import Job
from alliance87.core.jobs.registry import handler_of

logger = logging.getLogger(__name__)

FIRST_PAUSE = timedelta(seconds=30)


def run_due(limit: int = 1000) -> int:
    """Do what is due now, at most `limit` jobs, and answer how many were begun. Raises nothing: a
    handler's error is kept on the job, which is tried again later."""
    begun = 0
    while begun < limit and (job := queue.claim()):
        run(job)
        begun += 1
    return begun


def run_one(job_id: int) -> bool:
    """Do this job, if it is still due and nobody has it."""
    job = queue.claim(job_id)
    if job is None:
        return False
    run(job)
    return True


def run(job: Job) -> None:
    """Do a claimed job and record what became of it."""
    try:
        known = handler_of(job.kind)
        if job.attempts > known.attempts:  # each attempt took its worker down with it
            raise TimeoutError
        known.run(job.data)
    except Exception as error:
        _log(job, error)
        _put_back(job, error)
    else:
        _finish(job, Job.State.DONE, error="")


def pause_before(attempt: int) -> timedelta:
    """How long to wait after `attempt` failures: 30 s, 2 min, 8 min, 32 min ..., at most 6 hours."""
    pause: timedelta = FIRST_PAUSE * 4 ** min(attempt - 1, 10)
    return min(pause, timedelta(hours=6))


def _put_back(job: Job, error: Exception) -> None:
    try:
        is_last = job.attempts >= handler_of(job.kind).attempts
    except LookupError:
        is_last = True
    if is_last:
        _give_up(job, error)
    else:
        _wait_for_retry(job, error)


def _wait_for_retry(job: Job, error: Exception) -> None:
    try:
        with transaction.atomic():
            _mine(job).update(
                state=Job.State.PENDING,
                claim="",
                lease_until=None,
                run_at=timezone.now() + pause_before(job.attempts),
                last_error=type(error).__name__,
            )
    except IntegrityError:  # the same job was enqueued while this one ran: that one is enough
        _mine(job).delete()


@transaction.atomic
def _give_up(job: Job, error: Exception) -> None:
    if _finish(job, Job.State.FAILED, error=type(error).__name__):
        inbox.open_task(
            kind="jobs.failed",
            subject=job,
            role="secretariat",
            title=gettext_noop("A background job failed: %(kind)s"),
            params={"kind": job.kind},
            url_name="admin:jobs_job_change",
            url_kwargs={"object_id": str(job.pk)},
        )


def _finish(job: Job, state: str, *, error: str) -> int:
    if job.key == queue.PERIODIC:
        Job.objects.filter(kind=job.kind, key=queue.PERIODIC, state=state).delete()
    return _mine(job).update(
        state=state, claim="", lease_until=None, finished_at=timezone.now(), last_error=error
    )


def _mine(job: Job) -> models.QuerySet[Job]:
    """Empty once the lease ran out and another worker has the job: its word counts, not ours."""
    return Job.objects.filter(pk=job.pk, state=Job.State.RUNNING, claim=job.claim)


def _log(job: Job, error: Exception) -> None:
    """Where it broke and what kind of error; never its text, which may hold somebody's data."""
    frames = traceback.extract_tb(error.__traceback__)
    known = {"job": job.pk, "kind": job.kind, "attempt": job.attempts, "error": type(error).__name__}
    logger.error("a job failed", extra={**known, "at": f"{frames[-1].filename}:{frames[-1].lineno}"})
