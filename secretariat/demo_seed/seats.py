"""Who holds which of the 32 seats in the demonstration, and who acts for them."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from gcm.domain.seating.letters import Letter
from gcm.domain.seats import accredit_delegate, accredit_term
from gcm.enums import Capacity
from gcm.models import Seat, SeatTerm
from partners.enums import Listing, MembershipRole, PartnerKind
from partners.models import Membership, Organisation, User
from secretariat.demo_seed.clock import days_from_today, stand_at
from secretariat.demo_seed.people import cast_member, make_person
from secretariat.demo_seed.tables import table

SEATED_DAYS_AGO = 560
SIGNATORY = "Octavia Brandt-Mensah, Secretary-General"
STATES = {  # by seat, the State's code
    1: "XB",
    2: "XH",
    3: "QO",
    4: "QT",
    5: "QX",
    6: "XD",
    7: "XJ",
    8: "XL",
    9: "QS",
    10: "XC",
    11: "QQ",
    13: "QP",
    14: "QW",
    15: "QY",
    16: "XE",
    17: "XG",
}
KINDS = (  # seats by kind of holder; 12 and 29 are vacant
    (PartnerKind.UN_BODY, (18, 19, 20)),
    (PartnerKind.IGO, (21, 22, 23)),
    (PartnerKind.WORKERS, (24, 25, 26)),
    (PartnerKind.EMPLOYERS, (27, 28)),
    (PartnerKind.CIVIL_SOCIETY, (30, 31, 32)),
)
CAST = {1: "chair", 2: "vice-chair", 13: "representative"}
ALTERNATES = {3: "fr", 16: "es", 19: "en", 24: "en", 30: "fr"}  # by seat, the language of the alternate
SOONER = {4: 24, 10: 18}  # by seat, months of a term that ends soon, or has ended without a successor (R4)


@dataclass(frozen=True)
class Holding:
    """One seat and its holder."""

    number: int
    organisation: Organisation


@transaction.atomic
def seat_alliance() -> int:
    """Accredit the holders and their delegates, as the secretariat would have; once. Returns how many terms
    were made."""
    if SeatTerm.objects.exists():
        return 0
    with stand_at(days_from_today(-SEATED_DAYS_AGO)):
        holdings = [*_states(), *_others()]
        for holding in holdings:
            _seat(holding)
    return len(holdings)


def _states() -> list[Holding]:
    by_code = {
        each.country.iso2: each
        for each in Organisation.objects.filter(country__fictitious=True, kind=PartnerKind.COUNTRY)
        .select_related("country")
        .all()
        if each.country
    }
    return [Holding(number, by_code[code]) for number, code in STATES.items()]


def _others() -> list[Holding]:
    holdings = []
    for kind, numbers in KINDS:
        candidates = Organisation.objects.partners().filter(kind=kind, listing=Listing.PUBLIC).order_by("pk")
        holdings += [Holding(number, each) for number, each in zip(numbers, candidates, strict=False)]
    return holdings


def _seat(holding: Holding) -> None:
    officer, now = cast_member("officer-1"), timezone.now()
    number, starts = holding.number, timezone.localdate(now)
    letter = Letter(SIGNATORY, starts)
    term = accredit_term(
        actor=officer,
        seat=Seat.objects.get(number=number),
        organisation=holding.organisation,
        starts_on=starts,
        letter=letter,
        **_due(number, starts),
    )
    accredit_delegate(
        actor=officer,
        term=term,
        person=_representative(holding),
        capacity=Capacity.REPRESENTATIVE,
        letter=letter,
    )
    for person in _alternates(number):
        accredit_delegate(actor=officer, term=term, person=person, capacity=Capacity.ALTERNATE, letter=letter)


def _due(number: int, starts: date) -> dict[str, Any]:
    months = SOONER.get(number)
    return {"due_on": starts + timedelta(days=30 * months)} if months else {}


def _representative(holding: Holding) -> User:
    if holding.number in CAST:
        return cast_member(CAST[holding.number])
    focal_points = Membership.objects.filter(
        organisation=holding.organisation, role=MembershipRole.FOCAL_POINT
    )
    return focal_points.select_related("user").order_by("pk")[0].user


def _alternates(number: int) -> list[User]:
    if number == 13:
        return [cast_member("alternate")]
    if number not in ALTERNATES:
        return []
    row = table("people")[number]
    name = f"{row['given']} {row['family']}"
    return [make_person(f"alternate-{number}@example.org", name, ALTERNATES[number])]
