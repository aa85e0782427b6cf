"""The agenda of one meeting: its versions, its deadlines, and what the chair rules on (G5, G9, G10)."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.planning.agenda_versions import (
    BEFORE_THE_END,
    add_other_business,
    agree_to_decide,
    reorder_final_agenda,
)
from gcm.domain.planning.deadlines import set_deadlines
from gcm.enums import ItemKind, MeetingState
from gcm.forms.meetings import TitlesForm
from gcm.forms.planning.agenda import DeadlinesForm, MoveForm
from gcm.queries.planning.agenda import versions_of
from gcm.queries.planning.deadlines import deadlines_of
from gcm.views.meetings import MeetingMixin


class AgendaView(MeetingMixin, PortalPage):
    template_name = "gcm/planning/agenda.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, user = self.meeting, self.request.user
        moves = meeting.state == MeetingState.AGENDA_FROZEN and user.has_perm("gcm.direct_meetings", meeting)
        raises = meeting.state in BEFORE_THE_END and user.has_perm("gcm.place_items", meeting)
        kwargs.setdefault("move_form", MoveForm(meeting=meeting) if moves else None)
        kwargs.setdefault("business_form", TitlesForm() if raises else None)
        others = meeting.items.filter(is_other_business=True, kind=ItemKind.INFORMATION).order_by("position")
        return super().get_context_data(
            meeting=meeting,
            versions=versions_of(meeting, user),
            deadlines=deadlines_of(meeting),
            others=others if user.has_perm("gcm.preside", meeting) else [],
            **kwargs,
        )


class AgendaActView(AgendaView):
    """An act on the agenda; a GET shows the page, so that coming back after signing in lands well."""

    insider_permission = "gcm.view_meeting"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("gcm:agenda", self.meeting.public_id)

    def do(self, verb: Callable[[], Any], done: str, **forms: Any) -> HttpResponse:
        form = next(iter(forms.values()), None)
        if form is not None and not form.is_valid():
            return self.render_to_response(self.get_context_data(**forms), status=422)
        try:
            verb()
        except ValidationError as error:
            if form is None:
                messages.error(self.request, " ".join(error.messages))
            else:
                form.add_error(None, error.messages)
            return self.render_to_response(self.get_context_data(**forms), status=422)
        messages.success(self.request, done)
        return redirect("gcm:agenda", self.meeting.public_id)


class MoveView(AgendaActView):
    permission = "gcm.direct_meetings"
    second_factor = True

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = MoveForm(request.POST, meeting=self.meeting)
        return self.do(
            lambda: reorder_final_agenda(actor=request.user, **form.cleaned_data),
            _("The item is moved; the new version of the agenda says why."),
            move_form=form,
        )


class OtherBusinessView(AgendaActView):
    permission = "gcm.place_items"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = TitlesForm(request.POST)
        return self.do(
            lambda: add_other_business(actor=request.user, meeting=self.meeting, titles=form.titles()),
            _("The matter is on the agenda, for information."),
            business_form=form,
        )


class AgreeView(AgendaActView):
    """The room agrees to decide on other business (G10)."""

    permission = "gcm.preside"
    second_factor = True

    def post(self, request: HttpRequest, item_id: Any, **kwargs: Any) -> HttpResponse:
        item = get_object_or_404(self.meeting.items.select_related("meeting"), public_id=item_id)
        return self.do(
            lambda: agree_to_decide(actor=request.user, item=item),
            _("The room agrees: the item is for decision now."),
        )


class DeadlinesView(MeetingMixin):
    """G5: the chair's, with a reason that everybody sees."""

    permission = "gcm.direct_meetings"
    insider_permission = "gcm.view_meeting"
    second_factor = True

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(DeadlinesForm(meeting=self.meeting))

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = DeadlinesForm(request.POST, meeting=self.meeting)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            set_deadlines(actor=request.user, meeting=self.meeting, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
            return self._page(form, 422)
        messages.success(request, _("The deadlines are set, with their reason."))
        return redirect("gcm:agenda", self.meeting.public_id)

    def _page(self, form: Any, status: int = 200) -> HttpResponse:
        context = {"meeting": self.meeting, "form": form}
        return render(self.request, "gcm/planning/deadlines.html", context, status=status)
