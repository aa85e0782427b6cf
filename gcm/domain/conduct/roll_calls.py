"""Calling the roll (Q9, Q12), and asking who is still here. An answer says that somebody is there and
nothing else: never what they think of the text (D2)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.presence import count_out, note_line_back
from gcm.domain.room import ask, locked_meeting, require_presence, require_session, touch
from gcm.enums import CallKind, ItemState
from gcm.models import Meeting, Presence, RollAnswer, RollCall
from gcm.queries.quorum import quorum_of


@transaction.atomic
def request_quorum_check(*, actor: Any, meeting: Meeting) -> RollCall:
    """A member in the room doubts the quorum: the roll is called at once, and nothing is decided before it
    has ended (Q12). While one is running, that one is meant. Raises PermissionDenied for whoever takes part
    for no seat; ValidationError out of session and for whoever is not in the room."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.request_quorum_check", locked)
    require_session(locked)
    here = require_presence(actor, locked)
    return _begin(
        locked, actor, CallKind.ROLL_CALL, seat_id=here.seat_id, record="gcm.quorum_check_requested"
    )


@transaction.atomic
def call_roll(*, actor: Any, meeting: Meeting) -> RollCall:
    """Whoever presides calls the roll (Q9). Raises PermissionDenied; ValidationError out of session."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.preside", locked)
    require_session(locked)
    return _begin(locked, actor, CallKind.ROLL_CALL, record="gcm.roll_called")


@transaction.atomic
def ask_still_here(*, actor: Any, meeting: Meeting) -> RollCall:
    """Ask silent members, before a decision, whether they are still there (Q9). It moves nobody: whoever
    does not answer is to be called. Raises PermissionDenied; ValidationError out of session."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.preside", locked)
    require_session(locked)
    return _begin(locked, actor, CallKind.STILL_HERE, record="gcm.asked_still_here")


@transaction.atomic
def answer_call(*, actor: Any, call: RollCall) -> None:
    """Answer for oneself. A second answer changes nothing. Raises ValidationError for whoever is not in the
    room, and once the call has ended."""
    meeting = locked_meeting(call.meeting)
    _answer(meeting, call, require_presence(actor, meeting), actor)


@transaction.atomic
def record_answer(*, actor: Any, call: RollCall, presence: Presence) -> None:
    """The secretariat notes an answer that was given aloud or by telephone. Raises PermissionDenied;
    ValidationError for somebody who is not in the room, and once the call has ended."""
    meeting = locked_meeting(call.meeting)
    ask(actor, "gcm.record_presence", meeting)
    here = Presence.objects.here().filter(meeting=meeting, pk=presence.pk).first()
    if here is None:
        raise ValidationError(_("This person has left the meeting."))
    _answer(meeting, call, here, actor)


@transaction.atomic
def end_call(*, actor: Any, call: RollCall) -> RollCall:
    """Whoever presides ends the call, and is there by doing so. After a roll call, a seat from which nobody
    answered counts as having left at this instant, save one whose line dropped (A16): coming back is joining
    again. The quorum of this instant is kept with the call.

    Raises PermissionDenied; a second time changes nothing."""
    meeting = locked_meeting(call.meeting)
    ask(actor, "gcm.preside", meeting)
    found = RollCall.objects.get(pk=call.pk)
    if found.ended_at is not None:
        return found
    _answer(meeting, found, require_presence(actor, meeting), actor)
    if found.is_roll_call:
        for stay in silent_stays(found):
            if stay.lost_at is None:
                count_out(actor=actor, presence=stay)
    _end(found, meeting)
    touch(meeting)
    _record("gcm.call_ended", found, actor, present=found.result["present"], is_met=found.result["is_met"])
    return found


def silent_stays(call: RollCall) -> list[Presence]:
    """Who is in the room for a seat from which nobody has answered. Two queries."""
    answered = set(call.answers.values_list("presence__seat_id", flat=True))
    here = Presence.objects.here().filter(meeting=call.meeting_id).select_related("seat")
    return [each for each in here.order_by("seat__number") if each.seat_id not in answered]


def _begin(
    meeting: Meeting, actor: Any, kind: CallKind, *, record: str, seat_id: int | None = None
) -> RollCall:
    """A roll call takes the place of a question that is running, never the other way round."""
    running = RollCall.objects.open().filter(meeting=meeting).first()
    if running is not None and (running.is_roll_call or running.kind == kind):
        return running
    if running is not None:
        _end(running, meeting)
    made = RollCall.objects.create(
        meeting=meeting,
        kind=kind,
        item=meeting.items.filter(state=ItemState.IN_DISCUSSION).first(),
        seat_id=seat_id,
        asked_by=actor,
    )
    touch(meeting)
    _record(record, made, actor)
    return made


def _answer(meeting: Meeting, call: RollCall, here: Presence, actor: Any) -> None:
    if RollCall.objects.open().filter(pk=call.pk, meeting=meeting).first() is None:
        raise ValidationError(_("This call has ended."), code="ended")
    note_line_back(actor=actor, presence=here)
    made, is_new = RollAnswer.objects.get_or_create(call=call, presence=here, defaults={"recorded_by": actor})
    if is_new:
        touch(made.presence.meeting)


def _end(call: RollCall, meeting: Meeting) -> None:
    now = quorum_of(meeting)
    call.ended_at = timezone.now()
    call.result = {
        "present": now.present,
        "required": now.required,
        "is_met": now.is_met,
        "missing_groups": list(now.missing_groups),
    }
    call.save(update_fields=["ended_at", "result"])


def _record(kind: str, call: RollCall, actor: Any, **data: Any) -> None:
    ledger.append(
        kind=kind,
        subject=call,
        actor=actor,
        data={"meeting": call.meeting_id, "seat": call.seat_id, "item": call.item_id, **data},
    )
