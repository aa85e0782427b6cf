"""Countries on their way, on the secretariat's desk. Each verb has its page; the desk leads there."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from alliance87.core.admin import DeskHistoryAdmin
from gcm.views.acts import offered_to
from pathfinders.models import Pathway
from pathfinders.queries.support import support_of
from pathfinders.queries.way import history_of, next_of, steps_of
from pathfinders.views.way_acts import WAY


@admin.register(Pathway)
class PathwayAdmin(DeskHistoryAdmin):
    list_display = ("country", "state", "ministry", "opened_at", "granted_at")
    list_filter = ("state",)
    search_fields = ("country__name",)
    ordering = ("-opened_at",)
    list_select_related = ("country",)
    change_form_template = "admin/pathfinders/pathway/change_form.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Pathway]:
        return super().get_queryset(request).select_related("country", "organisation")

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        pathway: Any = self.get_object(request, object_id)
        if pathway is None or not self.has_view_permission(request, pathway):
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)  # type: ignore[attr-defined,no-any-return]
        context = {
            **self.admin_site.each_context(request),
            "title": str(pathway),
            "opts": self.opts,
            "original": pathway,
            "pathway": pathway,
            "steps": steps_of(pathway),
            "next": next_of(pathway),
            "acts": offered_to(request.user, WAY, pathway),
            "waiting": support_of(pathway).filter(closed_at=None),
            "history": history_of(pathway),
            "label": _("The way to the status and after it"),
        }
        return TemplateResponse(request, self.change_form_template, context)  # type: ignore[arg-type]
