"""A roll call on paper, typed in afterwards: what was so at that hour, recorded as typed in later."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, rulesets
from gcm.domain.presence import doors_open_at
from gcm.domain.quorum import quorum
from gcm.domain.room import ask, locked_meeting, touch
from gcm.enums import CallKind, PresenceFact
from gcm.models import Delegate, Meeting, Presence, PresenceEvent, RollAnswer, RollCall, Seat
from gcm.queries.conduct.people import admitted
from gcm.queries.quorum import rule_of, stays_that_count


@transaction.atomic
def type_in_roll_call(
    *, actor: Any, meeting: Meeting, taken_at: datetime, present: Sequence[Delegate]
) -> RollCall:
    """Record who was there when the roll was called on paper at `taken_at`. Whoever the portal did not know
    of was there from that instant on; nobody is sent out by what a sheet does not say. The quorum of the
    sheet is kept with it.

    Raises PermissionDenied; ValidationError when the meeting is not in session, for an hour at which the
    doors were closed or that is to come, for somebody not accredited in time (Q4), and for one person on two
    seats (Q5).
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.record_presence", locked)
    _require_hour(locked, taken_at)
    _require_accredited(locked, taken_at, present)
    stays = [_stay_at(locked, delegate, taken_at, actor) for delegate in present]
    call = RollCall.objects.create(
        meeting=locked,
        kind=CallKind.ROLL_CALL,
        asked_by=actor,
        asked_at=taken_at,
        ended_at=timezone.now(),
        typed_in=True,
        result=_count(stays, taken_at),
    )
    RollAnswer.objects.bulk_create(
        RollAnswer(call=call, presence=stay, at=taken_at, recorded_by=actor) for stay in stays
    )
    touch(locked)
    ledger.append(
        kind="gcm.roll_call_typed_in",
        subject=call,
        actor=actor,
        data={"meeting": locked.pk, "present": call.result["present"], "is_met": call.result["is_met"]},
    )
    return call


def _require_hour(meeting: Meeting, taken_at: datetime) -> None:
    if not meeting.is_in_session:
        raise ValidationError(_("The meeting is not in session."), code="not_in_session")
    if not doors_open_at(meeting) <= taken_at <= timezone.now():
        raise ValidationError({"time": _("At that hour nobody was in the room yet, or it is still to come.")})


def _require_accredited(meeting: Meeting, taken_at: datetime, present: Sequence[Delegate]) -> None:
    if not {each.pk for each in present} <= {each.pk for each in admitted(meeting, taken_at)}:
        raise ValidationError(_("This person is not accredited to take part for the seat."))
    people = [each.person_id for each in present]
    if len(set(people)) < len(people):
        raise ValidationError(_("One person stands for one seat: this one is there for another seat (Q5)."))


def _stay_at(meeting: Meeting, delegate: Delegate, at: datetime, actor: Any) -> Presence:
    """The stay that the portal knows of, else a new one from then until the next one begins, or until the
    accreditation ended (R8)."""
    stays = Presence.objects.filter(meeting=meeting, person=delegate.person_id).order_by("joined_at")
    for stay in stays:
        if stay.joined_at <= at and (stay.left_at is None or stay.left_at > at):
            return _of_seat(stay, delegate)
    later = next((stay.joined_at for stay in stays if stay.joined_at > at), None)
    made = Presence.objects.create(
        meeting=meeting,
        seat_id=delegate.term.seat_id,
        person_id=delegate.person_id,
        capacity=delegate.capacity,
        joined_at=at,
        left_at=min((instant for instant in (later, _ended(delegate)) if instant), default=None),
    )
    PresenceEvent.objects.create(
        presence=made, fact=PresenceFact.JOINED, at=at, recorded_by=actor, typed_in=True
    )
    return made


def _ended(delegate: Delegate) -> datetime | None:
    """When somebody ceased to be accredited; None for whoever is now."""
    if Delegate.objects.at().filter(pk=delegate.pk).exists():
        return None
    return delegate.until or timezone.now()


def _of_seat(stay: Presence, delegate: Delegate) -> Presence:
    if stay.seat_id != delegate.term.seat_id:
        raise ValidationError(_("One person stands for one seat: this one is there for another seat (Q5)."))
    return stay


def _count(stays: Sequence[Presence], at: datetime) -> dict[str, Any]:
    """The quorum of those on the sheet, under the rules of that hour."""
    rules = rulesets.in_force(at)
    seats = {each.pk: each for each in Seat.objects.select_related("category")}
    here = [
        Presence(seat_id=each.seat_id, person_id=each.person_id, capacity=each.capacity) for each in stays
    ]
    now = quorum(stays_that_count(here, seats, rules), rule_of(seats.values(), rules))
    return {
        "present": now.present,
        "required": now.required,
        "is_met": now.is_met,
        "missing_groups": list(now.missing_groups),
    }
