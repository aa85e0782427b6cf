from typing import Any

from django.contrib import admin
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.admin import DeskAdmin
from alliance87.core.bulk import bulk_act
from alliance87.core.jobs import queue
from alliance87.core.jobs.models import Job


def _outcome(job: Job) -> Any:
    queue.refuse_unless_failed(job)
    return _("will be tried again")


@admin.register(Job)
class JobAdmin(DeskAdmin):
    """The background work: to look at, and to have tried again."""

    list_display = ("kind", "key", "state", "attempts", "run_at", "finished_at", "last_error")
    list_filter = ("state", "kind")
    date_hierarchy = "created_at"
    actions = (
        bulk_act(
            name="try_again",
            label=gettext_lazy("Try the failed ones again"),
            permission="jobs.change_job",
            outcome=_outcome,
            act=lambda actor, job: queue.retry_failed(actor=actor, job=job),
        ),
    )
