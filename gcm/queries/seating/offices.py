"""For which body, seat and region somebody acts; read once a request."""

from typing import Any

from alliance87.core.access.registry import remembered
from gcm.enums import SeatBlock
from gcm.models import Credentials, Handover, NominatingBody, NominatingOfficer, ReviewCase, Seat, SeatTerm
from gcm.queries.delegations import delegations_of


def bodies_of(user: Any) -> frozenset[int]:
    """The nominating bodies of which `user` is a named officer today. One query, once a request."""
    if not user.is_authenticated:
        return frozenset()
    found: frozenset[int] = remembered(
        user,
        "gcm.nominating_bodies",
        lambda: frozenset(
            NominatingOfficer.objects.as_of().filter(person=user).values_list("body", flat=True)
        ),
    )
    return found


def nominates_for(user: Any, body: NominatingBody | None) -> bool:
    """Whether the person is an officer of the body; of any, without one."""
    mine = bodies_of(user)
    return bool(mine) if body is None else body.pk in mine


def is_of_block(user: Any, body: NominatingBody | None) -> bool:
    """Whether the person acts for a seat for which the body designates. One query, once a request."""
    if body is None or not delegations_of(user):
        return False
    mine: list[tuple[int, int | None]] = remembered(user, "gcm.blocks", lambda: _blocks_of(user))
    return any(
        category == body.category_id and body.regional_group_id in (None, region) for category, region in mine
    )


def _blocks_of(user: Any) -> list[tuple[int, int | None]]:
    seats = Seat.objects.filter(pk__in={each.seat_id for each in delegations_of(user)})
    return list(seats.values_list("category", "regional_group"))


def speaks_for(user: Any) -> Seat | None:
    """The regional seat that the person takes part for; its regional group is the one spoken for (S6)."""
    mine = [each.seat_id for each in delegations_of(user) if each.takes_part]
    if not mine:
        return None
    seats = Seat.objects.filter(pk__in=mine, category__block=SeatBlock.GOVERNMENT_REGION)
    return seats.select_related("regional_group").first()


def body_of(subject: Any) -> NominatingBody | None:
    """The nominating body that the record is about."""
    if subject is None or isinstance(subject, NominatingBody):
        return subject
    if isinstance(subject, Credentials):
        return subject.body
    return NominatingBody.objects.of_seat(term_of(subject).seat)


def term_of(subject: Any) -> SeatTerm:
    """The term that the record is about."""
    if isinstance(subject, Handover | ReviewCase):
        return subject.term
    term: SeatTerm = subject
    return term
