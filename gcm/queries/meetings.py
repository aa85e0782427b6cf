"""The meetings of the GCG as a reader may see them."""

from dataclasses import dataclass, field
from typing import Any, Self

from gcm.enums import MeetingState
from gcm.models import AgendaItem, Meeting, Observer, Reply
from gcm.queries.delegations import delegations_of
from gcm.queries.observed import items_shown


@dataclass(frozen=True)
class SeatAnswer:
    """What a seat answered, against the date that stands (G7)."""

    reply: Reply
    sequence: int

    @classmethod
    def of(cls, reply: Reply, meeting: Meeting) -> Self:
        return cls(reply, meeting.sequence)

    @property
    def is_given(self) -> bool:
        return bool(self.reply.answer) and self.reply.sequence == self.sequence

    @property
    def is_draft(self) -> bool:
        """Given for an earlier date and kept: to be reconfirmed."""
        return bool(self.reply.answer) and not self.is_given


@dataclass(frozen=True)
class MeetingRow:
    """A line of the list, with the answers of the reader's own seats."""

    meeting: Meeting
    answers: list[SeatAnswer]

    @property
    def waits(self) -> bool:
        return self.meeting.is_to_come and any(not each.is_given for each in self.answers)


@dataclass(frozen=True)
class MeetingList:
    in_session: list[MeetingRow] = field(default_factory=list)
    to_come: list[MeetingRow] = field(default_factory=list)
    drafts: list[MeetingRow] = field(default_factory=list)
    past: list[MeetingRow] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        return not (self.in_session or self.to_come or self.drafts or self.past)


@dataclass(frozen=True)
class MeetingPage:
    """One meeting. `answers` of all seats are for the secretariat and the chair alone, so they are read
    apart (`answers_of`)."""

    meeting: Meeting
    items: list[AgendaItem]
    own: list[SeatAnswer]
    observers: list[Observer]
    invitation: Observer | None = None  # the reader's own, as an observer


def meetings_for(user: Any) -> MeetingList:
    """Two queries: those to come with the next first, those that were with the latest first."""
    meetings = list(Meeting.objects.visible_to(user).distinct().order_by("-starts_at"))
    own = _own_replies(user, meetings)
    found = MeetingList()
    for meeting in meetings:
        answers = [SeatAnswer.of(each, meeting) for each in own if each.meeting_id == meeting.pk]
        _place_of(meeting, found).append(MeetingRow(meeting, answers))
    for rows in (found.to_come, found.drafts):
        rows.reverse()
    return found


def _place_of(meeting: Meeting, found: MeetingList) -> list[MeetingRow]:
    if meeting.is_in_session:
        return found.in_session
    if meeting.state == MeetingState.DRAFT:
        return found.drafts
    if meeting.is_to_come or meeting.state == MeetingState.POSTPONED:
        return found.to_come
    return found.past


def meeting_page(meeting: Meeting, user: Any) -> MeetingPage:
    """A fixed number of queries. Observers are shown to the members, not to one another."""
    shows_observers = user.has_perm("gcm.follow_meetings")
    observers = (
        meeting.observers.select_related("organisation", "person")
        .prefetch_related("items", "objections__seat")
        .order_by("interest_at")
    )
    return MeetingPage(
        meeting=meeting,
        items=list(items_shown(meeting, user)),
        own=[SeatAnswer.of(each, meeting) for each in _own_replies(user, [meeting])],
        observers=list(observers) if shows_observers else [],
        invitation=None if shows_observers else observers.admitted().filter(person=user).first(),
    )


def answers_of(meeting: Meeting) -> list[SeatAnswer]:
    """What each seat answered, by number of seat. One query."""
    replies = meeting.replies.select_related("seat__category", "term__organisation", "person")
    return [SeatAnswer.of(each, meeting) for each in replies.order_by("seat__number")]


def _own_replies(user: Any, meetings: list[Meeting]) -> list[Reply]:
    seats = [each.seat_id for each in delegations_of(user)]
    if not seats or not meetings:
        return []
    replies = Reply.objects.filter(meeting__in=meetings, seat__in=seats)
    return list(replies.select_related("seat", "term__organisation").order_by("seat__number"))
