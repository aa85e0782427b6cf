"""Seats by their block, whatever the rule set numbers them: the suite runs under two."""

from gcm.models import Delegate, SeatTerm
from tests.gcm.body import Body


def seats_of(body: Body, block: str) -> list[int]:
    """Their numbers, in order."""
    return [number for number, seat in sorted(body.seats.items()) if seat.category.block == block]


def empty(body: Body, block: str, leave: int = 0) -> list[int]:
    """Let nobody hold the seats of the block, save so many; answers with those that are held."""
    held, gone = seats_of(body, block)[:leave], seats_of(body, block)[leave:]
    Delegate.objects.filter(term__seat__number__in=gone).delete()
    SeatTerm.objects.filter(seat__number__in=gone).delete()
    for number in gone:
        del body.terms[number]
    return held
