"""Who may be in the room, by whatever door: in person, on the telephone, on a sheet of paper (Q4)."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from gcm.enums import Capacity
from gcm.models import Delegate, Meeting, Seat
from gcm.queries.snapshot import holders_by_seat

Choices = list[tuple[int, str]]


@dataclass(frozen=True)
class SheetRow:
    """A seat with the accreditations of those who may be there for it."""

    number: int
    holder: dict[str, str] | None
    delegates: list[Delegate]


def admitted(meeting: Meeting, at: datetime | None = None) -> Any:
    """Who may take part in the meeting at the instant, now by default, by seat: a representative at any
    moment, an alternate who was accredited before the meeting (Q4). One query."""
    begins = min(meeting.opened_at or meeting.starts_at, meeting.starts_at)
    return (
        Delegate.objects.at(at)
        .take_part()
        .exclude(capacity=Capacity.ALTERNATE, since__gte=begins)
        .select_related("person", "term__seat")
        .order_by("term__seat__number", "-capacity", "since")
    )


def people_here(meeting: Meeting) -> Choices:
    """Those in the room, by seat. Two queries."""
    here = set(meeting.presences.here().values_list("person_id", flat=True))
    return [_choice(each) for each in admitted(meeting) if each.person_id in here]


def people_of_seat(meeting: Meeting, seat: Seat) -> Choices:
    """Those who take part for the seat now. One query."""
    return [_choice(each) for each in admitted(meeting).filter(term__seat=seat)]


def sheet_rows(meeting: Meeting) -> list[SheetRow]:
    """Every seat, for a roll call on paper. Three queries."""
    by_seat: dict[int, list[Delegate]] = {}
    for each in admitted(meeting):
        by_seat.setdefault(each.term.seat_id, []).append(each)
    holders = holders_by_seat()
    return [
        SheetRow(seat.number, holders.get(seat.pk), by_seat.get(seat.pk, []))
        for seat in Seat.objects.as_of().order_by("number")
    ]


def name_of(delegate: Delegate) -> str:
    """The person and, for an alternate, as what."""
    name = str(delegate.person)
    return f"{name} ({delegate.get_capacity_display()})" if delegate.capacity == Capacity.ALTERNATE else name


def _choice(delegate: Delegate) -> tuple[int, str]:
    words = _("Seat %(seat)s: %(name)s") % {"seat": delegate.term.seat.number, "name": name_of(delegate)}
    return delegate.person_id, words
