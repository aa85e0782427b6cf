"""The absences without notice of one holder that follow one another (A1, A4, A11)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from alliance87.core import rulesets
from alliance87.core.rulesets import Explanation, InForce
from gcm.domain import absence
from gcm.domain.absence import Step
from gcm.models import Attendance, Seat, SeatTerm
from gcm.queries.attendance import VALUES, as_meeting, rule_of
from gcm.queries.snapshot import in_languages


@dataclass(frozen=True)
class Streak:
    """`rows` are all meetings of the holder on the seat, oldest first; `links` those of the chain that is
    running, under `rules`."""

    rows: Sequence[Attendance]
    links: Sequence[Attendance]
    rules: InForce

    @property
    def length(self) -> int:
        return len(self.links)

    @property
    def limit(self) -> int:
        return int(self.rules["gcm.absences.limit"])

    @property
    def step(self) -> Step:
        return absence.step(self.length, rule_of(self.rules))

    @property
    def explanation(self) -> Explanation:
        """The answer to "why?" (A11)."""
        return Explanation(rule="A11", clause="gcm.attendance", values=VALUES, rules=self.rules)


def streak_of(seat: int, holder: int) -> Streak:
    """Up to the latest meeting, under the rules of its day (X7). One query, and one for the rules."""
    held = Attendance.objects.filter(seat=seat, term__organisation=holder)
    rows = list(
        held.select_related("meeting", "seat__category", "seat__regional_group", "term__organisation")
        .prefetch_related("changes")
        .order_by("meeting__starts_at")
    )
    rules = rulesets.in_force(rows[-1].meeting.closed_at) if rows else rulesets.in_force()
    places = absence.links([as_meeting(row) for row in rows], rule_of(rules))
    return Streak(rows, [rows[place] for place in places], rules)


def streak_of_seat(seat: Seat) -> Streak:
    """Of whoever holds the seat today; empty for a vacant one."""
    term = SeatTerm.objects.as_of().filter(seat=seat).first()
    return streak_of(seat.pk, term.organisation_id) if term else Streak([], [], rulesets.in_force())


def facts_of(streak: Streak) -> dict[str, Any]:
    """What a case is opened on, as plain values that are kept with it."""
    row = streak.links[-1]
    return {
        "seat": row.seat.number,
        "group": row.seat.category.group,
        "category": in_languages(row.seat.category, "name"),
        "region": in_languages(row.seat.regional_group, "name") if row.seat.regional_group else None,
        "holder": in_languages(row.term.organisation, "name") if row.term else {},
        "limit": streak.limit,
        "rule_set": streak.rules.version,
        "meetings": [
            {
                "number": each.meeting.number,
                "kind": each.meeting.kind,
                "starts_at": each.meeting.starts_at.isoformat(),
                "had_quorum": bool(each.meeting.had_quorum),
            }
            for each in streak.links
        ],
    }
