"""What a meeting was for each seat: for the chair and the secretariat alone (A15)."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from alliance87.core.views import PortalPage
from gcm.models import Meeting
from gcm.queries.attendance import attendance_of, explanation_of
from gcm.queries.quorum_history import quorum_changes


class AttendanceView(PortalPage):
    permission = "gcm.view_attendance"
    insider_permission = "gcm.follow_meetings"
    template_name = "gcm/attendance.html"

    @cached_property
    def meeting(self) -> Meeting:
        return get_object_or_404(Meeting, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Meeting:
        return self.meeting

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            meeting=self.meeting,
            rows=attendance_of(self.meeting),
            changes=quorum_changes(self.meeting),
            explanation=explanation_of(self.meeting),
            may_record=self.request.user.has_perm("gcm.record_attendance", self.meeting),
            **kwargs,
        )
