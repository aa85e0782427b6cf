"""What the governing body puts on a reader's desk: the seat, and the meeting that comes next."""

from dataclasses import dataclass
from typing import Any

from alliance87.core.access.registry import remembered
from gcm.enums import Capacity
from gcm.models import Meeting, SeatTerm
from gcm.models.meeting import IN_SESSION, TO_COME
from gcm.queries.delegations import delegations_of, seat_of
from gcm.queries.meetings import SeatAnswer


@dataclass(frozen=True)
class SeatLine:
    """The seat that the reader takes part for, and until when its term runs."""

    term: SeatTerm
    capacity: str

    @property
    def capacity_label(self) -> Any:
        return Capacity(self.capacity).label


@dataclass(frozen=True)
class NextMeeting:
    """The meeting in session, else the next one; `answer` is that of the reader's seat."""

    meeting: Meeting
    answer: SeatAnswer | None

    @property
    def is_on(self) -> bool:
        return self.meeting.is_in_session


def seat_line(user: Any) -> SeatLine | None:
    """None for whoever acts for no seat; of an adviser, the seat they advise. One query a request."""
    found: SeatLine | None = remembered(user, "gcm.seat_line", lambda: _read_line(user))
    return found


def _read_line(user: Any) -> SeatLine | None:
    mine = next(iter(delegations_of(user)), None)
    if mine is None:
        return None
    term = SeatTerm.objects.select_related("seat__category", "organisation").get(pk=mine.term_id)
    return SeatLine(term, mine.capacity)


def coming_meeting(user: Any) -> Meeting | None:
    """The meeting in session, else the next one, of those that the reader may see. One query a request."""
    coming = Meeting.objects.visible_to(user).filter(state__in=(*IN_SESSION, *TO_COME))
    found: Meeting | None = remembered(
        user, "gcm.coming_meeting", lambda: coming.order_by("starts_at").first()
    )
    return found


def next_meeting(user: Any) -> NextMeeting | None:
    """With the answer of the reader's seat. Two queries."""
    meeting = coming_meeting(user)
    if meeting is None:
        return None
    mine = seat_of(user)
    reply = meeting.replies.filter(seat=mine.seat_id).first() if mine else None
    return NextMeeting(meeting, SeatAnswer.of(reply, meeting) if reply else None)
