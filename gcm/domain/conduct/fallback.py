"""A second factor that fails while a meeting is in session."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.domain.fallback import grant_fallback
from gcm.domain.room import ask, locked_meeting
from gcm.models import Meeting, Presence


@transaction.atomic
def grant_fallback_in_session(*, actor: Any, meeting: Meeting, person: Any, identified_by: str) -> str:
    """The code for somebody who is in the room. Raises PermissionDenied; ValidationError while the meeting is
    not on, for somebody who is not in the room, and as `grant_fallback` does."""
    locked = locked_meeting(meeting)
    ask(actor, "gcm.grant_fallback", locked)
    if locked.is_held or not Presence.objects.here().filter(meeting=locked, person=person).exists():
        raise ValidationError(_("A code is given to somebody who is in the room, while the meeting is on."))
    return grant_fallback(actor=actor, user=person, identified_by=identified_by)
