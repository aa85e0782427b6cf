"""The register of correspondence."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PortalPage, PortalView
from partners.models import Organisation
from partners.views.forms import FormPage
from secretariat.domain.letters.register import file_correspondence, strike_out
from secretariat.enums import Direction
from secretariat.exports.correspondence import correspondence_as_csv
from secretariat.forms.office.correspondence import CorrespondenceForm, StrikeForm
from secretariat.models import Correspondence
from secretariat.queries.correspondence import Filters, correspondence, years

PAGE_SIZE = 50


class RegisterView(PortalPage):
    permission = "secretariat.view_correspondence"
    template_name = "secretariat/letters/register.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = Filters.of(self.request.GET)
        page = Paginator(correspondence(filters), PAGE_SIZE).get_page(self.request.GET.get("page"))
        of = filters.organisation
        return super().get_context_data(
            page=page,
            filters=filters,
            organisation=Organisation.objects.filter(slug=of).first() if of else None,
            years=years(),
            directions=Direction.choices,
            query=self.request.GET.urlencode(),
            **kwargs,
        )


class RegisterCsvView(PortalView):
    """The list as it is filtered."""

    permission = "secretariat.view_correspondence"

    def get(self, request: HttpRequest) -> HttpResponse:
        content = correspondence_as_csv(correspondence(Filters.of(request.GET)))
        name = f"correspondence-{today_in_geneva().isoformat()}.csv"
        return HttpResponse(
            content,
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class FileView(FormPage):
    permission = "secretariat.file_correspondence"
    template_name = "secretariat/letters/file.html"
    done = _("It is in the register.")

    def make_form(self, data: Any = None, files: Any = None) -> CorrespondenceForm:
        return CorrespondenceForm(data, files)

    def act(self, form: CorrespondenceForm) -> Correspondence:
        return file_correspondence(actor=self.request.user, **form.values())


class EntryView(FormPage):
    """One letter; what was entered by mistake is struck out here."""

    permission = "secretariat.view_correspondence"
    template_name = "secretariat/letters/entry.html"
    done = _("It is struck out, and keeps its number.")

    @cached_property
    def entry(self) -> Correspondence:
        found = Correspondence.objects.select_related(
            "organisation", "upload", "letter", "ticket", "recorded_by"
        )
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def make_form(self, data: Any = None, files: Any = None) -> StrikeForm:
        return StrikeForm(data)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            entry=self.entry, copies=self.entry.copies.select_related("upload"), **kwargs
        )

    def act(self, form: StrikeForm) -> Correspondence:
        return strike_out(actor=self.request.user, entry=self.entry, reason=form.cleaned_data["reason"])
