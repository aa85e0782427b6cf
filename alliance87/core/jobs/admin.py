from typing import Any

from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alliance87.core.jobs import queue
from alliance87.core.jobs.models import Job


@admin.register(Job)
class JobAdmin(admin.ModelAdmin):  # type: ignore[type-arg]
    """The background work: to look at, and to have tried again."""

    list_display = ("kind", "key", "state", "attempts", "run_at", "finished_at", "last_error")
    list_filter = ("state", "kind")
    date_hierarchy = "created_at"
    actions = ("try_again",)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_retry_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("jobs.change_job")

    @admin.action(description=_("Try the failed ones again"), permissions=["retry"])
    def try_again(self, request: HttpRequest, jobs: QuerySet[Job]) -> None:
        count = queue.retry_failed(jobs)
        messages.success(
            request,
            ngettext("%(count)s job will be tried again.", "%(count)s jobs will be tried again.", count)
            % {"count": count},
        )
