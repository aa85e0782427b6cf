"""What every page of the minutes has in common."""

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.functional import cached_property

from alliance87.core.views import PortalView
from gcm.models import IssuedMinutes, Meeting, Minutes


class MinutesMixin(PortalView):
    """Of one meeting; rights are asked on the meeting."""

    insider_permission = "gcm.view_minutes"

    @cached_property
    def meeting(self) -> Meeting:
        return get_object_or_404(Meeting, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Meeting:
        return self.meeting

    @cached_property
    def minutes(self) -> Minutes:
        found = Minutes.objects.select_related("meeting").filter(meeting=self.meeting).first()
        if found is None:
            raise Http404
        return found

    @cached_property
    def issued(self) -> IssuedMinutes | None:
        return IssuedMinutes.objects.filter(minutes__meeting=self.meeting).order_by("-version").first()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_context_data(meeting=self.meeting, **kwargs)  # type: ignore[misc]
        return context
