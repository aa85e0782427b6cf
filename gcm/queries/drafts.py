"""What advisers prepared for a seat (O11)."""

from typing import Any

from django.db.models import QuerySet

from gcm.models import SeatDraft
from gcm.queries.delegations import delegations_of


def drafts_of(user: Any) -> QuerySet[SeatDraft]:
    """Of the seats of the person, what waits first, then the latest. One query."""
    seats = [each.seat_id for each in delegations_of(user)]
    found = SeatDraft.objects.filter(seat__in=seats).select_related("seat", "item__meeting", "prepared_by")
    return found.order_by("closed_at", "-prepared_at", "-pk")


def waiting_for(seats: list[int]) -> list[SeatDraft]:
    """To be sent or discarded by whoever takes part for these seats. One query."""
    return list(SeatDraft.objects.waiting().filter(seat__in=seats).select_related("item__meeting"))
