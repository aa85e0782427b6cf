"""Another version of minutes that were issued (N15)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.minutes import ask_for_writing, locked_minutes
from gcm.models import Minutes


@transaction.atomic
def reopen_minutes(*, actor: Any, minutes: Minutes, reason: str) -> Minutes:
    """The chair or the vice-chair has an error put right: the secretariat writes again, and what is issued
    then is the next version, for the same list, with what is new in it. What was issued stays as it is.
    Raises PermissionDenied, ValidationError without the reason, TransitionNotAllowed unless issued."""
    locked = locked_minutes(actor=actor, minutes=minutes, permission="gcm.reopen_minutes")
    if not reason.strip():
        raise ValidationError({"reason": _("Please say what is wrong.")})
    locked.reopen()
    locked.reopened_because = reason.strip()
    locked.due_at = locked.issue_due_at = locked.comments_until = None
    locked.save()
    ledger.append(kind="gcm.minutes_reopened", subject=locked, actor=actor, data={})
    ask_for_writing(locked)
    return locked
