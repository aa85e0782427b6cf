"""Consultations: the list, one with what was written, and the chair's question."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.mandate.consultations import contribute, open_consultation, summarise_consultation
from gcm.forms.mandate.consultations import ContributionForm, QuestionForm, SummaryForm
from gcm.models import Consultation
from gcm.queries.delegations import seat_of


def succeeds(form: Any, verb: Callable[[], Any]) -> bool:
    """Whether the verb accepts what was typed; what it refuses is said in the form."""
    if form.is_valid():
        try:
            verb()
        except ValidationError as error:
            form.add_error(None, error.messages)
    return not form.errors


class ConsultationsView(PortalPage):
    permission = "gcm.view_consultations"
    template_name = "gcm/mandate/consultations.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(consultations=Consultation.objects.all(), **kwargs)


class OpenConsultationView(PortalPage):
    permission = "gcm.open_consultation"
    insider_permission = "gcm.view_consultations"
    second_factor = True
    template_name = "gcm/mandate/consultation_open.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", QuestionForm())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = QuestionForm(request.POST)
        if not succeeds(form, lambda: open_consultation(actor=request.user, **form.cleaned_data)):
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("The question is put to all members."))
        return redirect("gcm:consultations")


class ConsultationView(PortalPage):
    """What was asked and written; a member's own words, and the summary once the time is over."""

    permission = "gcm.view_consultations"
    template_name = "gcm/mandate/consultation.html"

    @cached_property
    def consultation(self) -> Consultation:
        return get_object_or_404(Consultation, public_id=self.kwargs["public_id"])

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, found = self.request.user, self.consultation
        written = list(found.contributions.exclude(text="").select_related("seat__category", "holder"))
        mine = seat_of(user)
        own = next((each for each in written if mine and each.seat_id == mine.seat_id), None)
        may_write = found.is_open and user.has_perm("gcm.contribute")
        may_sum_up = not (found.is_open or found.summary) and user.has_perm("gcm.summarise_consultation")
        if may_write and "form" not in kwargs:
            kwargs["form"] = ContributionForm(
                initial={"text": own.text, "language": own.language} if own else None
            )
        if may_sum_up and "form" not in kwargs:
            kwargs["form"] = SummaryForm()
        return super().get_context_data(
            consultation=found, written=written, may_write=may_write, may_sum_up=may_sum_up, **kwargs
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        sums_up = "summary" in request.POST
        form: Any = SummaryForm(request.POST) if sums_up else ContributionForm(request.POST)
        verb: Any = summarise_consultation if sums_up else contribute
        if not request.user.has_perm("gcm.summarise_consultation" if sums_up else "gcm.contribute"):
            raise PermissionDenied
        given: dict[str, Any] = {"actor": request.user, "consultation": self.consultation}
        if not succeeds(form, lambda: verb(**given, **form.cleaned_data)):
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("Saved."))
        return redirect(self.consultation)
