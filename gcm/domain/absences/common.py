"""What the verbs on absences share."""

from typing import Any

from alliance87.core import ledger
from gcm.enums import Capacity
from gcm.models import Delegate, SeatTerm
from gcm.queries.presidency.offices import certifying_office


def representative_of(term: SeatTerm | None) -> Delegate | None:
    """Whoever represents the holder now, with an account that can be written to."""
    here = Delegate.objects.at().filter(term=term, capacity=Capacity.REPRESENTATIVE, person__is_active=True)
    return here.select_related("person").first()


def deciding_role(holder: int) -> str:
    """The role that decides on the holder's absences: "chair" or "vice_chair" (A13)."""
    return str(certifying_office(holder))


def record(kind: str, *, subject: Any, actor: Any, **data: Any) -> None:
    """Write the act into the ledger, with these plain values."""
    ledger.append(kind=kind, subject=subject, actor=actor, data=data)
