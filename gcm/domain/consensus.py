"""Whether the consensus can be noted, and if not, why. Plain values in, plain values out: no Django here.

Consensus is the absence of a maintained objection among those present, under a quorum (D1, Q7).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from gcm.domain.quorum import Quorum


class Lock(StrEnum):
    """What keeps the gavel down."""

    NOT_IN_SESSION = "not_in_session"
    NO_ITEM = "no_item"
    NO_TEXT = "no_text"
    NOBODY_PRESIDES = "nobody_presides"  # C12
    SEATS_MISSING = "seats_missing"
    GROUP_MISSING = "group_missing"
    ROLL_CALL = "roll_call"  # Q12
    NO_CONSENSUS = "no_consensus"  # D5
    REWORDED = "reworded"  # D4
    RESTATE = "restate"  # Q11
    NOT_CALLED = "not_called"  # Z3
    OBJECTION = "objection"


@dataclass(frozen=True)
class Obstacle:
    """One reason. `group` for a missing group, `seat` for an objection, numbers for what is missing."""

    lock: Lock
    group: str = ""
    seat: int = 0
    present: int = 0
    required: int = 0


@dataclass(frozen=True)
class Situation:
    """The room at an instant. `objections` are the numbers of the seats that maintain one (D5)."""

    in_session: bool
    in_discussion: bool
    has_text: bool
    presided: bool
    quorum: Quorum
    objections: Sequence[int] = ()
    roll_is_called: bool = False
    to_restate: bool = False
    attempt_runs: bool = True
    is_called: bool = True  # whoever presides has asked for objections to this text
    words_agree: bool = True  # the text says what the decision would do


def obstacles(now: Situation) -> list[Obstacle]:
    """Everything that keeps the consensus from being noted, in the order in which one would mend it. Empty:
    whoever presides may note it."""
    plain = (
        (now.in_session, Lock.NOT_IN_SESSION),
        (now.in_discussion, Lock.NO_ITEM),
        (now.has_text or not now.in_discussion, Lock.NO_TEXT),
        (now.presided, Lock.NOBODY_PRESIDES),
    )
    found = [Obstacle(lock) for fine, lock in plain if not fine]
    if now.quorum.missing_seats:
        found.append(Obstacle(Lock.SEATS_MISSING, present=now.quorum.present, required=now.quorum.required))
    found += [
        Obstacle(Lock.GROUP_MISSING, group=each.group, present=each.present, required=each.required)
        for each in now.quorum.groups
        if not each.is_represented
    ]
    after = (
        (not now.roll_is_called, Lock.ROLL_CALL),
        (now.attempt_runs, Lock.NO_CONSENSUS),
        (now.words_agree, Lock.REWORDED),
        (not now.to_restate or not now.quorum.is_met, Lock.RESTATE),
        (now.is_called or not now.has_text or not now.attempt_runs, Lock.NOT_CALLED),
    )
    found += [Obstacle(lock) for fine, lock in after if not fine]
    return found + [Obstacle(Lock.OBJECTION, seat=seat) for seat in now.objections]
