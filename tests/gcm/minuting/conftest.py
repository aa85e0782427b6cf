from typing import Any

from gcm.models import IssuedMinutes, Meeting, Minutes
from tests.gcm.body import Body
from tests.gcm.minuting.record import hand_over, hold, issue
from tests.plugins.worlds import kept


@kept
def closed(body: Body) -> Meeting:
    """A meeting that took one decision and was closed."""
    return hold(body)


@kept
def minutes(closed: Meeting) -> Any:
    """To be written."""
    return closed.minutes


@kept
def with_chair(closed: Meeting, body: Body) -> Minutes:
    return hand_over(closed, body)


@kept
def issued(closed: Meeting, body: Body) -> IssuedMinutes:
    return issue(closed, body)
