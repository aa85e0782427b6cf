"""The chair does without the comments of the members, or ends the time for them early, and says why (N4)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import add_working_days
from gcm.domain.minutes import COMMENT_TASK, locked_minutes
from gcm.models import Minutes


@transaction.atomic
def waive_comments(*, actor: Any, minutes: Minutes, reason: str) -> Minutes:
    """From here the minutes can go to the chair without the days of the rule set. The reason is shown with
    the minutes and issued with them. What was asked for until now still gets its answer (N6).

    Raises PermissionDenied for everybody but the chair; ValidationError without a reason, and when there is
    nothing to wait for.
    """
    locked = locked_minutes(actor=actor, minutes=minutes, permission="gcm.waive_comments")
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason.")})
    if not locked.can_waive_comments:
        raise ValidationError(_("There is no time for comments to wait for."), code="not_waiting")
    now = timezone.now()
    locked.comments_waived_at, locked.comments_waived_because = now, reason.strip()
    if locked.comments_until is not None:
        locked.comments_until = now
    locked.issue_due_at = add_working_days(now, rulesets.in_force()["gcm.minutes.issue_working_days"])
    locked.save()
    inbox.close_tasks(subject=locked, kind=COMMENT_TASK, closed_by=actor)
    ledger.append(kind="gcm.comments_waived", subject=locked, actor=actor, data={})
    return locked
