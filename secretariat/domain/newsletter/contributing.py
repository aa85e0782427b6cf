"""Partners say what they would like to see in the newsletter; the secretariat edits its own copy."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.html import linebreaks
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, ledger
from alliance87.core.languages import LANGUAGES
from partners.models import Organisation
from secretariat.domain.newsletter.composing import (
    CONTRIBUTIONS,
    locked_draft,
    may_edit,
    next_position,
    touch,
)
from secretariat.models import Contribution, Entry, Issue

TASK = "secretariat.read_contribution"


@transaction.atomic
def submit_contribution(*, actor: Any, organisation: Organisation, values: Mapping[str, Any]) -> Contribution:
    """In the name of a partner. Raises PermissionDenied for all but its editors; ValidationError without a
    title in one language."""
    if not actor.has_perm("secretariat.contribute", organisation):
        raise PermissionDenied
    if not any((values.get(f"title_{code}") or "").strip() for code in LANGUAGES):
        raise ValidationError(_("Please give a title, in one language at least."))
    contribution = Contribution(organisation=organisation, author=actor, **values)
    contribution.save()
    inbox.open_task(
        kind=TASK,
        subject=contribution,
        role="secretariat",
        title=gettext_noop("Read the contribution to the newsletter: %(title)s"),
        params={"title": str(contribution)},
        url_name="secretariat:contributions",
        url_kwargs={},
    )
    return contribution


@transaction.atomic
def take_contribution(*, actor: Any, contribution: Contribution, issue: Issue) -> Entry:
    """Copy it into the issue, to be edited there. Raises PermissionDenied; ValidationError when the issue is
    no draft, or the contribution was answered meanwhile."""
    draft = locked_draft(actor=actor, issue_id=issue.pk)
    locked = _answered(actor, contribution, "take")
    section = draft.sections.get(kind=CONTRIBUTIONS)
    entry = Entry(section=section, position=next_position(section), contribution=locked, url=locked.url)
    for code in LANGUAGES:
        setattr(entry, f"title_{code}", getattr(locked, f"title_{code}") or "")
        setattr(entry, f"text_{code}", linebreaks(getattr(locked, f"text_{code}") or "", autoescape=True))
    entry.save()
    touch(draft)
    _record(locked, actor, "taken", issue=draft.number)
    return entry


@transaction.atomic
def decline_contribution(*, actor: Any, contribution: Contribution, reason: str) -> None:
    """Its authors read the reason. Raises PermissionDenied; ValidationError without a reason, or when it was
    answered meanwhile."""
    may_edit(actor)
    if not reason.strip():
        raise ValidationError(_("Please say why: its authors will read it."))
    contribution.reason = reason.strip()
    locked = _answered(actor, contribution, "decline")
    _record(locked, actor, "declined")


def _record(contribution: Contribution, actor: Any, how: str, **data: Any) -> None:
    inbox.close_tasks(subject=contribution, kind=TASK, closed_by=actor)
    ledger.append(kind=f"secretariat.contribution_{how}", subject=contribution, actor=actor, data=data)


def _answered(actor: Any, contribution: Contribution, move: str) -> Contribution:
    locked = Contribution.objects.select_for_update().get(pk=contribution.pk)
    if not Contribution.objects.visible_to(actor).filter(pk=locked.pk).exists():
        raise PermissionDenied
    try:
        getattr(locked, move)()
    except TransitionNotAllowed as error:
        raise ValidationError(_("This contribution was answered meanwhile.")) from error
    locked.reason = contribution.reason
    locked.save()
    return locked
