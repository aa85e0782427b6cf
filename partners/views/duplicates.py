"""For the secretariat: organisations that seem to be one, and what takes the place of what (P6)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PortalPage
from partners.domain.duplicates import tell_apart
from partners.domain.succession.recording import preview_succession, record_succession
from partners.forms.identity import FindForm, SuccessionForm
from partners.models import Organisation
from partners.queries.colleagues import focal_points_of
from partners.queries.duplicates import find_duplicates, find_organisation
from partners.views.forms import FormPage
from partners.views.organisations import OrganisationPage

PAGE_SIZE = 30


class DuplicatesView(PortalPage):
    permission = "partners.find_duplicates"
    template_name = "partners/life/duplicates.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(find_duplicates(), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, **kwargs)


class TellApartView(PortalPage):
    permission = "partners.find_duplicates"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("partners:duplicates")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        one, two = (
            get_object_or_404(Organisation, slug=request.POST.get(name, "")) for name in ("one", "two")
        )
        try:
            tell_apart(actor=request.user, one=one, two=two)
            messages.success(request, _("They are two: the pair is listed no longer."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect("partners:duplicates")


class SuccessionView(OrganisationPage, FormPage):
    """Find the other one, see what would happen, then record it."""

    permission = "partners.record_succession"
    template_name = "partners/life/succession.html"

    @cached_property
    def other(self) -> Organisation | None:
        asked = self.request.POST.get("into") or self.request.GET.get("into", "")
        asked = asked.replace("\x00", "")
        return find_organisation(asked) if asked.strip() else None

    def make_form(self, data: Any = None, files: Any = None) -> SuccessionForm:
        return SuccessionForm(data, initial={"kind": "merger", "first_day": today_in_geneva()})

    def act(self, form: Any) -> Organisation:
        if self.other is None:
            raise ValidationError(_("Name the other organisation first."))
        made = record_succession(
            actor=self.request.user,
            predecessor=self.organisation,
            successor=self.other,
            **form.cleaned_data,
        )
        messages.success(
            self.request, _("It is recorded. The former address leads to %(name)s.") % {"name": self.other}
        )
        return made.successor

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = self.request.GET.get("into", "")
        if self.other is not None:
            kwargs["preview"] = preview_succession(self.organisation, self.other)
            kwargs["people"] = focal_points_of(self.organisation)
        return super().get_context_data(
            organisation=self.organisation,
            other=self.other,
            find=FindForm(initial={"into": asked[:300]}),
            missing=bool(asked.strip()) and self.other is None,
            **kwargs,
        )
