"""Who acts for a seat is the holder's to say: it gives notice, the secretariat accredits (S12, S14)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from gcm.domain.eligibility import require_eligible
from gcm.domain.room import ask
from gcm.domain.seating.letters import Letter
from gcm.domain.seats import accredit_delegate, require_in_office
from gcm.models import Delegate, DelegateNotice, Seat, SeatTerm

ACCREDIT_TASK = "gcm.delegate_notice"
MEND_TASK = "gcm.mend_delegate_notice"


@transaction.atomic
def give_delegate_notice(
    *, actor: Any, term: SeatTerm, person: Any, capacity: str, letter: Letter, function: str = ""
) -> DelegateNotice:
    """A focal point of the holder says who represents it, or stands beside whoever does. Until the person is
    accredited nothing changes; term and count of absences go on all the while (S14, A1).

    Raises PermissionDenied; ValidationError without a letter that is signed and dated, for a term that has
    ended, as `require_eligible` does, and for a person of whom a notice waits already.
    """
    found = _locked(term)
    ask(actor, "gcm.notify_delegate", found)
    letter.require()
    require_in_office(found)
    require_eligible(person, term=found, capacity=capacity)
    if found.delegate_notices.waiting().filter(person=person).exists():
        raise ValidationError({"person": _("A notice of this person waits already.")}, code="waits")
    made = DelegateNotice(
        term=found,
        person=person,
        capacity=capacity,
        function=function.strip(),
        signatory=letter.signatory.strip(),
        signed_on=letter.signed_on,
        given_by=actor,
    )
    made.full_clean(exclude=["state"])
    made.save()
    inbox.close_tasks(subject=found, kind=MEND_TASK, closed_by=actor)
    _wait_for_secretariat(made, found)
    _record("gcm.delegate_notice_given", made, actor)
    return made


@transaction.atomic
def accredit_notified(*, actor: Any, notice: DelegateNotice) -> Delegate:
    """Accredit the person of the notice, as it was given. Raises PermissionDenied; ValidationError as
    `accredit_delegate` does; TransitionNotAllowed for a notice that waits no more."""
    found = _at_the_desk(actor, notice)
    found.accredit()
    found.delegate = accredit_delegate(
        actor=actor,
        term=found.term,
        person=found.person,
        capacity=found.capacity,
        letter=Letter(found.signatory, found.signed_on),
        function=found.function,
    )
    found.save()
    inbox.close_tasks(subject=found, closed_by=actor)
    _record("gcm.delegate_notice_accredited", found, actor)
    return found.delegate


@transaction.atomic
def return_delegate_notice(*, actor: Any, notice: DelegateNotice, reason: str) -> DelegateNotice:
    """Send the notice back to whoever gave it, for a formality and never for the choice (S12, X2). Raises
    PermissionDenied; ValidationError without a reason; TransitionNotAllowed for one that waits no more."""
    found = _at_the_desk(actor, notice)
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason.")})
    found.send_back()
    found.reason = reason.strip()
    found.save()
    inbox.close_tasks(subject=found, closed_by=actor)
    inbox.open_task(
        kind=MEND_TASK,
        subject=found.term,
        user=found.given_by,
        title=gettext_noop("Your notice of who acts for seat %(number)s came back: mend it"),
        note=gettext_noop("The reason is on the page of your seat"),
        params={"number": found.term.seat.number},
        url_name="gcm:own_seats",
    )
    _record("gcm.delegate_notice_returned", found, actor)
    return found


def _locked(term: SeatTerm) -> SeatTerm:
    Seat.objects.select_for_update().get(pk=term.seat_id)
    return SeatTerm.objects.select_related("seat", "organisation").get(pk=term.pk)


def _at_the_desk(actor: Any, notice: DelegateNotice) -> DelegateNotice:
    """The notice under the lock of the seat, for the officer of the secretariat."""
    ask(actor, "gcm.accredit", None)
    _locked(notice.term)
    return DelegateNotice.objects.select_related("term__seat", "person", "given_by").get(pk=notice.pk)


def _wait_for_secretariat(notice: DelegateNotice, term: SeatTerm) -> None:
    inbox.open_task(
        kind=ACCREDIT_TASK,
        subject=notice,
        role="secretariat",
        title=gettext_noop("Accredit who acts for seat %(number)s, as its holder says"),
        note=gettext_noop("Formalities alone: the choice is the holder’s (S12, S14)."),
        params={"number": term.seat.number},
        url_name="admin:gcm_seat_change",
        url_kwargs={"object_id": str(term.seat_id)},
    )


def _record(kind: str, notice: DelegateNotice, actor: Any) -> None:
    data = {"term": notice.term_id, "capacity": str(notice.capacity)}
    ledger.append(kind=kind, subject=notice, actor=actor, data=data)
