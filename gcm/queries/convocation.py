"""Who is written to about a meeting."""

from dataclasses import dataclass

from gcm.enums import Capacity
from gcm.models import Delegate, Meeting, Reply, Seat, SeatTerm


def members() -> list[Delegate]:
    """The representatives and alternates of the moment, the lowest seat first and its representative
    before its alternates. One query."""
    return list(
        Delegate.objects.at()
        .take_part()
        .filter(person__is_active=True)
        .select_related("person", "term__seat")
        .order_by("term__seat__number", "-capacity", "pk")
    )


def representatives() -> list[Delegate]:
    """Of those, the representatives. One query."""
    return [each for each in members() if each.capacity == Capacity.REPRESENTATIVE]


def replies_by_seat(meeting: Meeting) -> dict[int, Reply]:
    """The answers to the notice by seat. One query."""
    return {each.seat_id: each for each in meeting.replies.all()}


@dataclass(frozen=True)
class Addressees:
    """Who a notice would reach now, for whoever is about to send it."""

    representatives: int
    alternates: int
    vacant: list[int]  # numbers of seats without a holder
    mute: list[int]  # numbers of seats held, for which nobody takes part


def addressees() -> Addressees:
    """Three queries."""
    delegates = members()
    held = dict(SeatTerm.objects.as_of().values_list("seat__number", "seat"))
    reached = {each.term.seat_id for each in delegates}
    representatives = sum(each.capacity == Capacity.REPRESENTATIVE for each in delegates)
    seats = Seat.objects.as_of().order_by("number").values_list("number", flat=True)
    return Addressees(
        representatives=representatives,
        alternates=len(delegates) - representatives,
        vacant=[number for number in seats if number not in held],
        mute=sorted(number for number, seat in held.items() if seat not in reached),
    )
