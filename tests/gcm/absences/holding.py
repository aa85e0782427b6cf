"""Meetings that were held, and what they were for some seats."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alliance87.core import rulesets
from gcm.domain.absences.chain import follow_meeting
from gcm.enums import Attended
from gcm.models import AbsenceCase, AbsenceNote, Attendance, Meeting
from partners.enums import STAKEHOLDER_GROUP_OF_KIND
from tests.gcm.body import Body, make_meeting

SEAT = 24  # of no government


def regional(body: Body) -> int:
    """The number of a seat that is bound to its region."""
    return next(
        number for number, seat in body.seats.items() if seat.regional_group_id and not seat.in_principle
    )


def kind_of_group(body: Body, seat: int = SEAT) -> str:
    """A kind of organisation that can follow on the seat."""
    group = body.seat(seat).category.group
    return next(kind for kind, of in STAKEHOLDER_GROUP_OF_KIND.items() if of == group)


def limit() -> int:
    return int(rulesets.in_force()["gcm.absences.limit"])


def hold(body: Body, days_ago: int, attended: dict[int, str], **fields: Any) -> Meeting:
    """A meeting of so many days ago, closed with all that follows from closing; whoever is not named was
    present."""
    starts = timezone.now() - timedelta(days=days_ago)
    meeting = make_meeting(
        body, "closed", items=1, starts_at=starts, **{"had_quorum": True, "closed_at": starts, **fields}
    )
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            seat=body.seat(number),
            term=term,
            attended=attended.get(number, Attended.PRESENT),
        )
        for number, term in body.terms.items()
    )
    follow_meeting(meeting, actor=body.chair)
    return meeting


def absent(body: Body, seat: int = SEAT, times: int | None = None) -> list[Meeting]:
    """So many meetings in a row from which the seat stayed away; as many as open a case by default."""
    count = limit() if times is None else times
    return [hold(body, 30 * (count - place), {seat: Attended.ABSENT}) for place in range(count)]


def row_of(meeting: Meeting, body: Body, seat: int = SEAT) -> Attendance:
    return Attendance.objects.get(meeting=meeting, seat=body.seat(seat))


def notes_on(body: Body, seat: int = SEAT) -> list[AbsenceNote]:
    return list(AbsenceNote.objects.filter(attendance__seat=body.seat(seat)).order_by("pk"))


def case_on(body: Body, seat: int = SEAT) -> AbsenceCase:
    return AbsenceCase.objects.get(seat=body.seat(seat))
