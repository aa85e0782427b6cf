"""What a verb of the room refuses, in words and with the answer that goes with it."""

from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _
from django_fsm import TransitionNotAllowed

from gcm.domain.room import StaleTextError

REFUSALS = (ValidationError, PermissionDenied, StaleTextError, TransitionNotAllowed)


@dataclass(frozen=True)
class Refusal:
    """`status`: 422 for what does not fit, 403 for what is not theirs to do, 409 for what has changed."""

    status: int
    words: list[Any]


def refusal_of(error: Exception) -> Refusal:
    """The words for one of REFUSALS."""
    if isinstance(error, ValidationError):
        return Refusal(422, list(error.messages))
    if isinstance(error, StaleTextError):
        return Refusal(409, [_stale(error)])
    if isinstance(error, TransitionNotAllowed):
        return Refusal(422, [_("This cannot be done any more: the page shows how it stands now.")])
    return Refusal(403, [str(error) or _not_theirs()])


def _stale(error: StaleTextError) -> str:
    if error.text is None:
        return _("There is no text on the screen any more.")
    return _(
        "The text has changed: text no. %(number)s is on the screen now. Please read it, then decide again."
    ) % {"number": error.text.number}


def _not_theirs() -> str:
    return _(
        "This is for whoever presides: the chair when in the room, else the vice-chair. For a seat it is for "
        "those who take part for it."
    )
