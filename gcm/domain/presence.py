"""Coming in, going out, and lines that drop (Q2, Q5, Q9, A16)."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.observing import end_observing
from gcm.domain.room import ask, locked_meeting, touch
from gcm.enums import MeetingState, PresenceFact
from gcm.models import Delegate, Meeting, Presence, PresenceEvent, Seat
from gcm.queries.conduct.people import admitted

DOORS_OPEN = timedelta(hours=1)  # before the start that was announced


@transaction.atomic
def join_meeting(*, actor: Any, meeting: Meeting) -> Presence:
    """Come in for one's own seat; being in already, or back after a lost connection, is the same stay.
    Raises PermissionDenied for whoever takes part for no seat, ValidationError while the doors are closed."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.join_meeting", locked)
    _require_open_doors(locked)
    here = Presence.objects.here().filter(meeting=locked, person=actor).first()
    if here is not None:
        return _set_connection(here, actor, lost=False)
    return _come_in(locked, _delegate_for(actor, locked), actor)


@transaction.atomic
def leave_meeting(*, actor: Any, meeting: Meeting) -> None:
    """Go out. What the seat objected to stands (A16). Nothing happens to whoever is not in."""
    locked = locked_meeting(meeting)
    here = Presence.objects.here().filter(meeting=locked, person=actor).first()
    if here is not None:
        _go_out(here, actor)


@transaction.atomic
def record_join(*, actor: Any, meeting: Meeting, delegate: Delegate) -> Presence:
    """The secretariat notes that somebody is there. Raises PermissionDenied; ValidationError while the doors
    are closed, for an adviser, somebody not accredited in time, or a person who is there for another seat."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.record_presence", locked)
    _require_open_doors(locked)
    accredited = admitted(locked).filter(pk=delegate.pk).first()
    if accredited is None:
        raise ValidationError(_("This person is not accredited to take part for the seat."))
    here = Presence.objects.here().filter(meeting=locked, person=accredited.person).first()
    if here is None:
        return _come_in(locked, accredited, actor)
    if here.seat_id != accredited.term.seat_id:
        raise ValidationError(_("One person stands for one seat: this one is there for another seat (Q5)."))
    return here


@transaction.atomic
def record_departure(*, actor: Any, presence: Presence) -> None:
    """The secretariat notes that somebody left. Raises PermissionDenied."""
    locked = locked_meeting(presence.meeting)
    ask(actor, "gcm.record_presence", locked)
    here = Presence.objects.here().filter(pk=presence.pk).first()
    if here is not None:
        _go_out(here, actor)


def leave_with_the_seat(*, actor: Any, seat: Seat, person: Any = None) -> None:
    """Whoever is in a room for the seat, or the person alone, goes out: it is somebody else's from this
    instant (R8). What they did until then stays as it was. For verbs that end a term or an accreditation."""
    stays = Presence.objects.here().filter(seat=seat, **({"person": person} if person else {}))
    for here in stays.select_related("meeting"):
        here.meeting = locked_meeting(here.meeting)
        _go_out(here, actor)


@transaction.atomic
def record_connection(*, actor: Any, presence: Presence, lost: bool) -> Presence:
    """Note that a line dropped, or is back. That is no departure until the secretariat has tried the
    telephone (A16): the seat goes on counting, and the chair sees the mark before the gavel. Members note it
    for themselves, the secretariat for everybody. Raises PermissionDenied; ValidationError for who left."""
    locked = locked_meeting(presence.meeting)
    if presence.person_id != actor.pk and not actor.has_perm("gcm.record_presence", locked):
        raise PermissionDenied
    here = Presence.objects.here().filter(pk=presence.pk).first()
    if here is None:
        raise ValidationError(_("This person has left the meeting."))
    return _set_connection(here, actor, lost=lost)


def _delegate_for(actor: Any, meeting: Meeting) -> Delegate:
    found: Delegate | None = admitted(meeting).filter(person=actor).first()
    if found is None:
        raise ValidationError(_("An alternate takes part when accredited before the meeting (Q4)."))
    return found


def _require_open_doors(meeting: Meeting) -> None:
    """Raises ValidationError before the last hour and after the end."""
    if meeting.is_in_session:
        return
    if meeting.state != MeetingState.AGENDA_FROZEN or timezone.now() < doors_open_at(meeting):
        raise ValidationError(_("The room is not open."), code="doors_closed")


def doors_open_at(meeting: Meeting) -> datetime:
    """From when members can come in."""
    return meeting.starts_at - DOORS_OPEN


def count_out(*, actor: Any, presence: Presence) -> None:
    """Somebody did not answer when the roll was called: for the quorum they have left. The caller holds the
    lock, has asked, and touches the room."""
    presence.left_at, presence.lost_at = timezone.now(), None
    presence.save(update_fields=["left_at", "lost_at"])
    _record("gcm.counted_out", PresenceFact.COUNTED_OUT, presence, actor)


def note_line_back(*, actor: Any, presence: Presence) -> None:
    """Whoever speaks or answers is there. Under the lock of the meeting, which the caller touches."""
    if presence.lost_at is not None:
        presence.lost_at = None
        presence.save(update_fields=["lost_at"])
        _record("gcm.connection_back", PresenceFact.LINE_BACK, presence, actor)


def _come_in(meeting: Meeting, delegate: Delegate, actor: Any) -> Presence:
    made = Presence.objects.create(
        meeting=meeting,
        seat_id=delegate.term.seat_id,
        person=delegate.person,
        capacity=delegate.capacity,
        joined_at=timezone.now(),
    )
    end_observing(meeting, delegate.person, actor=actor)  # one capacity a person a meeting (O7)
    _record("gcm.joined_meeting", PresenceFact.JOINED, made, actor)
    touch(meeting)
    return made


def _go_out(here: Presence, actor: Any) -> None:
    here.left_at, here.lost_at = timezone.now(), None
    here.save(update_fields=["left_at", "lost_at"])
    _record("gcm.left_meeting", PresenceFact.LEFT, here, actor)
    touch(here.meeting)


def _set_connection(here: Presence, actor: Any, *, lost: bool) -> Presence:
    if (here.lost_at is not None) == lost:
        return here
    if lost:
        here.lost_at = timezone.now()
        here.save(update_fields=["lost_at"])
        _record("gcm.connection_lost", PresenceFact.LINE_LOST, here, actor)
    else:
        note_line_back(actor=actor, presence=here)
    touch(here.meeting)
    return here


def _record(kind: str, fact: PresenceFact, presence: Presence, actor: Any) -> None:
    """The event, which is never changed, and the ledger."""
    PresenceEvent.objects.create(presence=presence, fact=fact, recorded_by=actor)
    ledger.append(
        kind=kind,
        subject=presence,
        actor=actor,
        data={"meeting": presence.meeting_id, "seat": presence.seat_id},
    )
