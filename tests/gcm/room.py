"""Asking for the pages of a meeting room, and reading what they answer."""

import re
from typing import Any

from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gcm.domain.positions import state_position
from gcm.enums import ItemState
from gcm.models import Decision, Meeting, Observer, Position
from tests.cast import make_user
from tests.gcm.body import Body
from tests.gcm.gavel import note_consensus

FIRST = "Le GCM crée le groupe d’action."
OTHER_WORDS = {"fr": ("Créer un groupe", "Le GCM crée le groupe pour un an."), "en": ("Create", "One year.")}
SCREENS = ("gcm:room", "gcm:room_chair", "gcm:room_scribe")
LIVE = ("gcm:room_live", "gcm:room_chair_live", "gcm:room_scribe_live")


def observe(meeting: Meeting, body: Body, address: str) -> Any:
    person, now = make_user("observer", email=address), timezone.now()
    Observer.objects.create(
        meeting=meeting,
        person=person,
        organisation=body.term(32).organisation,
        interest_at=now,
        informed_at=now,
        invited_at=now,
    )
    return person


def at(name: str, meeting: Meeting, *more: Any) -> str:
    return reverse(name, args=[meeting.public_id, *more])


def act(client: Client, name: str, meeting: Meeting, *more: Any, **data: Any) -> Any:
    return client.post(at(name, meeting, *more), data)


def words_of(response: Any) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def beyond_the_account(queries: CaptureQueriesContext) -> list[str]:
    """What was asked, save for the session and the account of the reader."""
    return [
        each["sql"]
        for each in queries.captured_queries
        if "django_session" not in each["sql"] and 'FROM "partners_user"' not in each["sql"]
    ]


def decide_what_is_on_the_screen(meeting: Meeting, body: Body) -> Decision:
    item = meeting.items.get(state=ItemState.IN_DISCUSSION)
    return note_consensus(actor=body.chair, item=item, text_number=1)


def state(body: Body, item: Any, seat: int, kind: str, reason: str = "Because.") -> Position:
    return state_position(actor=body.representative(seat), item=item, text_number=1, kind=kind, reason=reason)


def forms_of(response: Any, meeting: Meeting) -> list[str]:
    """Where the forms of the room on the page lead."""
    start = at("gcm:room", meeting)
    found = re.findall(r'action="([^"]+)"', response.content.decode())
    return [address.removeprefix(start) for address in found if address.startswith(start)]
