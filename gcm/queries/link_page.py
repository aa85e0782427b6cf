"""What the link of a notice leads to, for somebody who has not signed in."""

from dataclasses import dataclass
from enum import StrEnum

from django.utils import timezone

from gcm.models import Delegate, Meeting, Reply
from gcm.queries.answer_links import AnswerLink
from gcm.queries.meetings import SeatAnswer


class Standing(StrEnum):
    """Whether the link still answers, and if not, why."""

    OPEN = "open"
    STARTED = "started"  # the scheduled start is past: no notice any more (A3)
    CHANGED = "changed"  # the notice was sent again since
    OVER = "over"  # cancelled, or held
    NOT_THEIRS = "not_theirs"  # the person acts for the seat no more


@dataclass(frozen=True)
class LinkPage:
    reply: Reply
    answer: SeatAnswer
    standing: Standing

    @property
    def meeting(self) -> Meeting:
        return self.reply.meeting


def link_page(link: AnswerLink) -> LinkPage:
    """Raises Reply.DoesNotExist. Two queries."""
    reply = Reply.objects.select_related("meeting", "seat", "term__organisation").get(public_id=link.reply)
    return LinkPage(reply, SeatAnswer.of(reply, reply.meeting), _standing(link, reply))


def _standing(link: AnswerLink, reply: Reply) -> Standing:
    meeting = reply.meeting
    of_seat = Delegate.objects.at().filter(person=link.person, person__is_active=True)
    if not of_seat.filter(term__seat=reply.seat_id).exists():
        return Standing.NOT_THEIRS
    if not meeting.is_to_come and not meeting.is_in_session:
        return Standing.OVER
    if timezone.now() >= meeting.starts_at or meeting.is_in_session:
        return Standing.STARTED
    return Standing.OPEN if link.sequence == meeting.sequence else Standing.CHANGED
