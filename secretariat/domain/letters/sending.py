"""A letter is instructed, approved, sent, and filed under a number of the register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, jobs, ledger, pdf, uploads
from alliance87.core.dates import today_in_geneva
from alliance87.core.mailing.enums import DeliveryState
from gcm.domain.letter_instructions import file_letter_instruction, instruct_letter
from gcm.models import Instruction
from secretariat import emails
from secretariat.domain.letters.drafting import INSTRUCT_TASK, locked_letter, recorded
from secretariat.domain.letters.register import PURPOSE, file_correspondence
from secretariat.enums import Direction, LetterState
from secretariat.models import Addressee, Correspondence, Letter, SentCopy
from secretariat.queries.letters import (
    Reached,
    Said,
    awaits_instruction,
    digest_of_letter,
    missing_of,
    reached_by,
    said_to,
)

SEND_JOB = "secretariat.send_letter"


@transaction.atomic
def give_instruction(*, actor: Any, letter: Letter, revision: int) -> Letter:
    """The chair, or the vice-chair, has the letter sent as it stands (X3). Raises PermissionDenied;
    ValidationError unless it waits for that, and when it is not the one that was read, at `revision`."""
    locked = locked_letter(actor=actor, letter=letter, permission="secretariat.view_letter")
    _require_waiting(locked, revision)
    made = instruct_letter(actor=actor, about=_about(locked), meeting=locked.meeting)
    return _instructed(locked, made, actor)


@transaction.atomic
def file_instruction(*, actor: Any, letter: Letter, revision: int, note: str, file: File[bytes]) -> Letter:
    """An officer files the mail in which the instruction came; `note` says who signed it and when. Raises as
    `give_instruction`, and for a file that is not as it should be."""
    locked = locked_letter(actor=actor, letter=letter)
    _require_waiting(locked, revision)
    made = file_letter_instruction(
        actor=actor, about=_about(locked), note=note, file=file, meeting=locked.meeting
    )
    return _instructed(locked, made, actor)


@transaction.atomic
def approve_letter(*, actor: Any, letter: Letter, revision: int) -> Letter:
    """The text is right as it stands. In the chair’s name: by a second person, and after her instruction. A
    joint statement, a press line, and what goes to more than one: by a second person.
    Raises PermissionDenied, TransitionNotAllowed; ValidationError without the instruction, or when the text
    is not the one that was read."""
    locked = locked_letter(actor=actor, letter=letter, permission="secretariat.approve_letter")
    _require_read(locked, revision)
    if locked.in_chairs_name and locked.instruction_id is None:
        raise ValidationError(_("The chair’s instruction is not there yet."), code="not_instructed")
    locked.approve()
    locked.approved_by = actor
    locked.save()
    inbox.close_tasks(subject=locked, closed_by=actor)
    return recorded(actor=actor, letter=locked, how="approved")


@transaction.atomic
def send_letter(*, actor: Any, letter: Letter) -> Letter:
    """Hand it to the workers, which write a document for each addressee, mail it and file it. Raises
    PermissionDenied, TransitionNotAllowed; ValidationError when somebody can no longer be written to."""
    locked = locked_letter(actor=actor, letter=letter)
    if missing := missing_of(locked):
        raise ValidationError(list(missing))
    locked.send()
    locked.sent_at = timezone.now()
    locked.save()
    data = {"addressees": locked.addressees.count()}
    if locked.instruction_id:
        data["instruction"] = locked.instruction_id
    recorded(actor=actor, letter=locked, how="sent", **data)
    jobs.enqueue(SEND_JOB, key=f"letter-{locked.pk}", data={"letter": locked.pk, "by": actor.pk})
    return locked


def deliver_letter(*, actor: Any, letter_id: int) -> int:
    """The job: each addressee in a transaction of its own, once. Answers how many were written to now."""
    letter = Letter.objects.select_related("meeting").get(pk=letter_id, state=LetterState.SENT)
    return sum(_deliver(letter, reached, actor) for reached in reached_by(letter))


@transaction.atomic
def _deliver(letter: Letter, reached: Reached, actor: Any) -> bool:
    addressee = Addressee.objects.select_for_update().get(pk=reached.addressee.pk)
    if addressee.mailing_id is not None or not reached.people:
        return False
    entry = file_correspondence(
        actor=actor,
        direction=Direction.OUTGOING,
        on=today_in_geneva(),
        organisation=addressee.organisation,
        other_side=reached.name,
        subject=said_to(letter, reached, "fr").subject[:200],
        letter=letter,
        about=letter.meeting.get_absolute_url() if letter.meeting else "",
    )
    languages = sorted({person.language for person in reached.people})
    said = {code: said_to(letter, reached, code) for code in languages}
    files = {code: letter_pdf(letter, said[code], entry.reference) for code in languages}
    mailing = emails.letter(letter, reached.people, said, files, entry.reference)
    stopped = set(mailing.deliveries.filter(state=DeliveryState.SUPPRESSED).values_list("key", flat=True))
    readers = [person for person in reached.people if f"user:{person.pk}" not in stopped]
    for code in languages:
        _keep_copy(entry, said[code], files[code], readers, actor)
    addressee.mailing_id = mailing.pk
    addressee.save(update_fields=["mailing_id"])
    return True


def _keep_copy(entry: Correspondence, said: Said, content: bytes, readers: Sequence[Any], actor: Any) -> None:
    """What goes out in this language, for good, and to whom: those whose mail was stopped got nothing. The
    chain of records holds its digest too."""
    name = f"{entry.reference.replace('/', '-')}-{said.language}.pdf"
    upload = uploads.store(actor=actor, file=ContentFile(content, name=name), purpose=PURPOSE, subject=entry)
    SentCopy.objects.create(
        entry=entry,
        language=said.language,
        subject=said.subject,
        text=said.text,
        readers=sorted(person.pk for person in readers if person.language == said.language),
        upload=upload,
        digest=upload.sha256,
    )
    data = {"number": entry.number, "year": entry.year, "language": said.language, "digest": upload.sha256}
    ledger.append(kind="secretariat.letter_copy_sent", subject=entry, actor=actor, data=data)


def letter_pdf(letter: Letter, said: Said, reference: str) -> bytes:
    """The document, from the same text as the mail."""
    context = {"letter": letter, "said": said, "reference": reference, "day": today_in_geneva()}
    return pdf.render("pdf/secretariat/letter.html", context, language=said.language, title=said.subject)


def _require_waiting(letter: Letter, revision: int) -> None:
    if not awaits_instruction(letter):
        raise ValidationError(_("This letter waits for no instruction."), code="not_waiting")
    _require_read(letter, revision)


def _require_read(letter: Letter, revision: int) -> None:
    if letter.revision != revision:
        raise ValidationError(_("The text was changed meanwhile: please read it again."), code="stale")


def _about(letter: Letter) -> dict[str, Any]:
    return {"letter": letter.pk, "revision": letter.revision, "digest": digest_of_letter(letter)}


def _instructed(letter: Letter, instruction: Instruction, actor: Any) -> Letter:
    letter.instruction = instruction
    letter.save(update_fields=["instruction"])
    inbox.close_tasks(subject=letter, kind=INSTRUCT_TASK, closed_by=actor)
    return letter
