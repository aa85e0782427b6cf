"""Who may act for a seat: one capacity at a time, and nobody who keeps the record (X2, Q5, O7)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gcm.enums import Capacity
from gcm.models import Delegate, Observer, SeatTerm


def require_eligible(person: Any, *, term: SeatTerm, capacity: str) -> None:
    """Raises ValidationError for somebody without an active account, of the secretariat or keeping the
    machine (X2), invited as an observer to a meeting that is not over (O7), accredited for this seat in
    another capacity, or, but for advisers, taking part for another seat (Q5)."""
    problem = (
        _standing_problem(person)
        or _observer_problem(person)
        or _seat_problem(person, term=term, capacity=capacity)
    )
    if problem:
        raise ValidationError({"person": problem})


def _standing_problem(person: Any) -> Any:
    if not person.is_active:
        return _("This person has no active account.")
    if person.is_superuser or person.has_perm("access.enter_desk"):
        return _("Whoever works for the secretariat acts for no seat (X2).")
    return ""


def _observer_problem(person: Any) -> Any:
    invited = Observer.objects.filter(person=person, invited_at__isnull=False)
    if invited.filter(meeting__closed_at__isnull=True).exists():
        return _("This person is invited to a meeting as an observer and has one capacity there (O7).")
    return ""


def _seat_problem(person: Any, *, term: SeatTerm, capacity: str) -> Any:
    known = Delegate.objects.at().filter(person=person)
    if known.filter(term=term).exists():
        return _("This person is accredited for the seat already.")
    if capacity == Capacity.ADVISER:
        return ""
    other = known.take_part().select_related("term__seat").first()
    if other is not None:
        words = _("This person takes part for seat %(seat)s: one person stands for one seat (Q5).")
        return words % {"seat": other.term.seat.number}
    return ""
