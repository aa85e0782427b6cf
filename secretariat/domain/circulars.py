"""Mail to all partners of a description: written by one person, approved by another, sent at once."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop, ngettext

from alliance87.core import inbox, ledger
from alliance87.core.dates import today_in_geneva
from alliance87.core.languages import LANGUAGES
from partners.domain.stale import StaleEditError
from partners.queries.chosen import chosen_partners, people_reached
from secretariat import emails
from secretariat.domain.letters.register import file_correspondence
from secretariat.enums import CircularState, Direction
from secretariat.models import Circular
from secretariat.models.circular import DESCRIPTION
from secretariat.queries.circulars import digest_of_partners, digest_of_text, missing_of, reached_partners

APPROVE_TASK = "secretariat.approve_circular"
FIELDS = tuple(f"to_{name}" for name in DESCRIPTION)


@transaction.atomic
def begin_circular(*, actor: Any, description: Mapping[str, Any]) -> Circular:
    """A draft to the partners of `description`, by field name (`to_kind` and so on). Raises
    PermissionDenied."""
    if not actor.has_perm("secretariat.write_circular"):
        raise PermissionDenied
    chosen = {name: description[name] for name in FIELDS if name in description}
    return Circular.objects.create(made_by=actor, **chosen)


@transaction.atomic
def save_circular(*, actor: Any, circular: Circular, revision: int, values: Mapping[str, Any]) -> Circular:
    """Keep what was typed, complete or not: texts and description by field name. A subject is one line,
    whatever was typed. Raises PermissionDenied, StaleEditError; ValidationError unless it is a draft."""
    locked = locked_circular(actor=actor, circular=circular)
    if locked.revision != revision:
        raise StaleEditError(locked)
    if locked.state != CircularState.DRAFT:
        raise ValidationError(_("Only a draft is changed: take it back first."), code="no_draft")
    for name in FIELDS:
        setattr(locked, name, values[name])
    for code in LANGUAGES:
        setattr(locked, f"subject_{code}", " ".join(values[f"subject_{code}"].split()))
        setattr(locked, f"body_{code}", values[f"body_{code}"].strip())
    locked.revision += 1
    locked.save()
    return locked


@transaction.atomic
def propose_circular(*, actor: Any, circular: Circular) -> Circular:
    """Ask for a second person's approval. Raises PermissionDenied, TransitionNotAllowed; ValidationError with
    everything that is missing, such as somebody to write to."""
    locked = locked_circular(actor=actor, circular=circular)
    if missing := missing_of(locked):
        raise ValidationError(list(missing))
    locked.propose()
    locked.proposed_by = actor
    locked.save()
    inbox.open_task(
        kind=APPROVE_TASK,
        subject=locked,
        role="secretariat",
        title=gettext_noop("Read and approve the mail to partners “%(title)s”"),
        params={"title": str(locked)[:120]},
        url_name="secretariat:circular",
        url_kwargs={"public_id": str(locked.public_id)},
    )
    return _recorded(locked, actor, "proposed")


@transaction.atomic
def approve_circular(*, actor: Any, circular: Circular, revision: int, partners: str) -> Circular:
    """The second person read the text at `revision`, and the list of `partners` that it reaches, by its
    digest: the list is written down, the mail leaves, and the register has it.

    Raises TransitionNotAllowed, PermissionDenied for whoever proposed it; ValidationError when the text or
    the list is not the one that was read, or nobody can be written to any more.
    """
    locked = locked_circular(actor=actor, circular=circular)
    locked.send()
    if not actor.has_perm("secretariat.approve_circular", locked):
        raise PermissionDenied
    if locked.revision != revision:
        raise ValidationError(_("The text was changed meanwhile: please read it again."), code="stale")
    if missing := missing_of(locked):
        raise ValidationError(list(missing))
    reached = reached_partners(locked)
    listed = list(reached.values_list("pk", flat=True))
    if digest_of_partners(reached) != partners:
        raise ValidationError(
            _("The list changed: it would go to %(number)s partners by now. Please look again.")
            % {"number": len(listed)},
            code="other_partners",
        )
    locked.approved_by, locked.sent_at = actor, timezone.now()
    chosen = chosen_partners(locked.description)
    locked.unreached = chosen.count() - len(listed)
    locked.organisations.set(listed)
    locked.mailing = emails.circular(locked, people_reached(chosen))
    locked.save()
    _file(locked, actor, len(listed))
    inbox.close_tasks(subject=locked, closed_by=actor)
    return _recorded(
        locked,
        actor,
        "sent",
        partners=len(listed),
        unreached=locked.unreached,
        revision=revision,
        proposed_by=locked.proposed_by_id,
        digest=digest_of_text(locked),
    )


@transaction.atomic
def take_circular_back(*, actor: Any, circular: Circular) -> Circular:
    """A draft again, to be changed. Raises PermissionDenied, TransitionNotAllowed once it was sent."""
    locked = locked_circular(actor=actor, circular=circular)
    locked.take_back()
    locked.proposed_by = None
    locked.save()
    inbox.close_tasks(subject=locked, closed_by=actor)
    return _recorded(locked, actor, "taken_back")


@transaction.atomic
def drop_circular(*, actor: Any, circular: Circular) -> Circular:
    """It is not sent. Raises PermissionDenied, TransitionNotAllowed once it was."""
    locked = locked_circular(actor=actor, circular=circular)
    locked.drop()
    locked.save()
    inbox.close_tasks(subject=locked, closed_by=actor)
    return _recorded(locked, actor, "dropped")


def send_test(*, actor: Any, circular: Circular) -> None:
    """The mail as it stands, in the three languages, to the actor alone. Raises PermissionDenied."""
    if not actor.has_perm("secretariat.write_circular"):
        raise PermissionDenied
    emails.test_circular(circular, actor, LANGUAGES)


def locked_circular(*, actor: Any, circular: Circular) -> Circular:
    """The row, under its lock. Raises PermissionDenied."""
    locked = Circular.objects.select_for_update(of=("self",)).get(pk=circular.pk)
    if not actor.has_perm("secretariat.write_circular", locked):
        raise PermissionDenied
    return locked


def _file(circular: Circular, actor: Any, partners: int) -> None:
    """One number for the whole, without a name: what hidden partners get names nobody (P5). The register is
    kept in French, whoever approves."""
    with translation.override("fr"):
        to, subject = ngettext("%(number)s partner", "%(number)s partners", partners), str(circular)[:200]
    file_correspondence(
        actor=actor,
        direction=Direction.OUTGOING,
        on=today_in_geneva(),
        other_side=to % {"number": partners},
        subject=subject,
        about=circular.get_absolute_url(),
    )


def _recorded(circular: Circular, actor: Any, how: str, **data: Any) -> Circular:
    ledger.append(kind=f"secretariat.circular_{how}", subject=circular, actor=actor, data=data)
    return circular
