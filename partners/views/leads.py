"""An organisation that others named as a lead or a co-signatory reads the proposal, and answers (W1)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import PortalPage
from partners.domain.leads import confirm_lead, decline_lead
from partners.forms.proposal import DeclineLeadForm
from partners.models import LeadRequest


class LeadRequestView(PortalPage):
    """The proposal, and two buttons; the answer alone once it is not shown any more."""

    permission = "partners.answer_lead_request"
    template_name = "partners/groups/lead_request.html"

    @cached_property
    def lead_request(self) -> LeadRequest:
        found = LeadRequest.objects.select_related("organisation", "proposal__organisation")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> LeadRequest:
        return self.lead_request

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        proposal = self.lead_request.proposal
        kwargs.setdefault("form", DeclineLeadForm())
        if self.lead_request.shows_proposal:
            kwargs["leads"] = proposal.leads.visible_to(self.request.user)  # type: ignore[attr-defined]
            kwargs["co_signatories"] = proposal.co_signatories.visible_to(self.request.user)  # type: ignore[attr-defined]
            kwargs["results"] = proposal.results.all()
        return super().get_context_data(lead_request=self.lead_request, proposal=proposal, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = DeclineLeadForm(request.POST)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            messages.success(request, self._answer(form.cleaned_data["reason"]))
        except TransitionNotAllowed:
            messages.error(request, _("Your organisation has answered already. Nothing was changed."))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        return redirect(self.lead_request)

    def _answer(self, reason: str) -> str:
        signs = self.lead_request.as_co_signatory
        if "decline" in self.request.POST:
            decline_lead(actor=self.request.user, request=self.lead_request, reason=reason)
            if signs:
                return _("The proposer is told that your organisation does not sign the proposal.")
            return _("The proposer is told that your organisation does not lead the group.")
        confirm_lead(actor=self.request.user, request=self.lead_request)
        if signs:
            return _("Your organisation signs the proposal, and is named to the GCG.")
        return _("Your organisation leads the group, once the GCG establishes it.")
