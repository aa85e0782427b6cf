"""Support that a country asks for, and the help that the secretariat gives (F17)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.dates import today_in_geneva
from alliance87.core.repeats import said_just_now
from pathfinders.domain.pathways import ask, locked_pathway
from pathfinders.emails import way as emails
from pathfinders.models import Pathway, SupportGiven, SupportRequest

SUPPORT_TASK = "pathfinders.give_support"


@transaction.atomic
def ask_for_support(
    *, actor: Any, pathway: Pathway, subject: str, text: str, wanted_by: date | None = None
) -> SupportRequest:
    """A focal point asks the secretariat for help on any part of the framework. Raises PermissionDenied;
    ValidationError without words, or for a day that is over."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.ask_for_support", locked)
    if wanted_by is not None and wanted_by < today_in_geneva():
        raise ValidationError({"wanted_by": _("This day is over.")})
    same = SupportRequest.objects.filter(
        pathway=locked, asked_by=actor, subject=subject.strip(), text=text.strip()
    )
    if (asked := said_just_now(same, at="asked_at")) is not None:
        return asked  # type: ignore[no-any-return]
    made = SupportRequest(
        pathway=locked, subject=subject.strip(), text=text.strip(), wanted_by=wanted_by, asked_by=actor
    )
    made.full_clean(exclude=["pathway", "asked_by"])
    made.save()
    ledger.append(kind="pathfinders.support_asked", subject=locked, actor=actor, data={"request": made.pk})
    inbox.open_task(
        kind=SUPPORT_TASK,
        subject=made,
        role="secretariat",
        title=gettext_noop("%(country)s asks for support: %(subject)s"),
        params={"country": locked.country, "subject": made.subject},
        url_name="pathfinders:support",
        url_kwargs={"public_id": str(locked.public_id)},
    )
    return made


@transaction.atomic
def record_support(
    *, actor: Any, request: SupportRequest, kind: str, text: str, given_on: date, closes: bool = False
) -> SupportGiven:
    """Record the help given on a day; `closes` says that nothing more is to come. The focal points are told.
    Raises PermissionDenied for all but the secretariat; ValidationError without words, for a day to come, or
    once the request is closed."""
    locked = (
        SupportRequest.objects.select_for_update(of=("self",)).select_related("pathway").get(pk=request.pk)
    )
    ask(actor, "pathfinders.give_support", locked.pathway)
    if locked.closed_at is not None:
        raise ValidationError(_("This request is closed."), code="closed")
    if given_on > today_in_geneva():
        raise ValidationError({"given_on": _("This day has not come yet.")})
    made = SupportGiven(request=locked, kind=kind, text=text.strip(), given_on=given_on, given_by=actor)
    made.full_clean(exclude=["request", "given_by"])
    made.save()
    if closes:
        locked.closed_at = timezone.now()
        locked.save(update_fields=["closed_at"])
        inbox.close_tasks(subject=locked, kind=SUPPORT_TASK, closed_by=actor)
    ledger.append(
        kind="pathfinders.support_given",
        subject=locked.pathway,
        actor=actor,
        data={"request": locked.pk, "given": made.pk, "closes": closes},
    )
    emails.support_given(made)
    return made
