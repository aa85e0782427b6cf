"""A name becomes the holder of a seat. The secretariat checks formalities and confirms (S12)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from gcm.domain.seating.credentials import handed_in
from gcm.domain.seating.handing_over import Holder, Plan, plan_successor
from gcm.domain.seating.letters import Letter
from gcm.domain.seating.policies import rule_for
from gcm.domain.seats import accredit_delegate, accredit_term
from gcm.enums import Capacity, CredentialsState, HandoverState
from gcm.models import Handover, NominatingBody, Nomination, Seat, SeatTerm


class ChangedPlanError(Exception):
    """What would be written down is not what the officer was shown."""


@transaction.atomic
def accredit_nomination(*, actor: Any, nomination: Nomination, starts_on: date) -> SeatTerm:
    """Put the name on its seat, with its representative. The term is the one that `plan_for` tells;
    `starts_on` is the day that was shown, so that nothing else is confirmed.

    Raises PermissionDenied; ValidationError unless the letter is in order and holds; ChangedPlanError;
    TransitionNotAllowed for a name that waits for no seat.
    """
    letter = handed_in(actor=actor, credentials=nomination.credentials)
    found = Nomination.objects.select_related("seat__category", "organisation", "person").get(
        pk=nomination.pk
    )
    if letter.state != CredentialsState.ACCEPTED:
        raise ValidationError(_("Note first that the formalities of the letter are in order."))
    if letter.has_expired():
        raise ValidationError(_("This letter has expired."), code="expired")
    plan = plan_for(found)
    if plan is None or found.seat is None or plan.starts != starts_on:
        raise ChangedPlanError
    term = _accredit(actor, found, found.seat, plan)
    found.accredit()
    found.term = term
    found.save()
    return term


def plan_for(nomination: Nomination, today: date | None = None) -> Plan | None:
    """What accrediting the name today would write down (R7); None for a name without a seat."""
    if nomination.seat is None:
        return None
    day = today or today_in_geneva()
    body = NominatingBody.objects.of_seat(nomination.seat)
    if body is None:
        return None
    return plan_successor(holder_of(nomination.seat, day), rule_for(body, day), day)


def holder_of(seat: Seat, day: date) -> Holder | None:
    """Who is on the seat on the day, or last was when it was left before the end (R6)."""
    term = seat.terms.as_of(day).first()
    announced = (
        Handover.objects.filter(state=HandoverState.FILED, term__seat=seat).select_related("term").first()
    )
    if term is None and announced is not None:
        term = announced.term
    if term is None:
        return None
    leaves = announced.leaves_on if announced is not None and announced.term_id == term.pk else None
    return Holder(term.starts_on, term.due_on, term.ended_on, leaves)


def _accredit(actor: Any, nomination: Nomination, seat: Seat, plan: Plan) -> SeatTerm:
    letter = Letter(nomination.credentials.signatory, nomination.credentials.signed_on)
    term = accredit_term(
        actor=actor,
        seat=seat,
        organisation=nomination.organisation,
        starts_on=plan.starts,
        due_on=plan.due,
        basis=nomination.basis,
        group_office=nomination.group_office,
        letter=letter,
    )
    if nomination.person is not None:
        accredit_delegate(
            actor=actor,
            term=term,
            person=nomination.person,
            capacity=Capacity.REPRESENTATIVE,
            letter=letter,
        )
    return term
