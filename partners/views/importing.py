"""The directory as a file, and the way back: the secretariat brings a table in (T17)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PortalPage
from partners.domain.importing.bringing import (
    MOST_BYTES,
    SECOND,
    bring_in,
    done_of,
    give_up_table,
    upload_table,
)
from partners.exports.partner_files import partners_table
from partners.exports.tables import Table
from partners.forms.importing import ImportForm
from partners.models import Organisation, PartnerImport
from partners.queries.directory import Filters, search_partners
from partners.queries.partner_table import rows_of
from partners.views.files import TableView
from partners.views.forms import FormPage

PAGE_SIZE = 100


class ExportView(TableView):
    """What the directory shows under the same filters: the same for everybody (P5). `?whole` asks for all
    partners with all columns, which the secretariat alone gets. Sent as it is written, where the form allows
    it."""

    answer = StreamingHttpResponse

    def table(self) -> Table:
        whole = "whole" in self.request.GET
        if whole and not self.request.user.has_perm("partners.import_partners"):
            raise Http404
        everybody = Organisation.objects.partners().order_by(*Organisation.name_order())
        found = everybody if whole else search_partners(Filters.of(self.request.GET))
        name = f"alliance87-partners-{today_in_geneva():%Y-%m-%d}"
        return partners_table(rows_of(found, whole=whole), name)


class ImportsView(FormPage):
    permission = "partners.import_partners"
    template_name = "partners/life/imports.html"
    done = gettext_lazy("The table is being checked. Nothing is changed before you say so.")

    def make_form(self, data: Any = None, files: Any = None) -> ImportForm:
        return ImportForm(data, files)

    def act(self, form: Any) -> PartnerImport:
        file = form.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError({"file": _("The file is too large: at most 50 MB.")})
        return upload_table(actor=self.request.user, name=file.name or "", content=file.read())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tables = PartnerImport.objects.defer("content", "faults", "changes").select_related("by")[:PAGE_SIZE]
        return super().get_context_data(tables=tables, **kwargs)


class ImportPage(PortalPage):
    permission = "partners.import_partners"

    @cached_property
    def table(self) -> PartnerImport:
        found = PartnerImport.objects.defer("content").select_related("by", "brought_in_by")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])


class ImportView(ImportPage):
    """What the table would change, with every fault, and the two buttons."""

    template_name = "partners/life/import.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        faults = Paginator(
            [[row, column, _(words), found] for row, column, words, found in self.table.faults], PAGE_SIZE
        )
        return super().get_context_data(
            table=self.table,
            done=done_of(self.table),
            second=_(SECOND),
            page=faults.get_page(self.request.GET.get("page")),
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            if "bring" not in request.POST:
                give_up_table(actor=request.user, table=self.table)
                messages.success(request, _("The table is forgotten; nothing was changed."))
                return redirect("partners:imports")
            bring_in(actor=request.user, table=self.table)
            messages.success(request, _("The table is being brought in, whole or not at all."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(self.table)
