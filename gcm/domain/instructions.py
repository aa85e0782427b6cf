"""The chair's instructions to the secretariat (X3): given here, or filed from the letter they came in."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, uploads
from gcm.domain.room import ask
from gcm.enums import InstructionKind, MinutesState
from gcm.models import Instruction, Minutes

PURPOSE = "gcm.instruction"
INSTRUCTED_TASK = "gcm.issue_on_instruction"


@transaction.atomic
def instruct_issue(*, actor: Any, minutes: Minutes) -> Instruction:
    """The chair or the vice-chair has the secretariat issue the minutes in its name (N1). Raises
    PermissionDenied; ValidationError unless the minutes are with the chair."""
    locked = _waiting(minutes)
    ask(actor, "gcm.instruct_secretariat", locked.meeting)
    made = Instruction.objects.create(
        kind=InstructionKind.ISSUE_MINUTES,
        meeting=locked.meeting,
        given_by=actor,
        given_at=timezone.now(),
    )
    _record(made, locked, actor)
    return made


@transaction.atomic
def file_instruction(*, actor: Any, minutes: Minutes, note: str, file: File[bytes]) -> Instruction:
    """An officer files the letter or mail in which the instruction came; `note` says who signed it and when.
    Raises PermissionDenied; ValidationError without the note, for a file that is not as it should be, or
    unless the minutes are with the chair."""
    locked = _waiting(minutes)
    ask(actor, "gcm.file_instruction", locked.meeting)
    if not note.strip():
        raise ValidationError({"note": _("Please say who signed the instruction, and when.")})
    made = Instruction.objects.create(
        kind=InstructionKind.ISSUE_MINUTES,
        meeting=locked.meeting,
        recorded_by=actor,
        given_at=timezone.now(),
        note=note.strip(),
    )
    uploads.store(actor=actor, file=file, purpose=PURPOSE, subject=made)
    _record(made, locked, actor)
    return made


def _waiting(minutes: Minutes) -> Minutes:
    found = Minutes.objects.select_for_update(of=("self",)).select_related("meeting").get(pk=minutes.pk)
    if found.state != MinutesState.WITH_CHAIR:
        raise ValidationError(_("The minutes are not with the chair."), code="not_with_chair")
    return found


def _record(instruction: Instruction, minutes: Minutes, actor: Any) -> None:
    ledger.append(
        kind="gcm.secretariat_instructed",
        subject=instruction,
        actor=actor,
        data={"meeting": instruction.meeting_id, "instruction": str(instruction.kind)},
    )
    inbox.open_task(
        kind=INSTRUCTED_TASK,
        subject=minutes,
        role="secretariat",
        title=gettext_noop("Issue the minutes of meeting no. %(number)s on the chair’s instruction"),
        params={"number": minutes.meeting.number},
        url_name="gcm:minutes",
        url_kwargs={"public_id": str(minutes.meeting.public_id)},
    )
