"""The minutes from the record of the meeting to the chair's table (N1, N3, N7, N8)."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import add_working_days
from alliance87.core.languages import LANGUAGES
from gcm.domain.room import ask
from gcm.enums import CorrectionOutcome
from gcm.models import Correction, Meeting, Minutes, MinutesPassage
from gcm.queries.minutes import missing_summaries
from partners.domain.stale import StaleEditError

WRITE_TASK = "gcm.write_minutes"
COMMENT_TASK = "gcm.comment_minutes"
ISSUE_TASK = "gcm.issue_minutes"
WRITERS = "secretariat"
ISSUERS = ("chair", "vice_chair")
FIELDS = tuple(f"{field}_{code}" for field in ("summary", "conclusions") for code in LANGUAGES)


@transaction.atomic
def prepare_minutes(*, actor: Any, meeting: Meeting) -> Minutes:
    """A passage for each agenda item, to be written by the secretariat within the working days of the rule
    set (N4). Called when the meeting closes, which has asked the right."""
    rules, now = rulesets.in_force(), timezone.now()
    due_at = add_working_days(meeting.closed_at or now, rules["gcm.minutes.draft_working_days"])
    minutes = Minutes.objects.create(
        meeting=meeting,
        prepared_at=now,
        due_at=due_at,
        issue_due_at=add_working_days(
            due_at, rules["gcm.minutes.comment_working_days"] + rules["gcm.minutes.issue_working_days"]
        ),
    )
    MinutesPassage.objects.bulk_create(
        MinutesPassage(minutes=minutes, item=item) for item in meeting.items.order_by("position")
    )
    ask_for_writing(minutes)
    return minutes


@transaction.atomic
def save_passage(
    *, actor: Any, passage: MinutesPassage, revision: int, values: Mapping[str, Any]
) -> MinutesPassage:
    """Keep what was written of one item: `values` are summaries and conclusions by language. Decisions are
    not in it (N7). Raises PermissionDenied; StaleEditError when another revision stands; ValidationError
    once the minutes are with the chair."""
    minutes = locked_minutes(actor=actor, minutes=passage.minutes, permission="gcm.write_minutes")
    require_draft_of(minutes)
    found = MinutesPassage.objects.select_for_update().get(pk=passage.pk)
    if found.revision != revision:
        raise StaleEditError(found)
    for field in FIELDS:
        if field in values:
            setattr(found, field, str(values[field] or "").strip())
    found.revision += 1
    found.save()
    return found


@transaction.atomic
def hand_to_chair(*, actor: Any, minutes: Minutes) -> Minutes:
    """The secretariat has finished; the chair or the vice-chair reads and issues (N1). Instructions to issue
    an earlier text are void from here (X3). Raises PermissionDenied; ValidationError naming each item
    without a summary in the source language (N3), before the time for comments is over or waived by the
    chair (N4), or with a correction that has no answer (N6); TransitionNotAllowed unless in preparation or
    out for comments."""
    locked = locked_minutes(actor=actor, minutes=minutes, permission="gcm.write_minutes")
    require_summaries(locked)
    if locked.are_comments_open:
        raise ValidationError(_("The members may still comment (N4)."), code="comments_open")
    if not locked.were_comments_asked:
        raise ValidationError(
            _("Ask the members for their comments first; only the chair does without them (N4)."),
            code="comments_not_asked",
        )
    if Correction.objects.filter(passage__minutes=locked, outcome=CorrectionOutcome.PENDING).exists():
        raise ValidationError(_("A correction that was asked for has no answer yet (N6)."), code="pending")
    locked.hand_to_chair()
    locked.handed_at = timezone.now()
    locked.save()
    ledger.append(kind="gcm.minutes_handed_to_chair", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, closed_by=actor)
    for role in ISSUERS:
        inbox.open_task(
            kind=ISSUE_TASK,
            subject=locked,
            role=role,
            title=gettext_noop("Issue the minutes of meeting no. %(number)s"),
            note=gettext_noop("Read, then issue, or have the secretariat issue them on your instruction"),
            params={"number": locked.meeting.number},
            url_name="gcm:minutes",
            url_kwargs={"public_id": str(locked.meeting.public_id)},
        )
    return locked


@transaction.atomic
def take_back(*, actor: Any, minutes: Minutes) -> Minutes:
    """Back to the secretariat: whoever may issue asks for a change, or the secretariat found one. Raises
    PermissionDenied; TransitionNotAllowed unless with the chair."""
    locked = locked_minutes(actor=actor, minutes=minutes, permission="gcm.take_minutes_back")
    locked.take_back()
    locked.save()
    ledger.append(kind="gcm.minutes_taken_back", subject=locked, actor=actor, data={})
    inbox.close_tasks(subject=locked, closed_by=actor)
    ask_for_writing(locked)
    return locked


def require_draft_of(minutes: Minutes) -> None:
    """Raises ValidationError unless the secretariat is writing."""
    if minutes.are_comments_open:
        raise ValidationError(_("The members are reading this text: it is changed after their comments."))
    if not minutes.can_be_written:
        raise ValidationError(_("The minutes are with the chair: they cannot be changed."), code="not_draft")


def require_summaries(minutes: Minutes) -> None:
    """Raises ValidationError naming each item without a summary in the source language (N3)."""
    missing = missing_summaries(minutes)
    if missing:
        raise ValidationError([_("A summary is missing: %(item)s") % {"item": item} for item in missing])


def locked_minutes(*, actor: Any, minutes: Minutes, permission: str) -> Minutes:
    """The minutes, locked until the transaction ends. Raises PermissionDenied without the permission."""
    found = Minutes.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=minutes.pk)
    ask(actor, permission, found.meeting)
    return found


def ask_for_writing(minutes: Minutes, due_at: datetime | None = None) -> None:
    """Open the task of the secretariat, due when the draft is unless said otherwise."""
    inbox.open_task(
        kind=WRITE_TASK,
        subject=minutes,
        role=WRITERS,
        title=gettext_noop("Write the minutes of meeting no. %(number)s"),
        params={"number": minutes.meeting.number},
        url_name="gcm:minutes_edit",
        url_kwargs={"public_id": str(minutes.meeting.public_id)},
        due_at=due_at or minutes.due_at,
    )
