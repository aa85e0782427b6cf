"""Who holds a seat and who acts for it. The secretariat accredits formalities and refuses nothing on
substance (S12)."""

import hashlib
from datetime import date, datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import day_in_geneva, today_in_geneva
from gcm.domain.absences.succession import follow_new_holder
from gcm.domain.eligibility import require_eligible
from gcm.domain.presence import leave_with_the_seat
from gcm.domain.replies import pass_on_answers
from gcm.domain.seating.designated import require_designated
from gcm.domain.seating.letters import Letter
from gcm.domain.seating.policies import rule_for
from gcm.domain.seating.vacancies import close_vacancy
from gcm.domain.terms import end_of_term
from gcm.emails import seats as emails
from gcm.enums import Capacity, HandoverState, TermBasis, TermEnd
from gcm.models import Delegate, Handover, NominatingBody, Seat, SeatTerm
from partners.models import GroupOffice, Organisation


@transaction.atomic
def accredit_term(
    *,
    actor: Any,
    seat: Seat,
    organisation: Organisation,
    starts_on: date,
    letter: Letter,
    due_on: date | None = None,
    basis: str = TermBasis.DESIGNATION,
    group_office: GroupOffice | None = None,
) -> SeatTerm:
    """Put the holder on the seat that its group designated by the letter. Whoever holds the seat leaves
    office the day before (R4, R6). Government terms end as the rule set says, those of others as their
    group's rotation does, unless `due_on` is given (R1, R3).

    Raises PermissionDenied; ValidationError as `require_designated` does (S12, S13, C2), without a letter
    that is signed and dated, for a term that would begin before or with the one in office, that overlaps
    another one (T23), or for another than the successor whom a certified case waits for (A11, A12).
    """
    locked = _locked(actor, seat)
    require_designated(locked, organisation, basis)
    return put_on_seat(
        actor=actor,
        seat=locked,
        organisation=organisation,
        starts_on=starts_on,
        due_on=due_on,
        basis=TermBasis.APPOINTMENT if locked.office else basis,
        reference=letter.words(),
        group_office=group_office,
    )


def put_on_seat(
    *,
    actor: Any,
    seat: Seat,
    organisation: Organisation,
    starts_on: date,
    due_on: date | None,
    basis: str,
    reference: str,
    group_office: GroupOffice | None = None,
) -> SeatTerm:
    """What `accredit_term` does once it has asked the right; a decision of the GCG needs none (C2). The seat
    is locked by the caller. Raises ValidationError as `accredit_term` does."""
    due = due_on or _due_by_rule(seat, starts_on)
    _make_way(actor, seat, starts_on)
    term = SeatTerm(
        seat=seat,
        organisation=organisation,
        basis=basis,
        group_office=group_office,
        starts_on=starts_on,
        due_on=due,
        reference=reference.strip(),
        accredited_at=timezone.now(),
    )
    term.full_clean()
    if _overlapping(term).exists():
        raise ValidationError(_("Another term on this seat covers some of these days."), code="overlap")
    term.save()
    close_vacancy(seat)
    _complete_handover(actor, term)
    follow_new_holder(actor=actor, seat=seat, term=term)
    _record("gcm.term_accredited", term, actor, {"organisation": organisation.pk})
    return term


@transaction.atomic
def end_term(
    *, actor: Any, term: SeatTerm, last_day: date, letter: Letter | None = None, ground: str = ""
) -> SeatTerm:
    """End a holder's time in office, and that of those who act for it: on the letter of its group, which
    alone ends a term (R4), or on a ground that is stated, such as a holder that exists no longer; an officer
    leaves by a letter alone. The words stay with the term, the ledger has their digest.

    Raises PermissionDenied; ValidationError with neither letter nor ground, for an office without a letter,
    for a letter that is not signed and dated, for a last day before the first, or when it has ended already.
    """
    _locked(actor, term.seat)
    found = SeatTerm.objects.select_related("seat").get(pk=term.pk)
    if found.ended_on is not None:
        raise ValidationError(_("This term has ended already."), code="ended")
    if last_day < found.starts_on:
        raise ValidationError({"last_day": _("The last day cannot be before the first day.")})
    found.end_reference = _why_it_ends(found.seat, letter, ground)
    found.save(update_fields=["end_reference"])
    leave_office(actor=actor, term=found, last_day=last_day, reason=TermEnd.WITHDRAWAL)
    _record(
        "gcm.term_ended",
        found,
        actor,
        {
            "reason": str(TermEnd.WITHDRAWAL),
            "on": "ground" if letter is None else "letter",
            "sha256": hashlib.sha256(found.end_reference.encode()).hexdigest(),
        },
    )
    return found


def _why_it_ends(seat: Seat, letter: Letter | None, ground: str) -> str:
    if seat.office and letter is None:
        raise ValidationError(
            {"signatory": _("Chair and vice-chair leave office by a letter of their government.")}
        )
    words = [] if letter is None else [letter.words()]
    words += [ground.strip()] if ground.strip() else []
    if not words:
        raise ValidationError(
            {"ground": _("Give the letter of the group that ends the term, or state the ground (R4).")}
        )
    return " · ".join(words)


