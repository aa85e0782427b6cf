"""Leaving a seat before the end of the term (R6, R10)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.dates import today_in_geneva
from gcm.domain.room import ask
from gcm.domain.seats import leave_office
from gcm.emails import seating as emails
from gcm.enums import HandoverState, TermEnd
from gcm.models import Handover, NominatingBody, Seat, SeatTerm

DESIGNATE_TASK = "gcm.designate_successor"


@transaction.atomic
def file_handover(
    *, actor: Any, term: SeatTerm, leaves_on: date, vacates_now: bool = False, note: str = ""
) -> Handover:
    """The holder announces that it leaves on a day; its group designates the successor, not the leaver (R6).
    It stays in office until the later of that day and the accreditation, unless it `vacates_now`: then its
    last day is today.

    Raises PermissionDenied; ValidationError for a day that is past, for a term that has ended or on which a
    handover was announced, for an office, which is appointed, and for a day after the planned end.
    """
    found = _locked(term)
    ask(actor, "gcm.hand_over_seat", found)
    body = NominatingBody.objects.for_lists().of_seat(found.seat)
    if body is None:
        raise ValidationError(_("The chair and the vice-chair are appointed; they hand over otherwise."))
    day = today_in_geneva() if vacates_now else leaves_on
    _require_sense(found, day)
    made = Handover(term=found, leaves_on=day, vacates_now=vacates_now, note=note.strip(), filed_by=actor)
    made.full_clean(exclude=["state"])
    made.save()
    if vacates_now:
        leave_office(actor=actor, term=found, last_day=day, reason=TermEnd.HANDOVER)
    _tell(made, body)
    _record("gcm.handover_announced", made, actor)
    return made


@transaction.atomic
def withdraw_handover(*, actor: Any, handover: Handover) -> Handover:
    """The leaver stays after all: possible until a successor is accredited (R10). Raises PermissionDenied;
    TransitionNotAllowed afterwards."""
    _locked(handover.term)
    found = Handover.objects.select_related("term__seat__category").get(pk=handover.pk)
    ask(actor, "gcm.withdraw_handover", found)
    found.withdraw()
    found.save()
    if found.vacates_now:
        found.term.ended_on, found.term.end_reason = None, ""
        found.term.save(update_fields=["ended_on", "end_reason"])
    inbox.close_tasks(subject=found, closed_by=actor)
    _record("gcm.handover_withdrawn", found, actor)
    return found


def _locked(term: SeatTerm) -> SeatTerm:
    Seat.objects.select_for_update().get(pk=term.seat_id)
    return SeatTerm.objects.select_related("seat__category", "organisation").get(pk=term.pk)


def _require_sense(term: SeatTerm, day: date) -> None:
    if term.ended_on is not None:
        raise ValidationError(_("This term has ended already."), code="ended")
    if term.handovers.filter(state=HandoverState.FILED).exists():
        raise ValidationError(_("A handover is announced already."), code="announced")
    if day < today_in_geneva():
        raise ValidationError({"leaves_on": _("A handover is announced for today or a day to come.")})
    if term.due_on is not None and day > max(term.due_on, today_in_geneva()):
        raise ValidationError({"leaves_on": _("The term ends before that day anyway.")})


def _tell(handover: Handover, body: NominatingBody) -> None:
    officers = [each.person for each in body.officers.as_of().select_related("person")]
    waiting: list[dict[str, Any]] = [{"user": person} for person in officers]
    for who in waiting or [{"role": "secretariat"}]:
        inbox.open_task(
            kind=DESIGNATE_TASK,
            subject=handover,
            title=gettext_noop("Designate who takes over seat %(number)s"),
            params={"number": handover.term.seat.number},
            url_name="gcm:nominating_body",
            url_kwargs={"pk": body.pk},
            **who,
        )
    emails.handover_announced(handover, body, officers)


def _record(kind: str, handover: Handover, actor: Any) -> None:
    data = {"term": handover.term_id, "leaves_on": f"{handover.leaves_on:%Y-%m-%d}"}
    ledger.append(kind=kind, subject=handover, actor=actor, data=data)
