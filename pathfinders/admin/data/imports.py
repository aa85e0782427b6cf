"""Bringing figures in: a file is read and shown, then what was shown is brought in, all or nothing."""

from typing import Any

from django.contrib import admin, messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.translation import gettext as _

from alliance87.core.admin import DeskAdmin
from pathfinders.domain.data.adapters import adapters
from pathfinders.domain.data.importing import import_country_data, preview_import
from pathfinders.domain.data.rows import FaultyFileError
from pathfinders.forms.data.importing import ImportForm
from pathfinders.models import ImportRun
from pathfinders.queries.countries.preview import lines_of

COUNTS = ("created", "changed", "same", "left_out")


@admin.register(ImportRun)
class ImportRunAdmin(DeskAdmin):
    list_display = ("imported_at", "source", "adapter", "retrieved_on", *COUNTS, "imported_by")
    list_select_related = ("source", "imported_by")
    list_filter = ("source", "adapter")
    change_list_template = "admin/pathfinders/imports.html"

    def get_urls(self) -> list[Any]:
        guard = self.admin_site.admin_view
        return [
            path("bring-in/", guard(self.import_view), name="pathfinders_importrun_import"),
            *super().get_urls(),
        ]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        if not request.user.has_perm("pathfinders.import_country_data"):
            raise Http404
        sent = request.method == "POST"
        form = ImportForm(*((request.POST, request.FILES) if sent else ()), owner=request.user)
        if not form.is_valid():
            return self._page(request, form)
        given = {name: form.cleaned_data[name] for name in ("source", "adapter", "content")}
        try:
            if "confirm" not in request.POST:
                return self._preview(request, form, preview_import(actor=request.user, **given))
            rest = {name: form.cleaned_data[name] for name in ("retrieved_on", "file_name")}
            run = import_country_data(actor=request.user, **given, **rest)
        except FaultyFileError as refusal:
            return self._page(request, form, faults=refusal.faults)
        words = _("%(created)s new, %(changed)s changed, %(same)s as they were, %(left_out)s rows left out.")
        messages.success(request, words % {name: getattr(run, name) for name in COUNTS})
        return redirect("admin:pathfinders_importrun_changelist")

    def _preview(self, request: HttpRequest, form: ImportForm, plan: Any) -> HttpResponse:
        given = {**form.cleaned_data, "adapter": form.cleaned_data["adapter"].name, "waiting": form.keep()}
        again = ImportForm(initial=given, owner=request.user)
        return self._page(request, again, plan=plan, lines=lines_of(plan), given=form.cleaned_data)

    def _page(self, request: HttpRequest, form: ImportForm, **shown: Any) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "opts": self.opts,
            "title": _("Bring in figures"),
            "form": form,
            "adapters": adapters(),
            **shown,
        }
        status = 422 if form.errors or shown.get("faults") else 200
        return TemplateResponse(request, "admin/pathfinders/import.html", context, status=status)
