"""What became of the minutes for each seat (N11). Whether somebody opened them is not known and not asked."""

from dataclasses import dataclass
from typing import Any

from gcm.models import IssuedMinutes, Seat


@dataclass(frozen=True)
class Row:
    """One seat; `delivery` is None for a seat nobody represented at the issue, or before sending."""

    seat: Seat
    delivery: Any


@dataclass(frozen=True)
class Deliveries:
    rows: list[Row]
    is_sending: bool


def deliveries_of(issued: IssuedMinutes) -> Deliveries:
    """Every seat with what its mail came to. Two queries."""
    from alliance87.core.mailing.models import Delivery

    by_key = {each.key: each for each in Delivery.objects.filter(mailing=issued.mailing_id)}
    seats = Seat.objects.select_related("category").order_by("number")
    rows = [Row(seat, by_key.get(f"seat:{seat.number}")) for seat in seats]
    waiting = any(each.state in ("pending", "sending") for each in by_key.values())
    return Deliveries(rows, is_sending=waiting or issued.mailing_id is None)
