"""Opening, suspending and closing a meeting (Z1). Whoever presides does it."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.dates import day_in_geneva
from gcm.domain.absences.chain import follow_meeting
from gcm.domain.minutes import prepare_minutes
from gcm.domain.record.witness import send_head
from gcm.domain.replies import close_answer_tasks
from gcm.domain.room import ask, locked_meeting, touch
from gcm.enums import Answer, Attended, MeetingState, PresenceFact
from gcm.models import (
    Attendance,
    FloorRequest,
    Meeting,
    Presence,
    PresenceEvent,
    Reply,
    RollCall,
    Seat,
    SeatTerm,
)
from gcm.queries.quorum_history import quorum_changes


@transaction.atomic
def open_meeting(*, actor: Any, meeting: Meeting) -> Meeting:
    """Open the session, with or without a quorum: discussing needs none (Q8). Raises PermissionDenied;
    ValidationError before the start that was announced, on which notices of absence depend (A3), or while
    another meeting is in session; TransitionNotAllowed unless the agenda is final."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.preside", locked)
    if timezone.now() < locked.starts_at:
        raise ValidationError(_("The meeting opens at the time that was announced, not before."))
    if Meeting.objects.filter(state=MeetingState.OPEN).exclude(pk=locked.pk).exists():
        raise ValidationError(_("Another meeting is in session."))
    locked.open()
    locked.opened_at = timezone.now()
    close_answer_tasks(locked)  # the time for answers is over (A3)
    return _moved(locked, actor, "gcm.meeting_opened")


@transaction.atomic
def suspend_meeting(*, actor: Any, meeting: Meeting) -> Meeting:
    """A break: nothing can be stated or decided. Raises PermissionDenied, TransitionNotAllowed."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.preside", locked)
    locked.suspend()
    return _moved(locked, actor, "gcm.meeting_suspended")


@transaction.atomic
def resume_meeting(*, actor: Any, meeting: Meeting) -> Meeting:
    """After the break. Raises PermissionDenied, TransitionNotAllowed unless suspended."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.preside", locked)
    if locked.state != MeetingState.SUSPENDED:
        raise ValidationError(_("The meeting is not suspended."))
    locked.open()
    return _moved(locked, actor, "gcm.meeting_resumed")


@transaction.atomic
def close_meeting(*, actor: Any, meeting: Meeting) -> Meeting:
    """End the session: everybody goes out, what the meeting was for each seat is written down, the minutes
    are prepared, and the head of the chain of decisions is sent. Raises PermissionDenied; ValidationError
    naming the items that have no end yet (T25); TransitionNotAllowed unless in session."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.preside", locked)
    undecided = [each for each in locked.items.all() if each.is_open]
    if undecided:
        words = _("These items have no end yet: decide, defer, refer or withdraw each of them. %(items)s")
        raise ValidationError(words % {"items": "; ".join(f"{each.position}. {each}" for each in undecided)})
    locked.close()
    locked.closed_at = timezone.now()
    _empty_the_room(locked, actor)
    locked.had_quorum = any(each.is_met for each in quorum_changes(locked))
    _write_attendance(locked)
    closed = _moved(locked, actor, "gcm.meeting_closed")
    follow_meeting(
        closed, actor=actor
    )  # reads the meeting again: its quorum is among the facts of a case (A6)
    prepare_minutes(actor=actor, meeting=closed)
    send_head(actor=actor, meeting=closed)
    return closed


def _empty_the_room(meeting: Meeting, actor: Any) -> None:
    """Everybody goes out, no call of the roll and no hand stays up."""
    at = meeting.closed_at or timezone.now()
    here = Presence.objects.here().filter(meeting=meeting)
    PresenceEvent.objects.bulk_create(
        PresenceEvent(presence=each, fact=PresenceFact.LEFT, at=at, recorded_by=actor) for each in here
    )
    here.update(left_at=at, lost_at=None)
    RollCall.objects.open().filter(meeting=meeting).update(ended_at=at)
    FloorRequest.objects.standing().filter(meeting=meeting).update(ended_at=at)


def _moved(meeting: Meeting, actor: Any, kind: str) -> Meeting:
    meeting.revision += 1
    meeting.save()
    touch(meeting)
    ledger.append(kind=kind, subject=meeting, actor=actor, data={"number": meeting.number})
    return meeting


def _write_attendance(meeting: Meeting) -> None:
    """A1, A2: of the holder, whoever came for it. Of the day on which the meeting was opened."""
    opened = meeting.opened_at or meeting.starts_at
    day = day_in_geneva(opened)
    terms = {term.seat_id: term for term in SeatTerm.objects.as_of(day)} | _handed_over(opened)
    excused = set(
        Reply.objects.filter(
            meeting=meeting,
            answer=Answer.ABSENT,
            answered_at__lt=meeting.starts_at,
            sequence=meeting.sequence,  # notice for an earlier date asks to be confirmed (G7)
        ).values_list("seat_id", flat=True)
    )
    stays: dict[int, list[Presence]] = {}
    for stay in Presence.objects.filter(meeting=meeting, left_at__gt=opened):
        stays.setdefault(stay.seat_id, []).append(stay)
    Attendance.objects.bulk_create(
        Attendance(
            meeting=meeting,
            seat=seat,
            term=terms.get(seat.pk),
            attended=_attended(seat, terms, stays, excused),
            minutes_present=_minutes(stays.get(seat.pk, []), opened),
        )
        for seat in Seat.objects.as_of(day)
    )


def _handed_over(opened: datetime) -> dict[int, SeatTerm]:
    """R8: where a successor was accredited after the opening, the meeting is that of the holder who came."""
    day = day_in_geneva(opened)
    since = SeatTerm.objects.filter(starts_on=day, accredited_at__gt=opened).values("seat")
    before = SeatTerm.objects.filter(seat__in=since, ended_on=day - timedelta(days=1))
    return {term.seat_id: term for term in before}


def _attended(
    seat: Seat, terms: dict[int, SeatTerm], stays: dict[int, list[Presence]], excused: set[int]
) -> Attended:
    """Whoever gave notice and came was present (T22)."""
    if seat.pk not in terms:
        return Attended.VACANT
    if seat.pk in stays:
        return Attended.PRESENT
    return Attended.EXCUSED if seat.pk in excused else Attended.ABSENT


def _minutes(stays: list[Presence], opened: datetime) -> int:
    """Whole minutes on which somebody was there for the seat, overlaps counted once."""
    spans = sorted((max(each.joined_at, opened), each.left_at) for each in stays if each.left_at)
    seconds, reached = 0.0, opened
    for joined, left in spans:
        seconds += max(0.0, (left - max(joined, reached)).total_seconds())
        reached = max(reached, left)
    return int(seconds // 60)
