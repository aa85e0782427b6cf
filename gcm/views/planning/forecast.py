"""The forecast of the quorum: for the chair and the secretariat, never for anybody else."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.planning.reminders import remind_of_notice
from gcm.queries.planning.forecast import outlook_of
from gcm.views.meetings import MeetingMixin


class ForecastView(MeetingMixin, PortalPage):
    permission = "gcm.view_forecast"
    insider_permission = "gcm.view_meeting"
    template_name = "gcm/planning/forecast.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting = self.meeting
        outlook = outlook_of(meeting) if meeting.is_to_come else None
        return super().get_context_data(meeting=meeting, outlook=outlook, **kwargs)


class RemindView(ForecastView):
    permission = "gcm.remind_of_notice"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return redirect("gcm:forecast", self.meeting.public_id)

    def post(self, request: HttpRequest, seat: int, **kwargs: Any) -> HttpResponse:
        reply = get_object_or_404(self.meeting.replies.select_related("meeting"), seat__number=seat)
        try:
            remind_of_notice(actor=request.user, reply=reply)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(
            request, _("A reminder is on its way to the representative of seat %(seat)s.") % {"seat": seat}
        )
        return redirect("gcm:forecast", self.meeting.public_id)
