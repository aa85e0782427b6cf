"""When what is due before a meeting, as instants: page, mail and enforcement read them here (G5, T14)."""

from dataclasses import dataclass
from datetime import datetime

from alliance87.core import rulesets
from alliance87.core.rulesets import InForce
from gcm.domain.planning.calendar_rules import days_before
from gcm.enums import MeetingKind
from gcm.models import Meeting


@dataclass(frozen=True)
class Deadlines:
    """In UTC. `papers_shortened` and `agenda_shortened`: the chair set another instant, with a reason."""

    notice_at: datetime
    papers_at: datetime
    agenda_at: datetime
    papers_shortened: bool
    agenda_shortened: bool

    @property
    def is_shortened(self) -> bool:
        return self.papers_shortened or self.agenda_shortened


def rules_of(meeting: Meeting) -> InForce:
    """Those of the day on which the meeting was convened, today's for a draft (X7)."""
    return rulesets.in_force(meeting.convened_at)


def notice_due_at(meeting: Meeting) -> datetime:
    """The last instant at which a notice sent now would be in time."""
    return days_before(meeting.starts_at, rulesets.in_force()["gcm.meetings.notice_days"], meeting.place_zone)


def deadlines_of(meeting: Meeting) -> Deadlines:
    """No query but the one for the rules."""
    rules = rules_of(meeting)

    def due(key: str) -> datetime:
        return days_before(meeting.starts_at, rules[key], meeting.place_zone)

    return Deadlines(
        notice_at=due("gcm.meetings.notice_days"),
        papers_at=meeting.papers_due_at or due("gcm.meetings.papers_days"),
        agenda_at=meeting.agenda_due_at or due("gcm.meetings.agenda_days"),
        papers_shortened=meeting.papers_due_at is not None,
        agenda_shortened=meeting.agenda_due_at is not None,
    )


def takes_decisions(meeting: Meeting) -> bool:
    """G4: regular and extraordinary meetings do; an additional videoconference where the rule set says so."""
    if meeting.kind != MeetingKind.SUPPLEMENTARY:
        return True
    return bool(rules_of(meeting)["gcm.meetings.supplementary_decides"])
