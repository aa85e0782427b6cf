"""The speaking order. Observers have no place in it (O4)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.domain.room import ask, locked_meeting, require_presence, require_session, touch
from gcm.models import FloorRequest, Meeting


@transaction.atomic
def request_floor(*, actor: Any, meeting: Meeting) -> FloorRequest:
    """Raise the hand, for one's seat. A hand that is up stays where it is in the order. Raises
    PermissionDenied for whoever takes part for no seat; ValidationError out of session and for whoever is not
    in the room."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.request_floor", locked)
    require_session(locked)
    here = require_presence(actor, locked)
    request, is_new = FloorRequest.objects.standing().get_or_create(
        meeting=locked, seat_id=here.seat_id, ended_at=None, defaults={"person": actor}
    )
    if is_new:
        touch(locked)
    return request


@transaction.atomic
def lower_hand(*, actor: Any, meeting: Meeting) -> None:
    """Take one's request back, or hand the floor back after speaking. Raises PermissionDenied,
    ValidationError for whoever is not in the room."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.request_floor", locked)
    here = require_presence(actor, locked)
    if _end(FloorRequest.objects.standing().filter(meeting=locked, seat=here.seat_id)):
        touch(locked)


@transaction.atomic
def give_floor(*, actor: Any, request: FloorRequest) -> FloorRequest:
    """Whoever presides gives the floor, and takes it from whoever had it. Raises PermissionDenied;
    ValidationError out of session, and when the hand is down again."""
    locked = locked_meeting(request.meeting)
    ask(actor, "gcm.preside", locked)
    require_session(locked)
    found = FloorRequest.objects.standing().filter(pk=request.pk).first()
    if found is None:
        raise ValidationError(_("This hand is down again."), code="down")
    if found.given_at is None:
        _end(FloorRequest.objects.standing().filter(meeting=locked, given_at__isnull=False))
        found.given_at = timezone.now()
        found.save(update_fields=["given_at"])
        touch(locked)
    return found


@transaction.atomic
def close_floor(*, actor: Any, meeting: Meeting) -> None:
    """Whoever presides ends the turn of whoever speaks. Raises PermissionDenied."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.preside", locked)
    if _end(FloorRequest.objects.standing().filter(meeting=locked, given_at__isnull=False)):
        touch(locked)


def _end(requests: Any) -> int:
    return int(requests.update(ended_at=timezone.now()))
