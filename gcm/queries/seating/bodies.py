"""The nominating bodies: their seats, officers, letters, calls and rotation."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch

from alliance87.core.dates import today_in_geneva
from gcm.domain.terms import Standing, Term
from gcm.enums import HandoverState, NominationState, SeatCaseState
from gcm.models import (
    Credentials,
    Handover,
    NominatingBody,
    NominatingOfficer,
    Nomination,
    ReviewCase,
    RotationPolicy,
    Seat,
    SeatCall,
    SeatTerm,
)


@dataclass(frozen=True)
class Line:
    """One body in the overview; `policy` is None where no rotation is on file (S16)."""

    body: NominatingBody
    held: int
    seats: int
    policy: RotationPolicy | None
    call: SeatCall | None


@dataclass(frozen=True)
class SeatRow:
    """A seat as its own group sees it (R4). `next` is a holder accredited for a day to come."""

    seat: Seat
    term: SeatTerm | None
    next: SeatTerm | None
    standing: Standing | None
    handover: Handover | None
    nomination: Nomination | None

    @property
    def continues(self) -> bool:
        return self.standing is Standing.CONTINUING


@dataclass(frozen=True)
class BodyPage:
    rows: list[SeatRow]
    reserve: list[Nomination]
    officers: list[NominatingOfficer]
    letters: list[Credentials]
    calls: list[SeatCall]
    policies: list[RotationPolicy]
    cases: list[ReviewCase]


def overview() -> list[Line]:
    """Every body, in the order of the mandate. Five queries."""
    today = today_in_geneva()
    policies = {
        each.body_id: each
        for each in RotationPolicy.objects.filter(adopted_on__lte=today).order_by("adopted_on", "version")
    }
    calls = {each.body_id: each for each in SeatCall.objects.open(today)}
    held = set(SeatTerm.objects.as_of(today).values_list("seat", flat=True))
    seats = list(Seat.objects.as_of(today))
    return [
        _line(body, seats, held, policies.get(body.pk), calls.get(body.pk))
        for body in NominatingBody.objects.for_lists()
    ]


def without_rotation() -> list[NominatingBody]:
    """The bodies whose rotation is not on file: told to the GCG in its governance review (S16). Two
    queries."""
    return [line.body for line in overview() if line.policy is None]


def body_page(body: NominatingBody) -> BodyPage:
    """Everything about one body. Ten queries."""
    today = today_in_geneva()
    nominations = Nomination.objects.filter(credentials__body=body).select_related(
        "organisation", "seat", "credentials"
    )
    return BodyPage(
        rows=seat_rows(body, today, list(nominations.filter(state=NominationState.NOMINATED))),
        reserve=list(
            nominations.filter(state=NominationState.RESERVE).order_by("credentials__signed_on", "rank")
        ),
        officers=list(body.officers.as_of(today).select_related("person")),
        letters=list(body.credentials.all()),
        calls=list(body.calls.filter(withdrawn_at__isnull=True, closes_on__gte=today)),
        policies=list(body.policies.order_by("-version")),
        cases=list(
            ReviewCase.objects.filter(state=SeatCaseState.OPEN, term__seat__in=body.seats(today))
            .select_related("term__seat", "term__organisation")
            .order_by("term__seat__number")
        ),
    )


def seat_rows(body: NominatingBody, day: date, waiting: list[Nomination]) -> list[SeatRow]:
    """The seats of the body on the day. Three queries."""
    terms = SeatTerm.objects.filter(ended_on__isnull=True) | SeatTerm.objects.filter(ended_on__gte=day)
    seats = (
        body.seats(day)
        .select_related("regional_group", "category")
        .prefetch_related(
            Prefetch(
                "terms", terms.select_related("organisation").order_by("starts_on"), to_attr="open_terms"
            )
        )
    )
    announced = {
        each.term.seat_id: each
        for each in Handover.objects.filter(
            state=HandoverState.FILED, term__seat__in=body.seats(day)
        ).select_related("term__organisation")
    }
    nominated = {each.seat_id: each for each in waiting}
    return [_row(seat, day, announced.get(seat.pk), nominated.get(seat.pk)) for seat in seats]


def address_for_seat(seat: Seat) -> str:
    """Of the officer of the nominating body who was named first and is still in office; empty without one,
    and for the two offices. Two queries (A10)."""
    body = NominatingBody.objects.of_seat(seat)
    officers = NominatingOfficer.objects.as_of(today_in_geneva()).filter(body=body, person__is_active=True)
    first = officers.select_related("person").order_by("since", "pk").first() if body else None
    return str(first.person.email) if first else ""


def calls_open_today() -> list[SeatCall]:
    """For the public page. One query."""
    return list(
        SeatCall.objects.open(today_in_geneva())
        .select_related("body__category", "body__regional_group")
        .order_by("closes_on")
    )


def _row(seat: Any, day: date, handover: Handover | None, nomination: Nomination | None) -> SeatRow:
    begun = [each for each in seat.open_terms if each.starts_on <= day]
    to_come = [each for each in seat.open_terms if each.starts_on > day]
    term = begun[-1] if begun else None
    standing = Term(term.starts_on, term.due_on, term.ended_on).standing(day) if term else None
    return SeatRow(seat, term, to_come[0] if to_come else None, standing, handover, nomination)


def _line(
    body: NominatingBody,
    seats: list[Seat],
    held: set[int],
    policy: RotationPolicy | None,
    call: SeatCall | None,
) -> Line:
    region = body.regional_group_id
    mine = [
        each.pk
        for each in seats
        if each.category_id == body.category_id and (not region or each.regional_group_id == region)
    ]
    return Line(body, len(held.intersection(mine)), len(mine), policy, call)
