"""When the quorum was there, was lost and came back during a session (Q8): as it was written down then, and
beside it the roll calls on paper that were typed in afterwards."""

from dataclasses import dataclass
from datetime import datetime

from alliance87.core import rulesets
from gcm.domain.quorum import quorum
from gcm.models import Meeting, Presence, QuorumTurn, RollCall, Seat
from gcm.queries.quorum import rule_of, stays_that_count


@dataclass(frozen=True)
class QuorumChange:
    """From this instant on the quorum was met, or not."""

    at: datetime
    present: int
    is_met: bool
    typed_in: bool = False  # counted on paper at that instant


def quorum_changes(meeting: Meeting) -> list[QuorumChange]:
    """The situation at the opening and each change until the end. Empty for a meeting that was never opened.
    Two queries; four for a meeting that was held before turns were written down, which is told from its stays
    under the rules of its opening."""
    if meeting.opened_at is None:
        return []
    turns = QuorumTurn.objects.filter(meeting=meeting)
    recorded = [QuorumChange(each.at, each.present, each.is_met) for each in turns]
    counted = [
        QuorumChange(each.asked_at, each.result["present"], each.result["is_met"], typed_in=True)
        for each in RollCall.objects.filter(meeting=meeting, typed_in=True)
    ]
    return sorted((recorded or _told_by_stays(meeting)) + counted, key=lambda each: each.at)


def _told_by_stays(meeting: Meeting) -> list[QuorumChange]:
    opened = meeting.opened_at or meeting.starts_at
    rules = rulesets.in_force(opened)
    seats = {seat.pk: seat for seat in Seat.objects.select_related("category")}
    stays = list(Presence.objects.filter(meeting=meeting))
    rule = rule_of(seats.values(), rules)
    changes: list[QuorumChange] = []
    for at in _instants(opened, meeting.closed_at, stays):
        here = [_as_here(each) for each in stays if _was_here(each, at)]
        now = quorum(stays_that_count(here, seats, rules), rule)
        if not changes or changes[-1].is_met != now.is_met:
            changes.append(QuorumChange(at, now.present, now.is_met))
    return changes


def _instants(opened: datetime, closed: datetime | None, stays: list[Presence]) -> list[datetime]:
    moves = {each.joined_at for each in stays} | {each.left_at for each in stays if each.left_at}
    within = {at for at in moves if at > opened and (closed is None or at < closed)}
    return [opened, *sorted(within)]


def _was_here(stay: Presence, at: datetime) -> bool:
    return stay.joined_at <= at and (stay.left_at is None or stay.left_at > at)


def _as_here(stay: Presence) -> Presence:
    """The stay as it was then: not over."""
    return Presence(seat_id=stay.seat_id, person_id=stay.person_id, capacity=stay.capacity)
