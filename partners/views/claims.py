"""“This is my organisation”, and what the secretariat and the focal points say to it (P7)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_fsm import TransitionNotAllowed

from alliance87.core.uploads.models import Upload
from alliance87.core.views import PortalPage
from partners.domain.claims import claim_organisation, decide_claim, object_to_claim, withdraw_claim
from partners.forms.claims import ClaimForm, DecisionForm, ObjectionForm
from partners.models import Claim
from partners.queries.claims import homonyms_of
from partners.queries.colleagues import focal_points_of
from partners.views.forms import MEANWHILE, FormPage, add_errors
from partners.views.organisations import OrganisationPage


class ClaimOrganisationView(OrganisationPage, FormPage):
    permission = "partners.claim_organisation"
    template_name = "partners/life/claim_form.html"
    done = gettext_lazy("Your claim is with the secretariat. You will be told what it decides.")

    def make_form(self, data: Any = None, files: Any = None) -> ClaimForm:
        return ClaimForm(data, files)

    def act(self, form: Any) -> Claim:
        return claim_organisation(
            actor=self.request.user, organisation=self.organisation, **form.cleaned_data
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        others = homonyms_of(self.organisation, self.request.user)
        return super().get_context_data(
            organisation=self.organisation,
            homonyms=others,
            back=self.organisation.get_absolute_url(),
            **kwargs,
        )


class ClaimView(PortalPage):
    """The claim, for the claimant, those who speak for the organisation, and the secretariat; each finds
    their own buttons."""

    permission = "partners.view_claim"
    template_name = "partners/life/claim.html"

    @cached_property
    def claim(self) -> Claim:
        found = Claim.objects.select_related("organisation__country", "claimant", "decided_by")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Claim:
        return self.claim

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("objection_form", ObjectionForm())
        kwargs.setdefault("form", DecisionForm())
        reader, claim = self.request.user, self.claim
        if reader.has_perm("partners.view_claim_letter", claim):
            kwargs["letters"] = Upload.objects.of(claim)
        if reader.has_perm("partners.decide_claim", claim):
            kwargs["homonyms"] = homonyms_of(claim.organisation, reader)
            kwargs["focal_points"] = focal_points_of(claim.organisation)
        if claim.claimant_id != reader.pk:
            kwargs["objections"] = claim.objections.select_related("author")
        return super().get_context_data(claim=claim, organisation=claim.organisation, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        objects = "object" in request.POST
        form: Any = ObjectionForm(request.POST) if objects else DecisionForm(request.POST)
        if form.is_valid():
            try:
                messages.success(request, self._act(form.cleaned_data))
                return redirect(self.claim)
            except TransitionNotAllowed:
                messages.error(request, MEANWHILE)
                return redirect(self.claim)
            except ValidationError as error:
                add_errors(form, error)
        forms = {"objection_form" if objects else "form": form}
        return self.render_to_response(self.get_context_data(**forms), status=422)

    def _act(self, typed: dict[str, Any]) -> str:
        actor = self.request.user
        if "withdraw" in self.request.POST:
            withdraw_claim(actor=actor, claim=self.claim)
            return _("Your claim is taken back.")
        if "object" in self.request.POST:
            object_to_claim(actor=actor, claim=self.claim, text=typed["text"])
            return _("The secretariat reads your objection before it decides.")
        accepted = "accept" in self.request.POST
        decide_claim(actor=actor, claim=self.claim, accepted=accepted, reason=typed["reason"])
        if accepted:
            return _("The claim is accepted: the claimant is a focal point from now on.")
        return _("The claim is declined; the claimant is told why.")
