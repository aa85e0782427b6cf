"""The screens of a meeting room: what each is made of, and whether anything on it has changed."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from gcm.domain.presence import doors_open_at
from gcm.enums import MeetingState
from gcm.models import Meeting
from gcm.queries.conduct.conduct import conduct_of
from gcm.queries.consensus_why import consensus_explanation
from gcm.queries.decided import last_decision
from gcm.queries.delegations import delegations_of
from gcm.queries.quorum_history import quorum_changes
from gcm.queries.room import Room
from gcm.queries.scribe import named_now, seat_rows

MOVES = (
    MeetingState.CONVENED,
    MeetingState.AGENDA_FROZEN,
    MeetingState.OPEN,
    MeetingState.SUSPENDED,
)


@dataclass(frozen=True)
class Screen:
    """One kind of screen. `details` adds to the live part what this kind alone shows."""

    name: str
    url_name: str
    live_url_name: str
    details: Callable[[Room], dict[str, Any]]

    @property
    def part(self) -> str:
        return f"gcm/room/live/{self.name}.html"

    def address(self, meeting: Meeting) -> str:
        return reverse(self.url_name, args=[meeting.public_id])


def _consensus(room: Room) -> dict[str, Any]:
    return {"decided": last_decision(room), "why_consensus": consensus_explanation(room)}


MEMBER = Screen("member", "gcm:room", "gcm:room_live", _consensus)
OBSERVER = Screen("observer", "gcm:room", "gcm:room_live", lambda room: {})
CHAIR = Screen("chair", "gcm:room_chair", "gcm:room_chair_live", _consensus)
SCRIBE = Screen(
    "scribe",
    "gcm:room_scribe",
    "gcm:room_scribe_live",
    lambda room: {"rows": seat_rows(room), "named": named_now(room)},
)


def screen_of(user: Any) -> Screen:
    """Observers see the agenda and no more (O4, O5); whoever follows the GCG reads everything."""
    return MEMBER if user.has_perm("gcm.follow_meetings") else OBSERVER


def live_context(request: HttpRequest, room: Room, screen: Screen) -> dict[str, Any]:
    """What the live part of the screen shows, and what it sends to be told of changes."""
    now = timezone.now()
    return {
        "room": room,
        "conduct": conduct_of(room),
        "meeting": room.meeting,
        "screen": screen,
        "live_url": reverse(screen.live_url_name, args=[room.meeting.public_id]),
        "moves": room.meeting.state in MOVES,
        "headers": json.dumps({"If-None-Match": etag_of(request, room.meeting, screen)}),
        "screen_url": screen.address(room.meeting),
        "doors_open_at": doors_open_at(room.meeting),
        "doors_open": room.meeting.is_in_session
        or (room.meeting.state == MeetingState.AGENDA_FROZEN and now >= doors_open_at(room.meeting)),
        "may_open": now >= room.meeting.starts_at,
        "quorum_record": quorum_changes(room.meeting) if room.meeting.is_held else None,
        **screen.details(room),
    }


def etag_of(request: HttpRequest, meeting: Meeting, screen: Screen) -> str:
    """Changes with what is on this reader's screen, and with nothing else: the room, the hours that open
    doors, the reader's language, zone and seats."""
    user: Any = request.user
    now = timezone.now()
    hours = (now >= doors_open_at(meeting), now >= meeting.starts_at)
    seen = (meeting.pk, meeting.room_version, hours, screen.name, get_language())
    reader = (user.pk, user.time_zone, delegations_of(user))
    return f'"{hashlib.sha256(repr((seen, reader)).encode()).hexdigest()[:32]}"'
