"""What is found out about attendance after the meeting (A3, A9, A14). The chain is read again each time."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, rulesets, uploads
from gcm.domain.absences.chain import follow_chain
from gcm.domain.absences.common import deciding_role, record
from gcm.domain.absences.notes import let_note_lapse
from gcm.domain.room import ask
from gcm.enums import AttendanceChangeKind, Attended
from gcm.models import Attendance, AttendanceChange, Position

EVIDENCE = "gcm.evidence"
LATE_TASK = "gcm.late_notice"
Kind = AttendanceChangeKind


@transaction.atomic
def mark_late_notice(*, actor: Any, attendance: Attendance, words: str) -> AttendanceChange:
    """The secretariat marks that notice came after the start; the chair says whether it is accepted (A3).
    `words` say when and how it came. Raises PermissionDenied; ValidationError without words, for a seat that
    was not absent without notice, while another one waits, or where the house rules take none."""
    row = _locked(actor, attendance)
    _require_absent(row)
    if not rulesets.in_force(row.meeting.closed_at)["gcm.absences.late_notice_may_be_accepted"]:
        raise ValidationError(_("The house rules take no notice after the start (A3)."), code="too_late")
    if row.changes.pending().exists():
        raise ValidationError(_("A late notice of this seat waits for the chair already."), code="pending")
    made = _change(row, Kind.LATE_NOTICE, Attended.EXCUSED, words, actor)
    made.save()
    record("gcm.late_notice_marked", subject=made, actor=actor, meeting=row.meeting_id, seat=row.seat_id)
    inbox.open_task(
        kind=LATE_TASK,
        subject=made,
        role=deciding_role(row.holder_id),
        title=gettext_noop("Accept a late notice of seat %(seat)s, or not"),
        note=gettext_noop("For meeting no. %(meeting)s; without your acceptance the absence counts"),
        params={"seat": row.seat.number, "meeting": row.meeting.number},
        url_name="gcm:absences",
    )
    return made


@transaction.atomic
def decide_on_late_notice(*, actor: Any, change: AttendanceChange, accepted: bool) -> AttendanceChange:
    """The chair accepts a late notice, or lets the absence count (A3). Deciding again changes nothing. Raises
    PermissionDenied; ValidationError when the attendance was corrected meanwhile."""
    row = _row(change.attendance)
    found = AttendanceChange.objects.select_for_update().get(pk=change.pk)
    found.attendance = row
    ask(actor, "gcm.decide_on_absence", found)
    if found.decided_at is not None:
        return found
    if accepted and row.attended != Attended.ABSENT:
        raise ValidationError(
            _("This seat is no longer recorded as absent without notice."), code="not_absent"
        )
    found.accepted, found.decided_by, found.decided_at = accepted, actor, timezone.now()
    found.save(update_fields=["accepted", "decided_by", "decided_at"])
    inbox.close_tasks(subject=found, closed_by=actor)
    record("gcm.late_notice_decided", subject=found, actor=actor, seat=row.seat_id, accepted=accepted)
    if accepted:
        _apply(row, Attended.EXCUSED, actor)
    return found


@transaction.atomic
def record_connection_failure(
    *, actor: Any, attendance: Attendance, words: str, file: File[bytes] | None = None
) -> AttendanceChange:
    """The secretariat records the evidence that the line of a remote member failed, in words and with the
    file that shows it where there is one; that is treated as notice (A9). Raises PermissionDenied;
    ValidationError without words, for a file that is not as it should be, or for a seat that was not absent
    without notice."""
    row = _locked(actor, attendance)
    _require_absent(row)
    made = _hold(row, Kind.CONNECTION, Attended.EXCUSED, words, actor)
    if file is not None:
        uploads.store(actor=actor, file=file, purpose=EVIDENCE, subject=made)
    return made


@transaction.atomic
def correct_attendance(*, actor: Any, attendance: Attendance, attended: str, words: str) -> AttendanceChange:
    """The attendance was recorded wrongly (A14). A case that is certified stays: that takes a decision.

    Raises PermissionDenied; ValidationError without the reason, for a vacant seat, when nothing changes, or
    for an absence of a seat that took a position at the meeting (T22).
    """
    row = _locked(actor, attendance)
    if attended not in (Attended.PRESENT, Attended.EXCUSED, Attended.ABSENT) or not row.holder_id:
        raise ValidationError(_("A seat that was held was present, or absent with or without notice."))
    if attended == row.attended:
        raise ValidationError(_("This is what is recorded already."), code="same")
    if attended != Attended.PRESENT and _took_a_position(row):
        raise ValidationError(
            _("This seat took a position at the meeting: it was present (T22)."), code="took_a_position"
        )
    return _hold(row, Kind.CORRECTION, Attended(attended), words, actor)


def _took_a_position(row: Attendance) -> bool:
    return Position.objects.filter(item__meeting=row.meeting_id, seat=row.seat_id).exists()


def _hold(row: Attendance, kind: Kind, after: Attended, words: str, actor: Any) -> AttendanceChange:
    """A change that holds at once."""
    made = _change(row, kind, after, words, actor)
    made.accepted, made.decided_by, made.decided_at = True, actor, made.recorded_at
    made.save()
    record("gcm.attendance_changed", subject=made, actor=actor, meeting=row.meeting_id, seat=row.seat_id)
    _apply(row, after, actor)
    return made


def _change(row: Attendance, kind: Kind, after: Attended, words: str, actor: Any) -> AttendanceChange:
    if not words.strip():
        raise ValidationError({"words": _("Please say what this rests on.")})
    return AttendanceChange(
        attendance=row,
        kind=kind,
        before=row.attended,
        after=after,
        words=words.strip(),
        recorded_by=actor,
        recorded_at=timezone.now(),
    )


def _apply(row: Attendance, after: Attended, actor: Any) -> None:
    row.attended = after
    row.save(update_fields=["attended"])
    if after != Attended.ABSENT:
        let_note_lapse(row, actor=actor)
    follow_chain(seat=row.seat_id, holder=row.holder_id, actor=actor)


def _locked(actor: Any, attendance: Attendance) -> Attendance:
    ask(actor, "gcm.record_attendance", attendance.meeting)
    return _row(attendance)


def _row(attendance: Attendance) -> Attendance:
    rows = Attendance.objects.select_for_update(of=("self",)).select_related("meeting", "seat", "term")
    return rows.get(pk=attendance.pk)


def _require_absent(row: Attendance) -> None:
    if row.attended != Attended.ABSENT:
        raise ValidationError(_("This seat is not recorded as absent without notice."), code="not_absent")
