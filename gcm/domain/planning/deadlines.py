"""Other deadlines than those of the house rules: the chair's to set, for all to see (G5)."""

from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.room import ask, locked_meeting
from gcm.models import Meeting


@transaction.atomic
def set_deadlines(
    *,
    actor: Any,
    meeting: Meeting,
    reason: str,
    papers_at: datetime | None = None,
    agenda_at: datetime | None = None,
) -> Meeting:
    """Papers and final agenda are due at these instants instead; None leaves the one that stands. The
    reason is shown to all. Another date of the meeting brings back the periods of the house rules.

    Raises PermissionDenied for whoever is not the chair; ValidationError without a reason, for an instant
    that is past or after the start, and once the meeting has begun.
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.direct_meetings", locked)
    if not locked.takes_answers:
        raise ValidationError(_("Deadlines are set for a meeting to come."), code="not_to_come")
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason: everybody sees it.")}, code="no_reason")
    for field, instant in (("papers_at", papers_at), ("agenda_at", agenda_at)):
        if instant is not None and not timezone.now() < instant <= locked.starts_at:
            raise ValidationError({field: _("A deadline lies between now and the start of the meeting.")})
    locked.papers_due_at = papers_at or locked.papers_due_at
    locked.agenda_due_at = agenda_at or locked.agenda_due_at
    locked.deadlines_reason = reason.strip()[:300]
    locked.save(update_fields=["papers_due_at", "agenda_due_at", "deadlines_reason"])
    ledger.append(kind="gcm.deadlines_set", subject=locked, actor=actor, data={"number": locked.number})
    return locked
