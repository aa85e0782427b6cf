"""The yearly report of a country: written, handed in, read, printed."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage, PortalView
from partners.domain.stale import StaleEditError
from partners.views.stale import both_texts
from pathfinders.domain.implementation.reports import FIELDS, save_report, submit_report
from pathfinders.domain.progress import missing_groups
from pathfinders.exports.report import report_pdf
from pathfinders.forms.implementation.reports import ReportForm
from pathfinders.models import YearlyReport
from pathfinders.queries.implementation.report_page import document_of, labels_of
from pathfinders.views.implementation.base import succeeds


class OfReport(PortalView):
    permission = "pathfinders.view_report"
    insider_permission = "pathfinders.view_implementation"

    @cached_property
    def report(self) -> YearlyReport:
        related = ("pathway__country", "pathway__organisation")
        found = YearlyReport.objects.select_related(*related)
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> YearlyReport:
        return self.report


class ReportView(OfReport, PortalPage):
    template_name = "pathfinders/implementation/report.html"

    @cached_property
    def writes(self) -> bool:
        may = self.request.user.has_perm("pathfinders.write_report", self.report)
        return bool(may) and not self.report.is_submitted

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        report = self.report
        if self.writes and "form" not in kwargs:
            values = {name: getattr(report, name) for name in FIELDS}
            kwargs["form"] = ReportForm(initial={**values, "revision": report.revision})
        return super().get_context_data(
            report=report,
            pathway=report.pathway,
            document=document_of(report) if report.is_submitted else None,
            missing=labels_of(missing_groups(report.consulted)),
            writes=self.writes,
            submits=self.writes and self.request.user.has_perm("pathfinders.submit_report", report),
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form: Any = ReportForm(request.POST)
        try:
            done = succeeds(form, lambda: self._keep(form))
        except StaleEditError as stale:
            context = self.get_context_data(form=form, changes=both_texts(form, stale))
            return self.render_to_response(context, status=409)
        if not done:
            return self.render_to_response(self.get_context_data(form=form), status=422)
        return self._answer(request)

    def _keep(self, form: Any) -> None:
        revision = form.cleaned_data["revision"]
        save_report(actor=self.request.user, report=self.report, revision=revision, values=form.values())

    def _answer(self, request: HttpRequest) -> HttpResponse:
        if "hand_in" in request.POST:
            return redirect("pathfinders:report_submit", self.report.public_id)
        messages.success(request, _("Saved."))
        return redirect(self.report)


class SubmitReportView(OfReport, PortalPage):
    """A page that shows what will be frozen and asks, and a POST that does it."""

    permission = "pathfinders.submit_report"
    template_name = "pathfinders/implementation/report_submit.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        missing = labels_of(missing_groups(self.report.consulted))
        return super().get_context_data(
            report=self.report, pathway=self.report.pathway, missing=missing, **kwargs
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            submit_report(actor=request.user, report=self.report)
        except ValidationError as error:
            context = self.get_context_data(problems=error.messages)
            return self.render_to_response(context, status=422)
        messages.success(request, _("The report is handed in. The monitoring group can read it."))
        return redirect(self.report)


class ReportPdfView(OfReport):
    """The report that was handed in, in the reader's language around the country's own words."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        report = self.report
        if not report.is_submitted:
            return redirect(report)
        content = report_pdf(report, language=get_language() or "fr")
        name = f"{report.pathway.country.iso2}-{report.number}.pdf"
        return HttpResponse(
            content,
            content_type="application/pdf",
            headers={"Content-Disposition": f'inline; filename="{name}"'},
        )
