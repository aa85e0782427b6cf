"""Matters arising from earlier meetings, as they stand (N14)."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from alliance87.core.views import PortalPage
from gcm.domain.agenda import CAN_CHANGE
from gcm.domain.planning.sources import place_candidate
from gcm.queries.planning.arising import arising_at
from gcm.views.meetings import MeetingMixin

SOURCE, KEY = "gcm.arising", "open"


class ArisingView(MeetingMixin, PortalPage):
    """For members and the secretariat; a POST puts them on the agenda, in one press."""

    permission = "gcm.follow_meetings"
    insider_permission = "gcm.view_meeting"
    template_name = "gcm/planning/arising.html"

    def post(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if not request.user.has_perm("gcm.prepare_meeting", self.meeting):
            raise PermissionDenied
        try:
            place_candidate(actor=request.user, source=SOURCE, key=KEY, meeting=self.meeting)
        except ValidationError as error:
            messages.error(request, " ".join(error.messages))
            return self.render_to_response(self.get_context_data(), status=422)
        messages.success(request, _("The matters arising are on the agenda."))
        return redirect("gcm:arising", self.meeting.public_id)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        meeting, arising = self.meeting, arising_at(self.meeting)
        item = meeting.items.filter(is_arising=True).first()
        can_add = item is None and meeting.state in CAN_CHANGE and not arising.is_empty
        return super().get_context_data(
            meeting=meeting,
            arising=arising,
            item=item,
            adds=can_add and self.request.user.has_perm("gcm.prepare_meeting", meeting),
            **kwargs,
        )
