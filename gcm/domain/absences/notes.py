"""The courteous notes after the first absences (A10): drafted by the portal, sent by the chair alone."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext, gettext_lazy, gettext_noop, override
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox
from gcm.domain.absence import Step
from gcm.domain.absences.common import deciding_role, record, representative_of
from gcm.domain.room import ask
from gcm.emails import absences as emails
from gcm.models import AbsenceNote, Attendance
from gcm.queries.absences.streak import Streak
from gcm.queries.seating.bodies import address_for_seat

NOTE_TASK = "gcm.sign_absence_note"
SUBJECT = gettext_lazy("Meeting no. %(number)s of the Global Coordinating Group")
FIRST = gettext_lazy(
    "We missed your delegation at meeting no. %(number)s of the Global Coordinating Group, on %(date)s, and "
    "no notice of absence had reached us by its start.\n\nYour voice matters to our common work. Should you "
    "be unable to attend a meeting, a word to the secretariat before its start is enough, and an alternate "
    "can be accredited. If notice was given in another way, or if the connection failed, please tell the "
    "secretariat: the record will be corrected."
)
NEAR = gettext_lazy(
    "This is absence no. %(chain)s in a row without notice. The terms of reference say that after "
    "%(limit)s of them a seat goes to another representative of the same stakeholder group. I would be glad "
    "to welcome you at the next meeting. Your nominating body is informed of this letter."
)


def draft_note(streak: Streak, *, actor: Any) -> AbsenceNote | None:
    """Draft the note on the latest absence of the chain in the language of the representative, and ask the
    chair to sign it; beside it the address of the nominating body, which the chair may change. One note an
    absence; None when there is one already. Inside a transaction."""
    row = streak.links[-1]
    if AbsenceNote.objects.filter(attendance=row).exists():
        return None
    delegate = representative_of(row.term)
    language = delegate.person.language if delegate else "fr"
    near = streak.step is Step.WARNING
    made = AbsenceNote.objects.create(
        attendance=row,
        chain=streak.length,
        limit_is_near=near,
        language=language,
        drafted_at=timezone.now(),
        copy_to=address_for_seat(row.seat) if near else "",
        **_words(streak, language, near),
    )
    record("gcm.absence_note_drafted", subject=made, actor=actor, meeting=row.meeting_id, seat=row.seat_id)
    _ask_to_sign(made, row)
    return made


@transaction.atomic
def sign_note(*, actor: Any, note: AbsenceNote, subject: str, body: str, copy_to: str = "") -> AbsenceNote:
    """The chair signs the note as it reads now, and it leaves: to the representative, and before the limit to
    the nominating body as well (A10). The vice-chair does it for the chair's own government (A13).

    Raises PermissionDenied; ValidationError without words, without a representative to write to, or without
    the address of the nominating body where it is to be informed; TransitionNotAllowed unless a draft.
    """
    found = _locked(note)
    ask(actor, "gcm.decide_on_absence", found)
    delegate = representative_of(found.attendance.term)
    if delegate is None:
        raise ValidationError(_("Nobody is accredited as the representative of this seat."))
    found.send()
    found.subject, found.body, found.copy_to = subject.strip(), body.strip(), copy_to.strip()
    _require_words(found)
    found.signed_by, found.signed_at = actor, timezone.now()
    found.save()
    emails.absence_note(found, delegate)
    if found.limit_is_near:
        emails.absence_note_copy(found)
    _close("gcm.absence_note_sent", found, actor)
    return found


@transaction.atomic
def set_note_aside(*, actor: Any, note: AbsenceNote, reason: str) -> AbsenceNote:
    """The chair chooses not to send it. Raises PermissionDenied; ValidationError without a reason;
    TransitionNotAllowed unless a draft."""
    found = _locked(note)
    ask(actor, "gcm.decide_on_absence", found)
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason.")})
    found.set_aside()
    found.reason = reason.strip()
    found.save()
    _close("gcm.absence_note_set_aside", found, actor)
    return found


def let_note_lapse(row: Attendance, *, actor: Any) -> None:
    """The attendance was corrected: a note that was not sent has no object. Inside a transaction."""
    for note in AbsenceNote.objects.select_for_update().filter(attendance=row):
        if note.is_draft:
            note.lapse()
            note.save()
            _close("gcm.absence_note_lapsed", note, actor)


def _words(streak: Streak, language: str, near: bool) -> dict[str, str]:
    meeting = streak.links[-1].meeting
    with override(language):
        words = {
            "number": meeting.number,
            "date": date_format(timezone.localtime(meeting.starts_at, meeting.place_zone), "DATE_FORMAT"),
            "chain": streak.length,
            "limit": streak.limit,
        }
        parts = [FIRST % words, *([NEAR % words] if near else []), gettext("Yours sincerely,")]
        return {"subject": str(SUBJECT % words), "body": "\n\n".join(str(part) for part in parts)}


def _ask_to_sign(note: AbsenceNote, row: Attendance) -> None:
    inbox.open_task(
        kind=NOTE_TASK,
        subject=note,
        role=deciding_role(row.holder_id),
        title=gettext_noop("Sign a note to the representative of seat %(seat)s"),
        note=gettext_noop("After meeting no. %(meeting)s; nothing leaves without your signature"),
        params={"seat": row.seat.number, "meeting": row.meeting.number},
        url_name="gcm:absence_note",
        url_kwargs={"pk": note.pk},
    )


def _require_words(note: AbsenceNote) -> None:
    if not note.subject or not note.body:
        raise ValidationError(_("A note needs a subject and a text."))
    if note.limit_is_near and not note.copy_to:
        raise ValidationError({"copy_to": _("The nominating body is informed too: at which address?")})
    if note.copy_to:
        validate_email(note.copy_to)


def _locked(note: AbsenceNote) -> AbsenceNote:
    found = AbsenceNote.objects.select_for_update(of=("self",))
    return found.select_related("attendance__term__organisation", "attendance__seat").get(pk=note.pk)


def _close(kind: str, note: AbsenceNote, actor: Any) -> None:
    inbox.close_tasks(subject=note, closed_by=actor)
    record(kind, subject=note, actor=actor, seat=note.attendance.seat_id)
