"""From the secretariat to the chair, and from the chair to everybody: pages that ask, and POSTs that do."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import PortalPage
from gcm.domain.instructions import file_instruction, instruct_issue
from gcm.domain.issuing import issue_minutes
from gcm.domain.minutes import hand_to_chair, take_back
from gcm.forms.minutes import InstructionForm
from gcm.queries.convocation import addressees
from gcm.queries.minutes import missing_summaries
from gcm.views.minutes_base import MinutesMixin


class ActView(MinutesMixin, PortalPage):
    """Leads back to the minutes, with the result in words."""

    template_name = "gcm/minutes/act.html"
    act = ""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            minutes=self.minutes,
            act=self.act,
            addressees=addressees() if self.act == "issue" else None,
            missing=missing_summaries(self.minutes) if self.act in ("hand_over", "circulate") else [],
            **kwargs,
        )

    def do(self, verb: Callable[[], Any], done: str) -> HttpResponse:
        try:
            verb()
        except ValidationError as error:
            for each in error.messages:
                messages.error(self.request, each)
        except TransitionNotAllowed:
            messages.error(self.request, _("The minutes have moved on in the meantime. Nothing was changed."))
        else:
            messages.success(self.request, done)
        return redirect("gcm:minutes", self.meeting.public_id)


class HandOverView(ActView):
    permission = "gcm.write_minutes"
    act = "hand_over"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: hand_to_chair(actor=request.user, minutes=self.minutes),
            _("The minutes are with the chair and the vice-chair."),
        )


class TakeBackView(ActView):
    permission = "gcm.take_minutes_back"
    act = "take_back"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: take_back(actor=request.user, minutes=self.minutes),
            _("The minutes are with the secretariat again."),
        )


class IssueView(ActView):
    permission = "gcm.issue_minutes"
    second_factor = True
    act = "issue"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: issue_minutes(actor=request.user, minutes=self.minutes),
            _("The minutes are issued. They leave now, to the representatives of all seats."),
        )


class InstructView(ActView):
    permission = "gcm.instruct_secretariat"
    second_factor = True
    act = "instruct"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self.do(
            lambda: instruct_issue(actor=request.user, minutes=self.minutes),
            _("The secretariat is instructed to issue the minutes."),
        )


class FileInstructionView(MinutesMixin):
    """The instruction came by letter or mail: an officer files it (X3)."""

    permission = "gcm.file_instruction"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(InstructionForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = InstructionForm(request.POST, request.FILES)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            file_instruction(actor=request.user, minutes=self.minutes, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        messages.success(request, _("The instruction is filed: the minutes can be issued on it."))
        return redirect("gcm:minutes", self.meeting.public_id)

    def _page(self, form: InstructionForm, status: int = 200) -> HttpResponse:
        context = {"meeting": self.meeting, "form": form}
        return render(self.request, "gcm/minutes/instruction.html", context, status=status)
