"""A letter from its template to the hands of whoever approves it."""

from collections.abc import Collection, Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.languages import LANGUAGES
from gcm.models import Seat
from partners.domain.stale import StaleEditError
from partners.models import Organisation
from secretariat.domain.letters.wordings import FIELDS, check_texts
from secretariat.enums import LetterState, WordingKind
from secretariat.models import Addressee, Letter, Wording
from secretariat.queries.letters import digest_of_letter, missing_of
from secretariat.queries.wordings import STATUTORY

APPROVE_TASK = "secretariat.approve_letter"
INSTRUCT_TASK = "secretariat.instruct_letter"
MOST_ADDRESSEES = 60  # each gets a document of its own


@transaction.atomic
def draft_letter(*, actor: Any, wording: Wording) -> Letter:
    """A draft with the text of the template as it stands. Raises PermissionDenied; ValidationError for a
    template that is retired."""
    if not actor.has_perm("secretariat.write_letter"):
        raise PermissionDenied
    version = wording.versions.order_by("-number").first()
    if version is None or wording.retired_at:
        raise ValidationError(_("This template is no longer used."), code="retired")
    letter = Letter(version=version, kind=wording.kind, made_by=actor, statutory=wording.kind in STATUTORY)
    for field in FIELDS:
        for code in LANGUAGES:
            setattr(letter, f"{field}_{code}", getattr(version, f"{field}_{code}"))
    letter.save()
    return letter


@transaction.atomic
def save_letter(
    *,
    actor: Any,
    letter: Letter,
    revision: int,
    values: Mapping[str, Any],
    organisations: Collection[Organisation],
    seats: Collection[Seat],
) -> Letter:
    """Keep what was typed. `values` by field name: the texts, `meeting`, `due_on`, `in_chairs_name`, and what
    the writer fills in (`deadline`, `signatory`). Raises PermissionDenied, StaleEditError; ValidationError by
    field as for a template, for too many addressees, and unless it is a draft."""
    locked = locked_letter(actor=actor, letter=letter)
    if locked.revision != revision:
        raise StaleEditError(locked)
    if locked.state != LetterState.DRAFT:
        raise ValidationError(_("Only a draft is changed: take it back first."), code="no_draft")
    check_texts(WordingKind(locked.kind), values)
    if len(organisations) + len(seats) > MOST_ADDRESSEES:
        message = _("At most %(number)s addressees at once.") % {"number": MOST_ADDRESSEES}
        raise ValidationError({"organisations": message}, code="too_many")
    for name in (*(f"{field}_{code}" for field in FIELDS for code in LANGUAGES), "meeting", "due_on"):
        setattr(locked, name, values[name])
    locked.in_chairs_name = values["in_chairs_name"]
    deadline = values["deadline"]
    locked.values = {
        "deadline": deadline.isoformat() if deadline else "",
        "signatory": values["signatory"].strip(),
    }
    locked.instruction = None
    locked.revision += 1
    locked.save()
    _address(locked, organisations, seats)
    return locked


@transaction.atomic
def propose_letter(*, actor: Any, letter: Letter) -> Letter:
    """Ask for approval; in the chair’s name, for her instruction too (X3). Raises PermissionDenied,
    TransitionNotAllowed; ValidationError with everything that is missing."""
    locked = locked_letter(actor=actor, letter=letter)
    if missing := missing_of(locked):
        raise ValidationError(list(missing))
    locked.propose()
    locked.proposed_by, locked.approved_by, locked.instruction = actor, None, None
    locked.save()
    _ask(locked, APPROVE_TASK, "secretariat", gettext_noop("Read and approve the letter “%(title)s”"))
    if locked.in_chairs_name:
        title = gettext_noop("Instruct the secretariat to send “%(title)s” in your name")
        _ask(locked, INSTRUCT_TASK, "chair", title)
    return recorded(actor=actor, letter=locked, how="proposed")


@transaction.atomic
def take_letter_back(*, actor: Any, letter: Letter) -> Letter:
    """To be changed: approval and instruction were about the text that stood. Raises PermissionDenied,
    TransitionNotAllowed."""
    locked = locked_letter(actor=actor, letter=letter)
    locked.take_back()
    locked.approved_by = locked.proposed_by = locked.instruction = None
    locked.save()
    inbox.close_tasks(subject=locked, closed_by=actor)
    return recorded(actor=actor, letter=locked, how="taken_back")


@transaction.atomic
def drop_letter(*, actor: Any, letter: Letter) -> Letter:
    """It is not sent. Raises PermissionDenied, TransitionNotAllowed once it was."""
    locked = locked_letter(actor=actor, letter=letter)
    locked.drop()
    locked.save()
    inbox.close_tasks(subject=locked, closed_by=actor)
    return recorded(actor=actor, letter=locked, how="dropped")


def locked_letter(*, actor: Any, letter: Letter, permission: str = "secretariat.write_letter") -> Letter:
    """The row, under its lock. Raises PermissionDenied."""
    rows = Letter.objects.select_for_update(of=("self",)).select_related("meeting")
    locked: Letter = rows.get(pk=letter.pk)
    if not actor.has_perm(permission, locked):
        raise PermissionDenied
    return locked


def _address(letter: Letter, organisations: Collection[Organisation], seats: Collection[Seat]) -> None:
    letter.addressees.all().delete()
    made = [Addressee(letter=letter, organisation=each) for each in organisations]
    Addressee.objects.bulk_create([*made, *(Addressee(letter=letter, seat=each) for each in seats)])


def _ask(letter: Letter, kind: str, role: str, title: str) -> None:
    inbox.open_task(
        kind=kind,
        subject=letter,
        role=role,
        title=title,
        params={"title": str(letter)[:120]},
        url_name="secretariat:letter",
        url_kwargs={"public_id": str(letter.public_id)},
    )


def recorded(*, actor: Any, letter: Letter, how: str, **data: Any) -> Letter:
    """Writes what was done into the ledger, with the digest of the letter as it stood; answers the letter."""
    stood = {"revision": letter.revision, "digest": digest_of_letter(letter)}
    ledger.append(kind=f"secretariat.letter_{how}", subject=letter, actor=actor, data={**stood, **data})
    return letter
