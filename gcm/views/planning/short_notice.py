"""The chair reads when a meeting is to be, and says why a shorter notice is enough (G5)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alliance87.core import rulesets
from alliance87.core.views import PortalPage
from gcm.domain.planning.short_notice import accept_short_notice
from gcm.forms.planning.short_notice import AcceptShortNoticeForm
from gcm.queries.planning.deadlines import notice_due_at
from gcm.queries.planning.short_notice import accepted_short_notice
from gcm.views.meetings import MeetingMixin


class ShortNoticeView(MeetingMixin, PortalPage):
    """A draft too: the chair is asked before anybody is told."""

    permission = "gcm.direct_meetings"
    insider_permission = "gcm.view_meeting"
    second_factor = True
    template_name = "gcm/planning/short_notice.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.meeting
        kwargs.setdefault("form", AcceptShortNoticeForm(meeting=meeting))
        return super().get_context_data(
            meeting=meeting,
            accepted=accepted_short_notice(meeting),
            days=rulesets.in_force()["gcm.meetings.notice_days"],
            due_at=notice_due_at(meeting),
            **kwargs,
        )

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        form = AcceptShortNoticeForm(request.POST, meeting=self.meeting)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form), status=422)
        try:
            accept_short_notice(actor=request.user, meeting=self.meeting, **form.cleaned_data)
        except ValidationError as error:
            form.add_error(None, error)
            return self.render_to_response(self.get_context_data(form=form), status=422)
        messages.success(request, _("The secretariat can give the notice; your reason goes with it."))
        return redirect("gcm:short_notice", self.meeting.public_id)
