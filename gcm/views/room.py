"""The pages of a meeting room, and the live part of each."""

from typing import Any, ClassVar

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.functional import cached_property
from django_htmx.http import HttpResponseClientRefresh

from alliance87.core.views import PortalPage, PortalView
from gcm.models import Meeting
from gcm.queries.room import Room, room_of
from gcm.views.screens import CHAIR, SCRIBE, Screen, etag_of, live_context, screen_of


class RoomMixin(PortalView):
    """The room of one meeting, for whoever may know of the meeting."""

    permission = "gcm.view_meeting"
    insider_permission = "gcm.view_meeting"
    of_screen: ClassVar[Screen | None] = None

    @cached_property
    def meeting(self) -> Meeting:
        return get_object_or_404(Meeting, public_id=self.kwargs["public_id"])

    def get_permission_object(self) -> Meeting:
        return self.meeting

    @cached_property
    def screen(self) -> Screen:
        return self.of_screen or screen_of(self.request.user)

    @cached_property
    def room(self) -> Room:
        return room_of(self.meeting, self.request.user)


class RoomView(RoomMixin, PortalPage):
    """A screen of the room. `refusals` are sentences that say why something was not done."""

    template_name = "gcm/room/page.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**live_context(self.request, self.room, self.screen), **kwargs)


class ChairView(RoomView):
    of_screen = CHAIR
    permission = "gcm.use_chair_screen"


class ScribeView(RoomView):
    """What the secretariat records. There is no gavel here (X2)."""

    of_screen = SCRIBE
    permission = "gcm.record_presence"


class RoomLiveView(RoomMixin):
    """The part of a screen that moves, asked for every few seconds: 304 when nothing did."""

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        """Whose session has ended reloads the whole page, and is sent to sign in from there."""
        if getattr(request, "htmx", False) and not request.user.is_authenticated:
            return HttpResponseClientRefresh()
        return super().refuse(request)

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        etag = etag_of(request, self.meeting, self.screen)
        response = get_conditional_response(request, etag=etag) or self._part(request)
        response.headers["ETag"] = etag
        patch_cache_control(response, private=True, no_cache=True)
        return response

    def _part(self, request: HttpRequest) -> HttpResponse:
        return render(request, self.screen.part, live_context(request, self.room, self.screen))


class ChairLiveView(RoomLiveView):
    of_screen = CHAIR
    permission = "gcm.use_chair_screen"


class ScribeLiveView(RoomLiveView):
    of_screen = SCRIBE
    permission = "gcm.record_presence"
