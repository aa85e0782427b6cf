"""Letters about absences. None of them leaves without an act of the chair (A10, A11)."""

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.enums import Office
from gcm.models import AbsenceCase, AbsenceNote, Delegate
from gcm.queries.presidency.offices import certifying_office

WHY = _("You receive this mail because you represent a member of the Global Coordinating Group.")
WHY_COPY = _("You receive this mail because your body nominates for this seat of the GCG.")


def recipient_of(delegate: Delegate, language: str = "") -> mailing.Recipient:
    return mailing.to_account(delegate.person, language=language)


def absence_note(note: AbsenceNote, representative: Delegate) -> None:
    """To the representative alone; in the language in which it was signed."""
    _send_note(note, "absence_note", recipient_of(representative, note.language), WHY)


def absence_note_copy(note: AbsenceNote) -> None:
    """The same letter, for the information of the body that nominates for the seat (A10)."""
    seat = note.attendance.seat
    recipient = mailing.Recipient(
        address=note.copy_to, language=note.language, key=f"seat:{seat.number}", name=""
    )
    _send_note(note, "absence_note_copy", recipient, WHY_COPY)


def _send_note(note: AbsenceNote, name: str, recipient: mailing.Recipient, why: object) -> None:
    row = note.attendance
    mailing.send(
        kind=f"gcm.{name}",
        template=f"mail/gcm/absences/{name}",
        recipients=[recipient],
        context={
            "title": note.subject,
            "body": note.body,
            "seat": row.seat.number,
            "by_vice_chair": certifying_office(row.holder_id) == Office.VICE_CHAIR,  # A13
            "holder": row.term.organisation if row.term else "",
        },
        why=why,
        statutory=True,
    )


def case_moved(case: AbsenceCase, representative: Delegate) -> None:
    """What was decided on the case, and what the member can do now."""
    mailing.send(
        kind="gcm.absence_case",
        template="mail/gcm/absences/case",
        recipients=[recipient_of(representative)],
        context={"case": case, "seat": case.seat.number, "chain": len(case.facts["meetings"])},
        why=WHY,
        statutory=True,
    )
