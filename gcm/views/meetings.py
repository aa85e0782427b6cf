"""The meetings: the list, one meeting, its calendar file, and the answers that are given there."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage, PortalView
from gcm.domain.observers import invite_observer, obstacle_to_invitation
from gcm.domain.presence import doors_open_at
from gcm.domain.replies import answer_convocation
from gcm.enums import Answer
from gcm.models import Meeting, Observer
from gcm.queries.calendar import calendar_of, filename_of
from gcm.queries.meetings import answers_of, meeting_page, meetings_for
from gcm.queries.observed import items_shown
from gcm.queries.planning.deadlines import deadlines_of
from gcm.views.acts import offered_to
from gcm.views.observers import OBSERVER


class MeetingsView(PortalPage):
    permission = "gcm.list_meetings"
    template_name = "gcm/meetings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(meetings=meetings_for(self.request.user), **kwargs)


class MeetingMixin(PortalView):
    permission = "gcm.view_meeting"

    @cached_property
    def meeting(self) -> Meeting:
        return get_object_or_404(Meeting, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Meeting:
        return self.meeting


class MeetingView(MeetingMixin, PortalPage):
    """When, where, what about; one's own answer; for some, the answers of all."""

    template_name = "gcm/meeting.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user, meeting = self.request.user, self.meeting
        page = meeting_page(meeting, user)
        may_invite = user.has_perm("gcm.invite_observer", meeting)
        for each in page.observers:
            each.meeting = meeting
        observers = [
            (each, obstacle_to_invitation(each) if may_invite else "", offered_to(user, OBSERVER, each))
            for each in page.observers
        ]
        return super().get_context_data(
            page=page,
            meeting=meeting,
            observers=observers,
            may_invite=may_invite,
            sees_objections=may_invite or user.has_perm("gcm.record_observer", meeting),
            may_answer=meeting.takes_answers and user.has_perm("gcm.answer_convocation", meeting),
            answers=answers_of(meeting) if user.has_perm("gcm.view_answers", meeting) else None,
            choices=Answer.choices,
            deadlines=deadlines_of(meeting),
            doors_are_open=meeting.is_to_come and timezone.now() >= doors_open_at(meeting),
            **kwargs,
        )


class CalendarView(MeetingMixin):
    """The .ics, in the language of the page."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if self.meeting.number is None:
            raise Http404
        content = calendar_of(self.meeting, get_language() or "fr", items_shown(self.meeting, request.user))
        name = filename_of(self.meeting)
        return HttpResponse(
            content,
            content_type="text/calendar; charset=utf-8",
            headers={"Content-Disposition": f'attachment; filename="{name}"'},
        )


class ReplyView(MeetingView):
    """The answer of one's seat. A GET shows the meeting, so that coming back after signing in lands well."""

    permission = "gcm.answer_convocation"
    insider_permission = "gcm.view_meeting"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.meeting)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        replies = self.meeting.replies.select_related("meeting")
        reply = get_object_or_404(replies, seat__number=_number(request.POST.get("seat")))
        try:
            answer_convocation(actor=request.user, reply=reply, answer=request.POST.get("answer", ""))
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(request, _("Your answer is noted. You can change it until the start."))
        return redirect(self.meeting)


class InviteObserverView(MeetingView):
    """The chair invites (O1)."""

    permission = "gcm.invite_observer"
    insider_permission = "gcm.view_meeting"
    second_factor = True

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect(self.meeting)

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        observer = get_object_or_404(Observer, meeting=self.meeting, pk=self.kwargs["pk"])
        try:
            invite_observer(actor=request.user, observer=observer)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(request, _("The observer is invited and told by e-mail."))
        return redirect(self.meeting)


def _number(text: str | None) -> int:
    """Of a seat; one that none has when the form does not say."""
    return int(text) if text and text.isdecimal() and len(text) < 5 else 0
