"""The way to a new chair or vice-chair, and presiding when the officers cannot."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage, PortalView
from gcm.domain.presidency.calls import publish_call
from gcm.domain.presidency.presiding import pass_gavel, record_presiding_choice
from gcm.forms.presidency.appointments import CallForm
from gcm.forms.presidency.presiding import PresidingForm
from gcm.models import Appointment, Candidacy
from gcm.queries.presidency.pages import appointment_page, appointments
from gcm.queries.presiding import who_could_be_chosen
from gcm.views.acts import ActPage, offered_to
from gcm.views.presidency.acts import APPOINTMENT, CANDIDACY
from gcm.views.refusals import REFUSALS, refusal_of
from gcm.views.room import RoomMixin
from gcm.views.room_acts import ChairAct, ItemMixin
from gcm.views.screens import SCRIBE
from gcm.views.writing import say


class AppointmentsView(PortalPage):
    permission = "gcm.view_appointment"
    template_name = "gcm/presidency/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(appointments=appointments(), **kwargs)


class CallView(PortalPage):
    """The secretariat publishes a call."""

    permission = "gcm.prepare_appointment"
    insider_permission = "gcm.view_appointment"
    template_name = "gcm/presidency/call.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", CallForm())
        return super().get_context_data(**kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = CallForm(request.POST)
        if not form.is_valid():
            return self._again(form)
        try:
            made = publish_call(actor=request.user, **form.values())
        except ValidationError as error:
            say(form, error, refusal_of(error))
            return self._again(form)
        messages.success(request, _("The call is published to the governing body."))
        return redirect(made)

    def _again(self, form: CallForm) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=422)


class AppointmentMixin(PortalView):
    permission = "gcm.view_appointment"
    insider_permission = "gcm.view_appointment"

    @cached_property
    def subject(self) -> Appointment:
        return get_object_or_404(Appointment.objects.select_related("convenor"), pk=self.kwargs["pk"])

    def get_permission_object(self) -> Appointment:
        return self.subject


class AppointmentView(AppointmentMixin, PortalPage):
    template_name = "gcm/presidency/appointment.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            page=appointment_page(self.subject, user),
            appointment=self.subject,
            acts=offered_to(user, APPOINTMENT, self.subject),
            sees_candidacies=user.has_perm("gcm.view_candidacies", self.subject),
            **kwargs,
        )


class AppointmentActView(AppointmentMixin, ActPage):
    acts = APPOINTMENT


class CandidacyActView(ActPage):
    acts = CANDIDACY
    insider_permission = "gcm.view_candidacies"

    @cached_property
    def subject(self) -> Candidacy:
        candidacies = Candidacy.objects.select_related("appointment", "organisation")
        return get_object_or_404(candidacies, pk=self.kwargs["pk"])

    @property
    def back(self) -> str:
        return self.subject.appointment.get_absolute_url()


class PresidingView(RoomMixin, PortalPage):
    """The secretariat records the choice of those present (C6, C12)."""

    of_screen = SCRIBE
    permission = "gcm.record_presence"
    template_name = "gcm/presidency/presiding.html"

    def form_for(self, data: Any = None) -> PresidingForm:
        return PresidingForm(data, people=who_could_be_chosen(self.meeting))

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs.setdefault("form", self.form_for())
        back = self.screen.address(self.meeting)
        return super().get_context_data(meeting=self.meeting, room=self.room, back=back, **kwargs)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.form_for(request.POST)
        if not form.is_valid():
            return self._again(form, 422)
        try:
            record_presiding_choice(actor=request.user, meeting=self.meeting, **form.cleaned_data)
        except REFUSALS as error:
            refusal = refusal_of(error)
            say(form, error, refusal)
            return self._again(form, refusal.status)
        messages.success(request, _("The choice is recorded, with what it rests on."))
        return HttpResponseRedirect(self.screen.address(self.meeting))

    def _again(self, form: PresidingForm, status: int) -> HttpResponse:
        return self.render_to_response(self.get_context_data(form=form), status=status)


class PassGavelView(ItemMixin, ChairAct):
    """Whoever presides by office lets another preside over the item (D9)."""

    def act(self) -> None:
        pass_gavel(actor=self.request.user, item=self.item)
        messages.success(self.request, _("You take part in this item as a member only."))
