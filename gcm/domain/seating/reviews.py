"""Facts about a seat that people have to look at (S8, S10, S11, P11). Nothing here empties a seat."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.dates import today_in_geneva
from gcm.domain.room import ask
from gcm.enums import SeatBlock, SeatCaseKind, SeatCaseOutcome, SeatCaseState
from gcm.models import ReviewCase, Seat, SeatTerm
from partners.enums import StatusKind
from partners.models import GroupOffice, OrganisationStatus

TASK = "gcm.look_at_seat"


def find_review_cases() -> int:
    """Look for what has to be looked at and open a case for each that has none for the same facts. Answers
    how many were opened."""
    return sum(
        open_review_case(actor=None, term=term, kind=kind, facts=facts) is not None
        for kind, term, facts in _facts()
    )


@transaction.atomic
def open_review_case(*, actor: Any, term: SeatTerm, kind: str, facts: dict[str, Any]) -> ReviewCase | None:
    """Note the facts and ask people to look; None where these very facts were noted before. `actor` is None
    when the portal found them; the seat stays as it is."""
    Seat.objects.select_for_update().get(pk=term.seat_id)
    cases = ReviewCase.objects.filter(term=term, kind=kind)
    if any(each.state == SeatCaseState.OPEN or each.facts == facts for each in cases):
        return None
    made = ReviewCase.objects.create(term=term, kind=kind, facts=facts)
    inbox.open_task(
        kind=TASK,
        subject=made,
        role="secretariat",
        title=gettext_noop("Bring before those who decide: a question on seat %(number)s"),
        params={"number": term.seat.number},
        url_name="gcm:review_case",
        url_kwargs={"pk": made.pk},
    )
    _record("gcm.review_case_opened", made, actor, {"kind": str(kind)})
    return made


@transaction.atomic
def record_review_outcome(*, actor: Any, case: ReviewCase, outcome: str, reference: str) -> ReviewCase:
    """Note what people decided; `reference` says who, when and where. The seat stays as it is: what follows
    is another act. Raises PermissionDenied; ValidationError for no such outcome or without the reference;
    TransitionNotAllowed once it is decided."""
    found = (
        ReviewCase.objects.select_for_update(of=("self",))
        .select_related("term__seat__category")
        .get(pk=case.pk)
    )
    ask(actor, "gcm.record_review_outcome", found)
    if outcome not in SeatCaseOutcome.values:
        raise ValidationError({"outcome": _("There is no such outcome.")})
    if not reference.strip():
        raise ValidationError({"reference": _("Please say who decided, when and where.")})
    found.decide()
    found.outcome, found.reference = outcome, reference.strip()
    found.decided_at, found.recorded_by = timezone.now(), actor
    found.save()
    inbox.close_tasks(subject=found, closed_by=actor)
    _record("gcm.review_case_decided", found, actor, {"outcome": str(outcome)})
    return found


def _facts() -> Iterator[tuple[str, SeatTerm, dict[str, Any]]]:
    today = today_in_geneva()
    here = SeatTerm.objects.as_of(today).select_related("seat__category", "group_office")
    for term in here.filter(group_office__until__lt=today):
        yield SeatCaseKind.GROUP_OFFICE, term, _office_facts(term)
    yield from _former_seats(here)
    pathfinders = OrganisationStatus.objects.as_of(today).filter(kind=StatusKind.PATHFINDER)
    lost = here.filter(seat__category__block=SeatBlock.PATHFINDER).exclude(
        organisation__in=pathfinders.values("organisation")
    )
    for term in lost:
        yield SeatCaseKind.PATHFINDER_STATUS, term, {"last_day": _last_day_as(StatusKind.PATHFINDER, term)}
    yield from _left_the_alliance(here, today)


def _office_facts(term: SeatTerm) -> dict[str, Any]:
    ended = GroupOffice.objects.get(seat_terms=term).until
    return {"office": term.group_office_id, "ended_on": f"{ended:%Y-%m-%d}"}


def _former_seats(here: Any) -> Iterator[tuple[str, SeatTerm, dict[str, Any]]]:
    """S10: who presides, and still holds another seat."""
    offices = {each.organisation_id: each for each in here.exclude(seat__office="")}
    others = here.filter(seat__office="", organisation__in=offices)
    for term in others.order_by("seat__number"):
        office = offices[term.organisation_id]
        yield SeatCaseKind.FORMER_SEAT, term, {"office_seat": office.seat.number, "office_term": office.pk}


def _left_the_alliance(here: Any, today: date) -> Iterator[tuple[str, SeatTerm, dict[str, Any]]]:
    """P11: who was a partner, and is none. Who never was one, as some of those whom bodies name, is not."""
    partner = OrganisationStatus.objects.filter(kind=StatusKind.PARTNER)
    left = here.filter(organisation__in=partner.filter(valid_to__lt=today).values("organisation"))
    holds = partner.as_of(today).values("organisation")
    for term in left.exclude(organisation__in=holds):
        yield SeatCaseKind.PARTNER_STATUS, term, {"left_on": _last_day_as(StatusKind.PARTNER, term)}


def _last_day_as(kind: str, term: SeatTerm) -> str:
    last = (
        OrganisationStatus.objects.filter(organisation=term.organisation_id, kind=kind)
        .order_by(F("valid_to").desc(nulls_last=True))
        .first()
    )
    return f"{last.valid_to:%Y-%m-%d}" if last and last.valid_to else ""


def _record(kind: str, case: ReviewCase, actor: Any, data: dict[str, Any]) -> None:
    ledger.append(kind=kind, subject=case, actor=actor, data={"term": case.term_id, **data})
