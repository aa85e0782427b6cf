"""The chain of absences without notice of one holder. Plain values in, plain values out: no Django here."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What a meeting was for a holder (A2, A3). A connection failure is treated as notice (A9)."""

    PRESENT = "present"
    EXCUSED = "excused"
    ABSENT = "absent"  # without notice


@dataclass(frozen=True)
class Meeting:
    """One meeting that was held, as the chain sees it. `had_quorum`: at some moment of it (A6)."""

    outcome: Outcome
    is_supplementary: bool = False
    had_quorum: bool = True


@dataclass(frozen=True)
class Rule:
    """`limit` consecutive absences open a case (A11)."""

    limit: int
    excused_breaks: bool = True
    inquorate_counts: bool = True
    supplementary_counts: bool = False

    def counts(self, meeting: Meeting) -> bool:
        """Whether the meeting takes part in the chain at all (A6, A7)."""
        if meeting.is_supplementary and not self.supplementary_counts:
            return False
        return meeting.had_quorum or self.inquorate_counts


class Step(StrEnum):
    """Z6, up to where the software goes by itself: it opens a case, it never takes a seat."""

    NONE = "none"
    WATCH = "watch"  # first
    WARNING = "warning"  # the last one before the limit
    CASE = "case"


def links(meetings: Sequence[Meeting], rule: Rule) -> list[int]:
    """The places, oldest first, of the absences without notice that follow one another up to the latest
    meeting. Presence ends the chain; an absence with notice does too unless the rule says that it only
    pauses (A4)."""
    places: list[int] = []
    for place, meeting in enumerate(meetings):
        if not rule.counts(meeting):
            continue
        if meeting.outcome is Outcome.ABSENT:
            places.append(place)
        elif meeting.outcome is Outcome.PRESENT or rule.excused_breaks:
            places = []
    return places


def chain(meetings: Sequence[Meeting], rule: Rule) -> int:
    """How many they are."""
    return len(links(meetings, rule))


def step(length: int, rule: Rule) -> Step:
    """What a chain of this length means."""
    if length >= rule.limit:
        return Step.CASE
    if length == 0:
        return Step.NONE
    return Step.WARNING if length == rule.limit - 1 else Step.WATCH
