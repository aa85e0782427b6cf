"""A room with everybody in it, whatever the numbers of the rule set."""

from collections.abc import Iterable
from typing import Any

from alliance87.core import rulesets
from tests.gcm.body import Body, bring_in


def fill(meeting: Any, body: Body, without: Iterable[int] = ()) -> None:
    """Bring in every seat that is not there yet, save these."""
    there = set(meeting.presences.here().values_list("seat__number", flat=True))
    bring_in(meeting, body, sorted(set(body.seats) - there - set(without)))


def employers(body: Body) -> list[int]:
    """The numbers of their seats."""
    return [number for number, seat in sorted(body.seats.items()) if seat.category.group == "employers"]


def per_group() -> int:
    """How many of each group make the quorum."""
    return int(rulesets.in_force()["gcm.quorum.members_per_group"])
