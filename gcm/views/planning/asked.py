"""Between meetings: what members ask the chair for, and what the chair answers (G3, Z2)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import PortalPage, PortalView
from gcm.domain.planning.asking import (
    accept_item,
    decline_request,
    grant_request,
    propose_item,
    refuse_item,
    request_meeting,
    withdraw_asked,
)
from gcm.forms.planning.asked import AnswerForm, AnswerItemForm, ItemForm, RequestForm
from gcm.models import ItemProposal, MeetingRequest
from gcm.queries.planning.asked import asked_by_members

KINDS: dict[str, Any] = {"meeting": MeetingRequest, "item": ItemProposal}


class RequestsView(PortalPage):
    permission = "gcm.view_requests"
    template_name = "gcm/planning/requests.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(asked=asked_by_members(self.request.user), **kwargs)


class AskView(PortalView):
    """A form, and what is done with it."""

    permission = "gcm.request_meeting"
    insider_permission = "gcm.view_requests"
    what = ""
    done: Any = ""

    def make_form(self, data: Any = None) -> Any:
        return ItemForm(data)

    def ask(self, form: Any) -> Any:
        return propose_item(actor=self.request.user, **form.cleaned_data)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(self.make_form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self.make_form(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            self.ask(form)
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        messages.success(request, _("It is with the chair. You are told by e-mail what the answer is."))
        return redirect("gcm:requests")

    def _page(self, form: Any, status: int = 200) -> HttpResponse:
        context = {"form": form, "what": self.what}
        return render(self.request, "gcm/planning/ask.html", context, status=status)


class ProposeItemView(AskView):
    what = "item"


class RequestMeetingView(AskView):
    what = "meeting"

    def make_form(self, data: Any = None) -> Any:
        return RequestForm(data, zone=self.request.user.time_zone)  # type: ignore[union-attr]

    def ask(self, form: Any) -> Any:
        return request_meeting(actor=self.request.user, **form.values())


class AskedMixin(PortalView):
    @cached_property
    def asked(self) -> Any:
        model = KINDS[self.kwargs["kind"]]
        return get_object_or_404(model.objects.select_related("seat", "asked_by"), pk=self.kwargs["pk"])


class AnswerAskedView(AskedMixin):
    """The chair's yes, or no with its reason."""

    permission = "gcm.direct_meetings"
    insider_permission = "gcm.view_requests"
    second_factor = True

    @property
    def is_item(self) -> bool:
        return bool(self.kwargs["kind"] == "item")

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(self._form())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = self._form(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            self._answer(form, yes=request.POST.get("answer") == "yes")
        except ValidationError as error:
            form.add_error(None, error.messages)
            return self._page(form, 422)
        except TransitionNotAllowed:
            messages.error(request, _("This was answered or withdrawn meanwhile. Nothing was changed."))
        else:
            messages.success(request, _("The answer is noted, and whoever asked is told."))
        return redirect("gcm:requests")

    def _form(self, data: Any = None) -> Any:
        return AnswerItemForm(data) if self.is_item else AnswerForm(data)

    def _answer(self, form: Any, *, yes: bool) -> None:
        actor, words = self.request.user, form.cleaned_data["words"]
        if not self.is_item:
            if yes:
                grant_request(actor=actor, request=self.asked, note=words)
            else:
                decline_request(actor=actor, request=self.asked, reason=words)
        elif not yes:
            refuse_item(actor=actor, proposal=self.asked, reason=words)
        elif form.cleaned_data["meeting"] is None:
            raise ValidationError(_("Choose the meeting on whose agenda it comes."))
        else:
            accept_item(actor=actor, proposal=self.asked, meeting=form.cleaned_data["meeting"], note=words)

    def _page(self, form: Any, status: int = 200) -> HttpResponse:
        context = {"form": form, "asked": self.asked, "is_item": self.is_item}
        return render(self.request, "gcm/planning/answer.html", context, status=status)


class WithdrawAskedView(AskedMixin):
    """Whoever acts for the seat takes it back."""

    permission = "gcm.request_meeting"
    insider_permission = "gcm.view_requests"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return redirect("gcm:requests")

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        try:
            withdraw_asked(actor=request.user, asked=self.asked)
        except TransitionNotAllowed:
            messages.error(request, _("The chair has answered already."))
        except PermissionDenied:
            raise PermissionDenied(_("This was asked for by another seat.")) from None
        else:
            messages.success(request, _("It is withdrawn."))
        return redirect("gcm:requests")
