"""The workplan of a group, public, and its meetings, for those who take part."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PUBLIC
from partners.domain.group_meetings import cancel_group_meeting, save_group_meeting
from partners.domain.workplan_years import adopt_workplan, years_to_adopt
from partners.domain.workplans import save_line
from partners.forms.group_work import AdoptForm, GroupMeetingForm, LineForm
from partners.models import GroupMeeting, WorkplanLine
from partners.queries.group_calendar import calendar_of, filename_of
from partners.queries.group_work import workplan_of
from partners.queries.workplan_years import adopted_workplans
from partners.views.forms import FormPage
from partners.views.group_space import GroupMixin


class WorkplanView(GroupMixin):
    permission = PUBLIC
    template_name = "partners/groups/workplan.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.request.user
        return super().get_context_data(
            lines=workplan_of(self.group, user),
            adopted=adopted_workplans(self.group, user),
            may_adopt=user.has_perm("partners.lead_group", self.group),
            is_inside=user.has_perm("partners.view_group_space", self.group),
            may_lead=user.has_perm("partners.edit_group", self.group),
            **kwargs,
        )


class AdoptWorkplanView(GroupMixin, FormPage):
    """The plan of a year is adopted as it stands."""

    permission = "partners.lead_group"
    template_name = "partners/groups/workplan_adopt.html"
    done = _("The workplan of the year is adopted, and stays readable as it is now.")

    def make_form(self, data: Any = None, files: Any = None) -> AdoptForm:
        return AdoptForm(data, years=years_to_adopt())

    def act(self, form: AdoptForm) -> str:
        adopt_workplan(actor=self.request.user, group=self.group, year=form.cleaned_data["year"])
        return reverse("partners:workplan", args=[self.group.slug])


class AddLineView(GroupMixin, FormPage):
    permission = "partners.edit_group"
    template_name = "partners/groups/workplan_line.html"
    done = _("The workplan is up to date.")
    line: WorkplanLine | None = None

    def make_form(self, data: Any = None, files: Any = None) -> LineForm:
        return LineForm(data, instance=self.line, group=self.group, user=self.request.user)

    def act(self, form: LineForm) -> str:
        save_line(
            actor=self.request.user,
            group=self.group,
            line=self.line,
            revision=form.cleaned_data["revision"],
            values=form.values(),
        )
        return reverse("partners:workplan", args=[self.group.slug])


class ChangeLineView(AddLineView):
    @cached_property
    def line(self) -> WorkplanLine:  # type: ignore[override]
        found: WorkplanLine = get_object_or_404(self.group.workplan, pk=self.kwargs["pk"])
        return found


class MeetingMixin(GroupMixin):
    permission = "partners.view_group_space"

    @cached_property
    def meeting(self) -> GroupMeeting:
        rows = self.group.meetings.select_related("group")
        found: GroupMeeting = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(meeting=self.meeting, **kwargs)


class GroupMeetingView(MeetingMixin):
    template_name = "partners/groups/meeting.html"


class CalendarView(MeetingMixin):
    """The .ics, in the language of the page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        content = calendar_of(self.meeting, get_language() or "fr")
        answer = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        answer["Content-Disposition"] = f'attachment; filename="{filename_of(self.meeting)}"'
        return answer


class CallMeetingView(GroupMixin, FormPage):
    permission = "partners.edit_group"
    template_name = "partners/groups/meeting_edit.html"
    done = _("The meeting is called, and the members of the group are told.")
    meeting: GroupMeeting | None = None

    def make_form(self, data: Any = None, files: Any = None) -> GroupMeetingForm:
        return GroupMeetingForm(data, instance=self.meeting)

    def act(self, form: GroupMeetingForm) -> GroupMeeting:
        return save_group_meeting(
            actor=self.request.user,
            group=self.group,
            meeting=self.meeting,
            revision=form.cleaned_data["revision"],
            values=form.values(),
        )


class ChangeMeetingView(CallMeetingView):
    done = _("The meeting is changed. The members are told when day, time or place are others.")

    @cached_property
    def meeting(self) -> GroupMeeting:  # type: ignore[override]
        rows = self.group.meetings.select_related("group")
        found: GroupMeeting = get_object_or_404(rows, public_id=self.kwargs["public_id"])
        return found

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(meeting=self.meeting, **kwargs)


class CancelMeetingView(MeetingMixin):
    """A page that asks, and a POST that does."""

    permission = "partners.edit_group"
    template_name = "partners/groups/meeting_cancel.html"

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            cancel_group_meeting(actor=request.user, meeting=self.meeting)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
        else:
            messages.success(request, _("The meeting is cancelled, and the members of the group are told."))
        return redirect(self.meeting)
