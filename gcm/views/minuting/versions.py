"""Another version of what was issued, what is new in it, and the meeting that takes note (N5, N15)."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from alliance87.core.views import PortalPage
from gcm.domain.minuting.noting import propose_noting
from gcm.domain.minuting.versions import reopen_minutes
from gcm.forms.minuting.corrections import ReopenForm
from gcm.models import IssuedMinutes, Meeting
from gcm.queries.minuting.changes import changes_between
from gcm.views.minutes_acts import ActView
from gcm.views.minutes_base import MinutesMixin


class ReopenView(MinutesMixin):
    permission = "gcm.reopen_minutes"
    second_factor = True

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return self._page(ReopenForm())

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = ReopenForm(request.POST)
        if not form.is_valid():
            return self._page(form, 422)
        try:
            reopen_minutes(actor=request.user, minutes=self.minutes, reason=form.cleaned_data["reason"])
        except TransitionNotAllowed:
            messages.error(request, _("Only minutes that were issued have another version."))
        else:
            messages.success(request, _("The secretariat prepares the next version."))
        return redirect("gcm:minutes", self.meeting.public_id)

    def _page(self, form: ReopenForm, status: int = 200) -> HttpResponse:
        context = {"meeting": self.meeting, "form": form}
        return render(self.request, "gcm/minuting/reopen.html", context, status=status)


class ChangesView(MinutesMixin, PortalPage):
    """Word by word, what a version has that the one before had not."""

    permission = "gcm.view_minutes"
    template_name = "gcm/minuting/changes.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        issues = IssuedMinutes.objects.filter(minutes__meeting=self.meeting)
        after = get_object_or_404(issues, version=self.kwargs["version"])
        before = issues.filter(version=after.version - 1).first()
        if before is None:
            raise Http404
        language = get_language() or "fr"
        return super().get_context_data(
            after=after,
            symbol=after.content["symbol"],
            because=after.content["because"],
            changes=changes_between(before.content, after.content, language),
            **kwargs,
        )


class ProposeNotingView(ActView):
    """Onto the agenda of the next meeting that still takes items."""

    permission = "gcm.prepare_meeting"
    act = "note"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        following = Meeting.objects.filter(state__in=("draft", "convened")).order_by("starts_at").first()
        if following is None:
            messages.error(request, _("No meeting to come takes items now."))
            return redirect("gcm:minutes", self.meeting.public_id)
        return self.do(
            lambda: propose_noting(actor=request.user, minutes=self.minutes, meeting=following),
            _("The minutes are on the agenda of the next meeting."),
        )
