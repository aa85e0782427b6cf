"""What Celery may ask for. It carries ids; the rows say what to do."""

from datetime import timedelta

from celery import shared_task
from django.utils import timezone

from alliance87.core import jobs

DONE_IS_KEPT = timedelta(days=30)
FAILED_IS_KEPT = timedelta(days=365)


@shared_task(name="jobs.run")  # type: ignore[untyped-decorator,no-untyped-call]
def run(job_id: int) -> None:
    from alliance87.core.jobs import worker

    worker.run_one(job_id)


@shared_task(name="jobs.sweep")  # type: ignore[untyped-decorator,no-untyped-call]
def sweep() -> None:
    """Do what nobody was told about: lost messages, dead workers, retries whose time has come."""
    jobs.run_due(limit=100)


@shared_task(name="jobs.periodic")  # type: ignore[untyped-decorator,no-untyped-call]
def periodic(kind: str) -> None:
    from alliance87.core.jobs import queue, worker

    job = jobs.enqueue(kind, key=queue.PERIODIC)
    worker.run_one(job.pk)


@jobs.handler("jobs.delete_old")
def delete_old(data: jobs.Data) -> None:
    """Done jobs are kept for 30 days, failed ones for a year."""
    from alliance87.core.jobs.models import Job

    now = timezone.now()
    Job.objects.filter(state=Job.State.DONE, finished_at__lt=now - DONE_IS_KEPT).delete()
    Job.objects.filter(state=Job.State.FAILED, finished_at__lt=now - FAILED_IS_KEPT).delete()


jobs.define_periodic("jobs.delete_old", every=24 * 60 * 60)
