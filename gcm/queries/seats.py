"""The composition of the GCG on any day (S15)."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from django.db.models import Min, OuterRef, Prefetch, Q, Subquery

from gcm.domain.terms import Standing, Term
from gcm.enums import Capacity, Office
from gcm.models import Delegate, DelegateNotice, Seat, SeatCategory, SeatTerm
from gcm.queries.delegations import delegations_of, holds_office
from gcm.queries.seating.offices import bodies_of
from partners.enums import Listing
from partners.models import Organisation
from partners.queries.groups import define_office_mark


@dataclass(frozen=True)
class SeatCard:
    """A seat as one reader sees it. `holder` is the organisation where it may be named; `is_held` says
    whether somebody holds it at all."""

    seat: Seat
    term: SeatTerm | None
    holder: Organisation | None
    standing: Standing | None
    share: int | None  # hundredths of the term that have elapsed

    @property
    def is_held(self) -> bool:
        return self.term is not None

    @property
    def is_linked(self) -> bool:
        """P5: of a partner that is listed by name only, the name stands alone."""
        return self.holder is not None and self.holder.listing == Listing.PUBLIC

    @property
    def continues(self) -> bool:
        """R4: in neutral words, and to members alone."""
        return self.standing is Standing.CONTINUING


@dataclass(frozen=True)
class Block:
    category: SeatCategory
    cards: list[SeatCard]


@dataclass(frozen=True)
class Composition:
    """`held` and `vacant` are numbers of seats on that day."""

    day: date
    blocks: list[Block]
    held: int
    vacant: int


def composition(day: date, *, by: Any) -> Composition:
    """The seats and their holders on the day, as `by` may see them: a hidden partner is not named to
    outsiders (P5). Three queries, and those that say what `by` may see."""
    terms = SeatTerm.objects.as_of(day).select_related("organisation")
    seats = (
        Seat.objects.as_of(day)
        .select_related("category", "regional_group")
        .prefetch_related(Prefetch("terms", terms, to_attr="in_office"))
        .order_by("number")
    )
    named = set(Organisation.objects.visible_to(by).filter(seat_terms__in=terms).values_list("pk", flat=True))
    cards = [_card(seat, day, named) for seat in seats]
    blocks = [Block(category, list(group)) for category, group in groupby(cards, lambda c: c.seat.category)]
    held = sum(card.is_held for card in cards)
    return Composition(day, blocks, held, len(cards) - held)


def record_starts_on() -> date | None:
    """The first day of the first term that is recorded; None without any. One query."""
    first: date | None = SeatTerm.objects.aggregate(first=Min("starts_on"))["first"]
    return first


def categories_told(user: Any) -> set[int]:
    """R4: the seat categories of which `user` is told that a holder continues in office: their own group's;
    all of them for the chair and the secretariat. At most four queries."""
    if not user.is_authenticated:
        return set()
    categories = SeatCategory.objects.all()
    if user.has_perm("gcm.accredit") or holds_office(user, Office.CHAIR):
        return set(categories.values_list("pk", flat=True))
    seats = {each.seat_id for each in delegations_of(user)}
    own = categories.filter(Q(seats__in=seats) | Q(bodies__in=bodies_of(user)))
    return set(own.values_list("pk", flat=True))


def _card(seat: Any, day: date, named: set[int]) -> SeatCard:
    term: SeatTerm | None = next(iter(seat.in_office), None)
    if term is None:
        return SeatCard(seat, None, None, None, None)
    calendar = Term(term.starts_on, term.due_on, term.ended_on)
    share = calendar.share_elapsed(day)
    return SeatCard(
        seat=seat,
        term=term,
        holder=term.organisation if term.organisation_id in named else None,
        standing=calendar.standing(day),
        share=None if share is None else round(100 * share),
    )


def terms_of(seat: Seat) -> list[SeatTerm]:
    """Everything that the seat was, the newest first, with who acted for it and the notices of its holder
    that wait (S14). Three queries."""
    delegates = Prefetch("delegates", Delegate.objects.select_related("person").order_by("-since"))
    waiting = DelegateNotice.objects.waiting().select_related("person")
    notices = Prefetch("delegate_notices", waiting, to_attr="notices_waiting")
    terms = seat.terms.select_related("organisation").prefetch_related(delegates, notices)
    return list(terms.order_by("-starts_on"))


def _seat_of_office(column: str) -> Subquery:
    """Of the seat that rests on an office in a group today (S8), read with the office."""
    held = SeatTerm.objects.as_of().filter(group_office=OuterRef("pk")).order_by("seat__number")
    return Subquery(held.values(column)[:1])


define_office_mark("seat_number", lambda: _seat_of_office("seat__number"))
define_office_mark("seat_block", lambda: _seat_of_office("seat__category__block"))


def representative_of(term: SeatTerm | None) -> Delegate | None:
    """Who is the representative now; for the secretariat's lists."""
    if term is None:
        return None
    here = term.delegates.at().filter(capacity=Capacity.REPRESENTATIVE)
    return here.select_related("person").first()
