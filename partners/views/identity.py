"""Another name, kind or country: asked for by a focal point, answered by the secretariat (P6)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_fsm import TransitionNotAllowed

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PortalPage
from partners.domain.identity import (
    FIELDS,
    answer_identity_request,
    ask_for_identity,
    withdraw_identity_request,
)
from partners.forms.identity import AnswerIdentityForm, IdentityForm
from partners.models import IdentityRequest
from partners.queries.applications import changes_between
from partners.views.forms import MEANWHILE, FormPage, add_errors
from partners.views.organisations import OrganisationPage


class AskForIdentityView(OrganisationPage, FormPage):
    permission = "partners.ask_for_identity"
    template_name = "partners/life/identity_form.html"
    done = gettext_lazy("The request is with the secretariat.")

    def make_form(self, data: Any = None, files: Any = None) -> IdentityForm:
        stands = {field: getattr(self.organisation, field) for field in FIELDS}
        return IdentityForm(data, initial={**stands, "first_day": today_in_geneva()})

    def act(self, form: Any) -> IdentityRequest:
        typed = form.cleaned_data
        return ask_for_identity(
            actor=self.request.user,
            organisation=self.organisation,
            values={field: typed[field] for field in FIELDS},
            first_day=typed["first_day"],
            reason=typed["reason"],
        )

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            organisation=self.organisation,
            waiting=IdentityRequest.objects.waiting().filter(organisation=self.organisation).first(),
            back=self.organisation.get_absolute_url(),
            **kwargs,
        )


class IdentityRequestView(PortalPage):
    """What would change, and the answer."""

    permission = "partners.view_identity_request"
    template_name = "partners/life/identity_request.html"

    @cached_property
    def identity_request(self) -> IdentityRequest:
        found = IdentityRequest.objects.select_related("organisation__country", "country", "asked_by")
        return get_object_or_404(found, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> IdentityRequest:
        return self.identity_request

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", AnswerIdentityForm())
        asked = self.identity_request
        values = {field: getattr(asked, field) for field in FIELDS}
        return super().get_context_data(
            identity_request=asked,
            organisation=asked.organisation,
            changes=changes_between(asked.organisation, values),
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = AnswerIdentityForm(request.POST)
        if form.is_valid():
            try:
                messages.success(request, self._act(form.cleaned_data["answer"]))
                return redirect(self.identity_request)
            except TransitionNotAllowed:
                messages.error(request, MEANWHILE)
                return redirect(self.identity_request)
            except ValidationError as error:
                add_errors(form, error)
        return self.render_to_response(self.get_context_data(form=form), status=422)

    def _act(self, answer: str) -> str:
        actor, asked = self.request.user, self.identity_request
        if "withdraw" in self.request.POST:
            withdraw_identity_request(actor=actor, request=asked)
            return _("The request is taken back.")
        approved = "approve" in self.request.POST
        answer_identity_request(actor=actor, request=asked, approved=approved, answer=answer)
        return _("The identity is changed.") if approved else _("The request is declined.")
