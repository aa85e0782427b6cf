"""Meetings held before the portal was there: read on the desk, brought in from a CSV after a preview."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from alliance87.core.admin import DeskAdmin
from gcm.domain.mandate.past_meetings import checked_rows, import_past_meetings
from gcm.domain.mandate.past_meetings_csv import COLUMNS, FaultyRowsError, write
from gcm.enums import MeetingKind, MeetingMode
from gcm.forms.mandate.past_meetings import PastMeetingsForm
from gcm.models import PastMeeting


@admin.register(PastMeeting)
class PastMeetingAdmin(DeskAdmin):
    list_display = ("number", "held_on", "kind", "mode", "place", "is_date_doubtful", "source")
    ordering = ("number",)
    change_list_template = "admin/gcm/mandate/past_meetings.html"

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("gcm.import_past_meetings")

    def get_urls(self) -> list[Any]:
        guard = self.admin_site.admin_view
        return [
            path("import/", guard(self.import_view), name="gcm_pastmeeting_import"),
            path("export/", guard(self.export_view), name="gcm_pastmeeting_export"),
            *super().get_urls(),
        ]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """A file is read and shown; what was shown is then imported, all or nothing."""
        self._ask(request)
        sent = request.method == "POST"
        form = PastMeetingsForm(request.POST if sent else None, request.FILES if sent else None)
        if not form.is_valid():
            return self._page(request, form)
        text = form.cleaned_data["text"]
        try:
            if "confirm" not in request.POST:
                return self._page(request, PastMeetingsForm(initial={"text": text}), rows=checked_rows(text))
            done = import_past_meetings(actor=request.user, text=text)
        except FaultyRowsError as refusal:
            return self._page(request, form, faults=refusal.faults)
        messages.success(
            request,
            _("%(created)s created, %(changed)s changed, %(same)s as they were.")
            % {"created": done.created, "changed": done.changed, "same": done.same},
        )
        return redirect("admin:gcm_pastmeeting_changelist")

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """The list in the format in which it is imported (T17)."""
        self._ask(request)
        return HttpResponse(
            write(PastMeeting.objects.all()),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="earlier-meetings.csv"'},
        )

    def _ask(self, request: HttpRequest) -> None:
        if not self.has_view_permission(request):
            raise Http404

    def _page(self, request: HttpRequest, form: Any, rows: Any = None, faults: Any = None) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Bring in earlier meetings"),
            "form": form,
            "rows": [(row, MeetingKind(row.kind).label, MeetingMode(row.mode).label) for row in rows or ()],
            "faults": faults,
            "columns": COLUMNS,
            "kinds": MeetingKind.values,
            "modes": MeetingMode.values,
        }
        status = 422 if faults or form.errors else 200
        return TemplateResponse(request, "admin/gcm/mandate/import.html", context, status=status)
