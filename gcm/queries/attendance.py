"""What meetings were for each seat, and the chain of absences of its holder (A1 to A8)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.utils.translation import gettext as _

from alliance87.core import rulesets
from alliance87.core.rulesets import Explanation, InForce
from alliance87.core.uploads.models import Upload
from gcm.domain import absence
from gcm.domain.absence import Outcome, Step
from gcm.enums import Attended, MeetingKind
from gcm.models import Attendance, AttendanceChange, Meeting

VALUES = (
    "gcm.absences.limit",
    "gcm.absences.excused_breaks_chain",
    "gcm.absences.inquorate_counts",
    "gcm.absences.supplementary_counts",
)


@dataclass(frozen=True)
class Row:
    """One seat at one meeting; `chain` is the number of absences without notice in a row up to it."""

    seat: Any
    holder: Any
    attended: Any
    minutes_present: int
    chain: int
    step: Step
    is_absent: bool  # without notice
    change: AttendanceChange | None  # the latest
    evidence: Upload | None  # that was filed with it (A9)

    @property
    def is_held(self) -> bool:
        return self.holder is not None


def rule_of(rules: InForce) -> absence.Rule:
    """What the rule set says of absences."""
    return absence.Rule(
        limit=rules["gcm.absences.limit"],
        excused_breaks=rules["gcm.absences.excused_breaks_chain"],
        inquorate_counts=rules["gcm.absences.inquorate_counts"],
        supplementary_counts=rules["gcm.absences.supplementary_counts"],
    )


def attendance_of(meeting: Meeting) -> list[Row]:
    """Every seat at this meeting with the chain of its holder up to it, under the rules of its day (X7).
    Five queries, and one for the rules."""
    rule = rule_of(rulesets.in_force(meeting.closed_at))
    rows = list(
        Attendance.objects.filter(meeting=meeting)
        .select_related("seat__category", "term__organisation")
        .prefetch_related("changes")
        .order_by("seat__number")
    )
    lengths = _chains((row for row in rows if row.term_id), meeting, rule)
    evidence = _evidence_of(rows)
    return [_row(row, lengths.get(row.pk, 0), rule, evidence) for row in rows]


def _evidence_of(rows: Iterable[Attendance]) -> dict[str, Upload]:
    """By the key of the change it was filed with."""
    changes = [str(change.pk) for row in rows for change in row.changes.all()]
    kind = ContentType.objects.get_for_model(AttendanceChange)
    found = Upload.objects.kept().filter(subject_type=kind, subject_id__in=changes)
    return {each.subject_id: each for each in found}


def explanation_of(meeting: Meeting) -> Explanation:
    """The answer to "why?" beside a chain (A11)."""
    line = _("Absences without notice that follow one another, up to this meeting.")
    return Explanation(
        rule="A11",
        clause="gcm.attendance",
        values=VALUES,
        calculation=(line,),
        rules=rulesets.in_force(meeting.closed_at),
    )


def _row(row: Attendance, length: int, rule: absence.Rule, evidence: Mapping[str, Upload]) -> Row:
    change = next(reversed(row.changes.all()), None)
    return Row(
        seat=row.seat,
        holder=row.term.organisation if row.term else None,
        attended=row.get_attended_display(),
        minutes_present=row.minutes_present,
        chain=length,
        step=absence.step(length, rule),
        is_absent=row.attended == Attended.ABSENT,
        change=change,
        evidence=evidence.get(str(change.pk)) if change else None,
    )


def _chains(rows: Iterable[Attendance], meeting: Meeting, rule: absence.Rule) -> Mapping[int, int]:
    """By row: how long the chain of its holder is. A1: the holder's, whoever came for it; A8: it starts with
    the holder's first meeting on the seat."""
    ends = {row.pk: (row.seat_id, row.term.organisation_id) for row in rows if row.term}
    held = (
        Attendance.objects.filter(
            term__isnull=False,
            meeting__starts_at__lte=meeting.starts_at,
            seat__in={seat for seat, _holder in ends.values()},
        )
        .select_related("meeting", "term")
        .order_by("meeting__starts_at")
    )
    lines: dict[tuple[int, int], list[absence.Meeting]] = {}
    for row in held:
        key = (row.seat_id, row.term.organisation_id if row.term else 0)
        lines.setdefault(key, []).append(as_meeting(row))
    return {pk: absence.chain(lines[key], rule) for pk, key in ends.items()}


def as_meeting(row: Attendance) -> absence.Meeting:
    """What the row is for the chain."""
    outcomes = {Attended.PRESENT: Outcome.PRESENT, Attended.EXCUSED: Outcome.EXCUSED}
    return absence.Meeting(
        outcome=outcomes.get(Attended(row.attended), Outcome.ABSENT),
        is_supplementary=row.meeting.kind == MeetingKind.SUPPLEMENTARY,
        had_quorum=bool(row.meeting.had_quorum),
    )
