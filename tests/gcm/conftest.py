from typing import Any

import pytest
from django.utils import translation

from gcm.models import Meeting
from tests.gcm.body import Body, bring_in, item_to_decide, make_meeting, seat_all
from tests.plugins.worlds import kept


@pytest.fixture(autouse=True)
def _in_english(_clean_slate: None) -> None:
    """What is refused is compared in English, whatever the language of the settings."""
    translation.activate("en")


@kept
def body() -> Body:
    """Every seat held."""
    return seat_all()


@kept
def meeting(body: Body) -> Any:
    """In session, with exactly a quorum in the room and one item to decide on."""
    made = make_meeting(body, "open")
    bring_in(made, body)
    return made


@kept
def item(meeting: Meeting, body: Body) -> Any:
    """The item to decide on, in discussion, its text on the screen."""
    return item_to_decide(meeting, body)