@transaction.atomic
def accredit_delegate(
    *, actor: Any, term: SeatTerm, person: Any, capacity: str, letter: Letter, function: str = ""
) -> Delegate:
    """Accredit a person for a term, on the letter of its holder or of its group. A new representative takes
    the place of the one before at this instant: the term and the count of absences go on (S14, A1), what
    waits for the seat waits for the new one, and the one before leaves a meeting in session (R8). Those
    concerned are told: the two persons, and the holder's focal points.

    Raises PermissionDenied; ValidationError for a term that has ended, without a letter that is signed and
    dated, and as `require_eligible` does.
    """
    _locked(actor, term.seat)
    found = SeatTerm.objects.get(pk=term.pk)
    now = timezone.now()
    require_in_office(found)
    require_eligible(person, term=found, capacity=capacity)
    before = _step_down(found, now, actor) if capacity == Capacity.REPRESENTATIVE else None
    delegate = Delegate(
        term=found,
        person=person,
        capacity=capacity,
        function=function.strip(),
        reference=letter.words(),
        since=now,
    )
    delegate.full_clean()
    delegate.save()
    _record("gcm.delegate_accredited", delegate, actor, {"term": found.pk, "capacity": str(capacity)})
    if capacity == Capacity.REPRESENTATIVE:
        pass_on_answers(found.seat, before)
    emails.delegate_accredited(delegate, before)
    return delegate


def require_in_office(term: SeatTerm) -> None:
    """Raises ValidationError for a term that has ended before today."""
    if term.ended_on is not None and term.ended_on < today_in_geneva():
        raise ValidationError(_("This term has ended already."), code="ended")


def _step_down(term: SeatTerm, now: datetime, actor: Any) -> Any:
    """The representative of the term acts for it no more; None where there was none."""
    held = term.delegates.filter(capacity=Capacity.REPRESENTATIVE, until__isnull=True)
    before = held.select_related("person").first()
    held.update(until=now)
    if before is None:
        return None
    leave_with_the_seat(actor=actor, seat=term.seat, person=before.person)
    return before.person


@transaction.atomic
def end_delegate(*, actor: Any, delegate: Delegate) -> Delegate:
    """End an accreditation at this instant, and with it a stay in a meeting in session (R8); a second time
    changes nothing. Raises PermissionDenied."""
    _locked(actor, delegate.term.seat)
    found = Delegate.objects.get(pk=delegate.pk)
    if found.until is None:
        found.until = timezone.now()
        found.save(update_fields=["until"])
        leave_with_the_seat(actor=actor, seat=found.term.seat, person=found.person)
        _record("gcm.delegate_ended", found, actor, {"term": found.term_id})
    return found


def _locked(actor: Any, seat: Seat) -> Seat:
    if not actor.has_perm("gcm.accredit"):
        raise PermissionDenied
    return Seat.objects.select_for_update().select_related("category").get(pk=seat.pk)


def _due_by_rule(seat: Seat, starts_on: date) -> date | None:
    """R3: governments have a fixed term, others where their group's rotation says so; the two offices have
    their own."""
    body = NominatingBody.objects.of_seat(seat)
    months = rulesets.in_force()["gcm.presidency.term_months"] if body is None else rule_for(body).months
    return None if months is None else end_of_term(starts_on, months)


def _make_way(actor: Any, seat: Seat, starts_on: date) -> None:
    """Raises ValidationError for a successor who would begin before the holder."""
    holder = seat.terms.filter(ended_on__isnull=True).first()
    if holder is None:
        return
    if holder.starts_on >= starts_on:
        raise ValidationError(
            {"starts_on": _("The term must begin after the first day of the one in office.")},
            code="too_early",
        )
    was_due = holder.due_on is not None and holder.due_on < starts_on
    reason = TermEnd.EXPIRY if was_due else TermEnd.HANDOVER
    leave_office(actor=actor, term=holder, last_day=starts_on - timedelta(days=1), reason=reason)


def _complete_handover(actor: Any, term: SeatTerm) -> None:
    """What the leaver announced is done once a successor is accredited (R6, R10)."""
    for handover in Handover.objects.filter(state=HandoverState.FILED, term__seat=term.seat_id):
        handover.complete()
        handover.successor = term
        handover.save()
        inbox.close_tasks(subject=handover, closed_by=actor)


def leave_office(*, actor: Any, term: SeatTerm, last_day: date, reason: str) -> None:
    """What a person does for the seat ends with the day, in Geneva, or now when the day is past; then they
    leave a meeting in session too (R8). For verbs, under the lock of the seat."""
    term.ended_on, term.end_reason = last_day, reason
    term.save(update_fields=["ended_on", "end_reason"])
    inbox.close_tasks(subject=term)
    if last_day < day_in_geneva(timezone.now()):
        term.delegates.filter(until__isnull=True).update(until=timezone.now())
        leave_with_the_seat(actor=actor, seat=term.seat)


def _overlapping(term: SeatTerm) -> Any:
    last = term.ended_on or date.max
    return SeatTerm.objects.filter(seat=term.seat, starts_on__lte=last).exclude(ended_on__lt=term.starts_on)


def _record(kind: str, subject: Any, actor: Any, data: dict[str, Any]) -> None:
    ledger.append(kind=kind, subject=subject, actor=actor, data=data)
