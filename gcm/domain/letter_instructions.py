"""The chair has the secretariat send a letter in her name (X3): instructed here, or filed from the letter or
mail it came in. What is sent keeps the instruction with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, uploads
from gcm.domain.instructions import PURPOSE
from gcm.domain.room import ask
from gcm.enums import InstructionKind
from gcm.models import Instruction, Meeting


@transaction.atomic
def instruct_letter(*, actor: Any, about: Mapping[str, Any], meeting: Meeting | None = None) -> Instruction:
    """The chair or the vice-chair instructs the secretariat to send the letter that is before them; it may be
    about a meeting. `about` says in plain values which letter, and which words. Raises PermissionDenied."""
    ask(actor, "gcm.instruct_secretariat", meeting)
    return _keep(actor, meeting, about, given_by=actor)


@transaction.atomic
def file_letter_instruction(
    *, actor: Any, about: Mapping[str, Any], note: str, file: File[bytes], meeting: Meeting | None = None
) -> Instruction:
    """An officer files the letter or mail in which the instruction came; `note` says who signed it and when,
    `about` which letter, as above. Raises PermissionDenied; ValidationError without the note, or for a file
    that is not as it should be."""
    ask(actor, "gcm.file_instruction", meeting)
    if not note.strip():
        raise ValidationError({"note": _("Please say who signed the instruction, and when.")})
    made = _keep(actor, meeting, about, recorded_by=actor, note=note.strip())
    uploads.store(actor=actor, file=file, purpose=PURPOSE, subject=made)
    return made


def _keep(actor: Any, meeting: Meeting | None, about: Mapping[str, Any], **fields: Any) -> Instruction:
    made = Instruction.objects.create(kind=InstructionKind.LETTER, meeting=meeting, **fields)
    data = {"instruction": str(made.kind)} | ({"meeting": meeting.pk} if meeting else {})
    ledger.append(kind="gcm.secretariat_instructed", subject=made, actor=actor, data={**data, **about})
    return made
