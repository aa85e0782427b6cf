"""On which seats a person is accredited now, read once a request."""

from dataclasses import dataclass
from typing import Any

from alliance87.core.access.registry import remembered
from gcm.enums import Capacity, Office
from gcm.models import Delegate


@dataclass(frozen=True)
class Delegation:
    """A seat for which somebody is accredited, and as what."""

    seat_id: int
    seat_number: int
    office: str
    term_id: int
    capacity: str

    @property
    def takes_part(self) -> bool:
        return self.capacity in (Capacity.REPRESENTATIVE, Capacity.ALTERNATE)


def delegations_of(user: Any) -> tuple[Delegation, ...]:
    """The accreditations of `user` at this instant, the seat with the lowest number first. One query, once
    for the life of a request."""
    if not user.is_authenticated:
        return ()
    found: tuple[Delegation, ...] = remembered(user, "gcm.delegations", lambda: _read(user))
    return found


def _read(user: Any) -> tuple[Delegation, ...]:
    rows = (
        Delegate.objects.at()
        .filter(person=user)
        .order_by("term__seat__number")
        .values_list(
            "term__seat_id", "term__seat__number", "term__seat__office", "term_id", "capacity", named=False
        )
    )
    return tuple(Delegation(*row) for row in rows)


def seat_of(user: Any) -> Delegation | None:
    """The seat that the person takes part for, the first when there are several."""
    return next((each for each in delegations_of(user) if each.takes_part), None)


def holds_office(user: Any, office: Office) -> bool:
    """Whether the person is the representative on the seat of that office (C9)."""
    return any(
        each.office == office and each.capacity == Capacity.REPRESENTATIVE for each in delegations_of(user)
    )
