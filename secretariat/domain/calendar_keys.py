"""The address of a person's own calendar: made, made anew, taken away."""

import hashlib
import secrets
from typing import Any

from django.core.exceptions import PermissionDenied

from alliance87.core import privacy
from partners.models import User
from secretariat.models import CalendarKey


def make_calendar_key(*, actor: Any) -> str:
    """A new key, which is shown once; an older one works no more. Raises PermissionDenied for visitors."""
    if not actor.is_authenticated:
        raise PermissionDenied
    key = secrets.token_urlsafe(24)
    CalendarKey.objects.update_or_create(user=actor, defaults={"digest": _digest(key)})
    return key


def drop_calendar_key(*, actor: Any) -> None:
    """The address leads nowhere any more."""
    CalendarKey.objects.filter(user=actor).delete()


def reader_of(key: str) -> User | None:
    """Whose calendar it is; None for a key that is not, or not any more, or of an account that is closed."""
    found = (
        CalendarKey.objects.select_related("user").filter(digest=_digest(key), user__is_active=True).first()
    )
    return found.user if found else None


def _digest(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()


@privacy.define_eraser
def drop_key_of(user: Any) -> None:
    """Nobody reads the calendar of somebody who is erased."""
    CalendarKey.objects.filter(user=user).delete()
