"""Background work of the inbox."""

from datetime import timedelta

from django.utils import timezone

from alliance87.core import jobs

CLOSED_IS_KEPT = timedelta(days=180)


@jobs.handler("inbox.delete_old")
def delete_old(data: jobs.Data) -> None:
    """Closed tasks may name a person in their title: they are kept for 180 days."""
    from alliance87.core.inbox.models import Task

    Task.objects.filter(closed_at__lt=timezone.now() - CLOSED_IS_KEPT).delete()


jobs.define_periodic("inbox.delete_old", every=24 * 60 * 60)
