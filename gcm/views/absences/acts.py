"""What can be done about absences, and by whom. The verbs ask everything again."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from gcm.domain.absences import attendance, cases, notes, succession, undoing
from gcm.enums import Attended, CaseState
from gcm.forms.absences.attendance import ConnectionForm, CorrectionForm, EvidenceForm
from gcm.forms.absences.cases import CommentForm, DesignationForm, NoteForm, PlaceForm, ReasonForm
from gcm.models import AbsenceCase, AbsenceNote, Attendance
from gcm.views.acts import Act

# What the secretariat records, and what is for the chair alone (or the vice-chair, A13).
Record = partial(Act, permission="gcm.record_attendance")
Decide = partial(Act, permission="gcm.decide_on_absence", constitutional=True)


def _on(verb: Callable[..., Any], name: str, **given: Any) -> Callable[[Any, Any, dict[str, Any]], Any]:
    """Call the verb with its subject under this name, what is given, and what was typed."""
    return lambda actor, subject, values: verb(actor=actor, **{name: subject}, **given, **values)


def _on_notice(accepted: bool) -> Callable[[Any, Any, dict[str, Any]], Any]:
    return lambda actor, row, values: attendance.decide_on_late_notice(
        actor=actor, change=row.changes.pending().get(), accepted=accepted
    )


def _is_absent(row: Attendance) -> bool:
    return row.attended == Attended.ABSENT


def _waits(row: Attendance) -> bool:
    return any(each.decided_at is None for each in row.changes.all())


def _is_certified(case: AbsenceCase) -> bool:
    return case.state in (CaseState.CERTIFIED, CaseState.RENOMINATED)


def _is_before(case: AbsenceCase) -> bool:
    return case.state in (CaseState.OPEN, CaseState.COMMENT)


def _is_draft(note: AbsenceNote) -> bool:
    return note.is_draft


ATTENDANCE = {
    "late-notice": Record(
        title=_("Mark a late notice"),
        question=_("Notice came after the scheduled start. The chair says whether it is accepted (A3)."),
        done=_("The late notice waits for the chair."),
        do=_on(attendance.mark_late_notice, "attendance"),
        offered=lambda row: _is_absent(row) and not _waits(row),
        form=EvidenceForm,
    ),
    "connection": Record(
        title=_("Record a connection failure"),
        question=_("With evidence that the line failed, the absence is treated as one with notice (A9)."),
        done=_("The connection failure is recorded."),
        do=_on(attendance.record_connection_failure, "attendance"),
        offered=_is_absent,
        form=ConnectionForm,
    ),
    "correct": Record(
        title=_("Correct the attendance"),
        question=_("The count is made again. A case that is certified stays so until the GCG decides (A14)."),
        done=_("The attendance is corrected."),
        do=_on(attendance.correct_attendance, "attendance"),
        offered=lambda row: row.term_id is not None,
        form=CorrectionForm,
    ),
    "accept": Decide(
        title=_("Accept the late notice"),
        question=_("The absence is then one with notice."),
        done=_("The late notice is accepted."),
        do=_on_notice(True),
        offered=_waits,
    ),
    "let-count": Decide(
        title=_("Let the absence count"),
        question=_("The late notice is not accepted: the absence stays one without notice."),
        done=_("The absence counts."),
        do=_on_notice(False),
        offered=_waits,
    ),
}

NOTES = {
    "sign": Decide(
        title=_("Sign and send"),
        question=_("The letter leaves as you sign it here, to the representative. It can be changed first."),
        done=_("The note is signed and on its way."),
        do=_on(notes.sign_note, "note"),
        offered=_is_draft,
        form=NoteForm,
    ),
    "set-aside": Decide(
        title=_("Do not send it"),
        question=_("No letter leaves. The absence stays recorded."),
        done=_("The note is set aside."),
        do=_on(notes.set_note_aside, "note"),
        offered=_is_draft,
        form=ReasonForm,
    ),
}

CASES = {
    "invite-comment": Decide(
        title=_("Ask the member to comment"),
        question=_("The representative is written to, with the facts and the time there is to comment."),
        done=_("The member is asked to comment."),
        do=_on(cases.invite_comment, "case"),
        offered=lambda case: case.state == CaseState.OPEN,
    ),
    "comment": Act(
        title=_("Comment"),
        question=_("Say how it came to these absences. Your seat is yours until a successor is accredited."),
        done=_("Your comment is with the chair."),
        do=_on(cases.comment_on_case, "case"),
        permission="gcm.comment_on_absence",
        offered=lambda case: case.takes_comment,
        form=CommentForm,
    ),
    "certify": Decide(
        title=_("Certify the facts"),
        question=_(
            "The stakeholder group is asked for another representative; the holder keeps the seat until that "
            "one is accredited. To undo this takes a decision of the GCG."
        ),
        done=_("The facts are certified."),
        do=_on(cases.certify_case, "case"),
        offered=lambda case: case.may_be_certified,
    ),
    "dismiss": Decide(
        title=_("Dismiss the case"),
        question=_("The case ends without consequences."),
        done=_("The case is dismissed."),
        do=_on(cases.dismiss_case, "case"),
        offered=_is_before,
        form=ReasonForm,
    ),
    "designate": Act(
        title=_("Record the designation"),
        question=_("By letter of the group. The successor is then accredited on the page of the seat."),
        done=_("The designation is recorded."),
        do=_on(succession.record_designation, "case"),
        permission="gcm.accredit",
        offered=lambda case: _is_certified(case) and not case.seat.office,
        form=DesignationForm,
    ),
    "undo": Act(
        title=_("Put the certificate to the GCG"),
        question=_("Only a new decision of the GCG withdraws a certificate (A14). A text is drafted."),
        done=_("The item is on the agenda."),
        do=_on(undoing.put_undoing_on_agenda, "case"),
        permission="gcm.prepare_meeting",
        offered=_is_certified,
        form=PlaceForm,
    ),
}
