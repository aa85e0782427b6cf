"""The meetings that were held before the portal was there."""

from typing import Any

from alliance87.core.views import PortalPage
from gcm.models import PastMeeting


class PastMeetingsView(PortalPage):
    permission = "gcm.view_past_meetings"
    template_name = "gcm/mandate/past_meetings.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(meetings=PastMeeting.objects.order_by("-number"), **kwargs)
