"""What seats answer to a notice of meeting. Notice of absence counts until the scheduled start, on the
server's clock (A3, T14)."""

from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from gcm.domain.room import ask, locked_meeting
from gcm.enums import Answer, Channel
from gcm.models import Delegate, Meeting, Reply, Seat, SeatTerm
from gcm.queries.answer_links import AnswerLink
from gcm.queries.convocation import replies_by_seat, representatives
from gcm.queries.meetings import SeatAnswer

ANSWER_TASK = "gcm.answer_convocation"


class OldLinkError(Exception):
    """The link is of an earlier notice of the meeting: the date or the arrangements have changed since."""


@transaction.atomic
def answer_convocation(*, actor: Any, reply: Reply, answer: str) -> Reply:
    """Say on the portal whether the seat attends; its representative, alternates and advisers may (O11).
    Answering the same again changes nothing.

    Raises PermissionDenied for whoever is not of the seat; ValidationError for no such answer, from the
    scheduled start on, and when the meeting is not to come (A3).
    """
    meeting = locked_meeting(reply.meeting)
    ask(actor, "gcm.answer_convocation", meeting)
    return _note(_of_delegation(actor, reply, meeting), answer, Channel.PORTAL, actor, actor)


@transaction.atomic
def answer_by_link(*, link: AnswerLink, answer: str) -> Reply:
    """The same by the link of the mail, which says who answers. Raises Reply.DoesNotExist, OldLinkError
    when the notice was sent again since, PermissionDenied when the person acts for the seat no more,
    ValidationError as `answer_convocation` does."""
    reply = Reply.objects.select_related("meeting").get(public_id=link.reply)
    meeting = locked_meeting(reply.meeting)
    person = get_user_model().objects.filter(pk=link.person, is_active=True).first()
    if person is None:
        raise PermissionDenied
    found = _of_delegation(person, reply, meeting)
    if link.sequence != meeting.sequence:
        raise OldLinkError
    return _note(found, answer, Channel.MAIL_LINK, person, person)


@transaction.atomic
def record_notice(*, actor: Any, reply: Reply, answer: str) -> Reply:
    """The secretariat notes what a seat said by telephone (A3). Raises PermissionDenied, ValidationError as
    `answer_convocation` does."""
    meeting = locked_meeting(reply.meeting)
    ask(actor, "gcm.prepare_meeting", meeting)
    return _note(_fresh(reply, meeting), answer, Channel.TELEPHONE, None, actor)


def ask_for_answers(meeting: Meeting) -> None:
    """Before a notice is sent: a reply for each seat that is held now, and a task for each representative
    who has not answered to the date that stands."""
    _open_replies(meeting)
    replies = replies_by_seat(meeting)
    for delegate in representatives():
        reply = replies[delegate.term.seat_id]
        reply.zone = delegate.person.time_zone
        if not SeatAnswer.of(reply, meeting).is_given:
            inbox.open_task(
                kind=ANSWER_TASK,
                subject=reply,
                user=delegate.person,
                title=gettext_noop("Answer the notice of meeting no. %(number)s"),
                note=gettext_noop("For seat %(seat)s: attend, or give notice of absence"),
                params={"number": meeting.number, "seat": delegate.term.seat.number},
                url_name="gcm:meeting",
                url_kwargs={"public_id": str(meeting.public_id)},
                due_at=meeting.starts_at,
            )
    Reply.objects.bulk_update(replies.values(), ["zone"])


def _open_replies(meeting: Meeting) -> None:
    asked = set(meeting.replies.values_list("seat", flat=True))
    held = SeatTerm.objects.as_of().order_by("seat__number")
    Reply.objects.bulk_create(
        Reply(meeting=meeting, seat_id=term.seat_id, term=term) for term in held if term.seat_id not in asked
    )


def ask_again(meeting: Meeting, *, actor: Any) -> None:
    """After another date was set: every seat is asked to reconfirm (G7)."""
    close_answer_tasks(meeting, closed_by=actor)
    ask_for_answers(meeting)


def pass_on_answers(seat: Seat, before: Any) -> None:
    """Another representative acts for the seat: what it has not answered yet waits for them (S14)."""
    for reply in Reply.objects.filter(seat=seat).select_related("meeting"):
        if reply.meeting.takes_answers:
            if before is not None:
                inbox.close_tasks(subject=reply, kind=ANSWER_TASK)
            ask_for_answers(reply.meeting)


def close_answer_tasks(meeting: Meeting, closed_by: Any = None) -> None:
    """Nobody is asked any more."""
    for reply in meeting.replies.all():
        inbox.close_tasks(subject=reply, kind=ANSWER_TASK, closed_by=closed_by)


def _fresh(reply: Reply, meeting: Meeting) -> Reply:
    found = Reply.objects.get(pk=reply.pk)
    found.meeting = meeting
    return found


def _of_delegation(person: Any, reply: Reply, meeting: Meeting) -> Reply:
    """The reply, of whoever holds the seat now. Raises PermissionDenied for whoever is not of the seat."""
    found = _fresh(reply, meeting)
    own = Delegate.objects.at().filter(person=person, term__seat_id=found.seat_id).first()
    if own is None:
        raise PermissionDenied
    found.term_id = own.term_id
    return found


def _note(reply: Reply, answer: str, channel: Channel, person: Any, actor: Any) -> Reply:
    meeting = reply.meeting
    if answer not in Answer.values:
        raise ValidationError(_("Please choose one of the two answers."), code="no_answer")
    if not meeting.is_to_come:
        raise ValidationError(_("This meeting takes no answers."), code="not_to_come")
    if not meeting.takes_answers:
        raise ValidationError(
            _("The time for answers ended with the scheduled start. Please call the secretariat."),
            code="too_late",
        )
    if reply.answer == answer and SeatAnswer.of(reply, meeting).is_given:
        return reply
    reply.answer, reply.channel, reply.person = answer, channel, person
    reply.answered_at, reply.sequence = timezone.now(), meeting.sequence
    reply.save()
    data = {"meeting": meeting.pk, "seat": reply.seat_id, "attends": answer == Answer.ATTENDS}
    ledger.append(kind="gcm.convocation_answered", subject=reply, actor=actor, data=data)
    inbox.close_tasks(subject=reply, kind=ANSWER_TASK, closed_by=actor)
    return reply
