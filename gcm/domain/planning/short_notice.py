"""A shorter notice than the house rules ask is the chair's to accept, with a reason that all see (G5): given
by the chair, or filed by an officer from the chair's letter (X3)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, uploads
from gcm.domain.room import ask, locked_meeting
from gcm.enums import InstructionKind, MeetingState
from gcm.models import Instruction, Meeting

PURPOSE = "gcm.instruction"
ASK_TASK = "gcm.accept_short_notice"
CONVENE_TASK = "gcm.convene_on_instruction"


@transaction.atomic
def ask_for_short_notice(*, actor: Any, meeting: Meeting, not_before: date) -> None:
    """Put it to the chair: a notice for a start on this day or later, in the zone of the place. Raises
    PermissionDenied; ValidationError unless the date of the meeting can still be set."""
    locked = _settable(meeting)
    ask(actor, "gcm.prepare_meeting", locked)
    inbox.open_task(
        kind=ASK_TASK,
        subject=locked,
        role="chair",
        title=gettext_noop("Say whether a meeting may be convened at short notice"),
        note=gettext_noop("For a start on %(day)s or later"),
        params={"day": not_before.isoformat()},
        url_name="gcm:short_notice",
        url_kwargs={"public_id": str(locked.public_id)},
    )


@transaction.atomic
def accept_short_notice(*, actor: Any, meeting: Meeting, not_before: date, reason: str) -> Instruction:
    """The chair accepts a shorter notice for a start on this day or later, with the reason that all see.
    Raises PermissionDenied for whoever is not the chair; ValidationError without a reason, and unless the
    date of the meeting can still be set."""
    locked = _settable(meeting)
    ask(actor, "gcm.direct_meetings", locked)
    return _keep(locked, actor, given_by=actor, not_before=not_before, reason=_said(reason))


@transaction.atomic
def file_short_notice(
    *, actor: Any, meeting: Meeting, not_before: date, reason: str, note: str, file: File[bytes]
) -> Instruction:
    """An officer files the letter in which the chair accepted it; `note` says who signed it and when. Raises
    as `accept_short_notice`, and ValidationError without the note or for a file that is not as it should be.
    """
    locked = _settable(meeting)
    ask(actor, "gcm.file_instruction", locked)
    if not note.strip():
        raise ValidationError({"note": _("Please say who signed the instruction, and when.")})
    made = _keep(
        locked, actor, recorded_by=actor, not_before=not_before, reason=_said(reason), note=note.strip()
    )
    uploads.store(actor=actor, file=file, purpose=PURPOSE, subject=made)
    return made


def _settable(meeting: Meeting) -> Meeting:
    locked = locked_meeting(meeting)
    if not (locked.takes_answers or locked.state in (MeetingState.DRAFT, MeetingState.POSTPONED)):
        raise ValidationError(_("The date of this meeting stands."), code="not_to_come")
    return locked


def _said(reason: str) -> str:
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason: everybody sees it.")}, code="no_reason")
    return reason.strip()[:300]


def _keep(meeting: Meeting, actor: Any, **fields: Any) -> Instruction:
    made = Instruction.objects.create(kind=InstructionKind.SHORT_NOTICE, meeting=meeting, **fields)
    ledger.append(
        kind="gcm.secretariat_instructed",
        subject=made,
        actor=actor,
        data={"meeting": meeting.pk, "instruction": str(made.kind)},
    )
    inbox.close_tasks(subject=meeting, kind=ASK_TASK, closed_by=actor)
    inbox.open_task(
        kind=CONVENE_TASK,
        subject=meeting,
        role="secretariat",
        title=gettext_noop("The chair accepts a shorter notice: convene the meeting"),
        url_name="admin:gcm_meeting_change",
        url_kwargs={"object_id": str(meeting.pk)},
    )
    return made
