"""When the rules give another number of seats: seats come and go with a day, and what was stays (X7).
Nobody is unseated by a number: only vacant seats can go."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Any

from django.db.models import Max, Q
from django.utils.translation import gettext_lazy as _

from gcm.domain.reference import SEATS_OF_BLOCK
from gcm.models import Seat, SeatCategory


def problems_of_seats(values: Mapping[str, Any], day: date) -> list[Any]:
    """Why the seats cannot be as many as the values say from the day on, in words. Two queries for each
    block whose number changes."""
    return [
        _("“%(block)s”: %(missing)s more seats would have to be vacant on that day.")
        % {"block": category, "missing": -change - len(vacant)}
        for category, change, vacant in _changes(values, day)
        if len(vacant) < -change
    ]


def fit_seats(*, values: Mapping[str, Any], day: date) -> tuple[int, int]:
    """Make seats that begin on the day, and let vacant ones end the day before. Part of the gavel, which has
    asked the right. Answers how many began and how many end; the numbers of seats are never given again."""
    begun = ended = 0
    for category, change, vacant in _changes(values, day):
        for _place in range(change):
            Seat.objects.create(number=_next_number(), category=category, valid_from=day)
            begun += 1
        for seat in vacant[: max(-change, 0)]:
            seat.valid_to = day - timedelta(days=1)
            seat.save(update_fields=["valid_to"])
            ended += 1
    return begun, ended


def _changes(values: Mapping[str, Any], day: date) -> Iterator[tuple[SeatCategory, int, list[Seat]]]:
    """Each block whose number changes: by how many seats, and its vacant seats, the last numbers first."""
    for category in SeatCategory.objects.all():
        key = SEATS_OF_BLOCK[category.block]  # type: ignore[index]
        if key not in values:
            continue
        seats = Seat.objects.as_of(day).filter(category=category)
        change = values[key] - seats.count()
        if change:
            yield category, change, list(_vacant(seats, day).order_by("-number"))


def _vacant(seats: Any, day: date) -> Any:
    still_held = Q(terms__ended_on__isnull=True) | Q(terms__ended_on__gte=day)
    return seats.exclude(pk__in=seats.filter(still_held, terms__isnull=False).values("pk")).filter(
        valid_to__isnull=True
    )


def _next_number() -> int:
    return (Seat.objects.aggregate(last=Max("number"))["last"] or 0) + 1
