"""What hour a meeting is for each seat, and whom the hours of past meetings inconvenienced (G6)."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

from alliance87.core import rulesets
from gcm.domain.planning.calendar_rules import Hours
from gcm.models import Reply, Seat, SeatTerm
from gcm.models.meeting import HELD
from gcm.queries.convocation import representatives


@dataclass(frozen=True)
class SeatHours:
    """A seat with its zone ("" while nobody represents it) and the start and end by its clocks, without a
    zone, so that no page moves them to the reader's; `outside` of
    `held` meetings did not lie in its day."""

    seat: Seat
    term: SeatTerm | None
    zone: str
    starts: datetime | None
    ends: datetime | None
    fits: bool
    outside: int
    held: int

    @property
    def zone_label(self) -> str:
        return self.zone.replace("_", " ")


def hours_in_force() -> Hours:
    """The day of a meeting, as the rule set has it."""
    rules = rulesets.in_force()
    return Hours(rules["gcm.meetings.hours_from"], rules["gcm.meetings.hours_to"])


def hours_of_seats(starts_at: datetime, ends_at: datetime) -> list[SeatHours]:
    """Every seat, in their order. Four queries, and one for the rules."""
    hours = hours_in_force()
    terms = {each.seat_id: each for each in SeatTerm.objects.as_of().select_related("organisation")}
    zones = {each.term.seat_id: each.person.time_zone for each in representatives()}
    held, outside = meetings_outside(hours)
    seats = Seat.objects.as_of().select_related("category").order_by("number")
    return [
        _row(seat, terms.get(seat.pk), zones.get(seat.pk, ""), (starts_at, ends_at), hours, held, outside)
        for seat in seats
    ]


def meetings_outside(hours: Hours) -> tuple[Counter[int], Counter[int]]:
    """By seat: the meetings that were held, and how many of them lay outside its day, by the zone that its
    representative had when the date was announced. One query."""
    held: Counter[int] = Counter()
    outside: Counter[int] = Counter()
    replies = Reply.objects.filter(meeting__state__in=HELD).exclude(zone="").select_related("meeting")
    for reply in replies:
        held[reply.seat_id] += 1
        meeting = reply.meeting
        outside[reply.seat_id] += not hours.fits(meeting.starts_at, meeting.ends_at, ZoneInfo(reply.zone))
    return held, outside


def _row(
    seat: Seat,
    term: SeatTerm | None,
    zone: str,
    period: tuple[datetime, datetime],
    hours: Hours,
    held: Counter[int],
    outside: Counter[int],
) -> SeatHours:
    starts, ends = ((_clock(at, zone) if zone else None) for at in period)
    return SeatHours(
        seat=seat,
        term=term,
        zone=zone,
        starts=starts,
        ends=ends,
        fits=not zone or hours.fits(*period, ZoneInfo(zone)),
        outside=outside[seat.pk],
        held=held[seat.pk],
    )


def _clock(at: datetime, zone: str) -> datetime:
    return timezone.make_naive(at, ZoneInfo(zone))
