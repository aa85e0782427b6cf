"""Partners answer a country that wants help; the secretariat puts both in touch. No address is shown."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from partners.models import Organisation
from pathfinders.domain.implementation.tasks import OFFER_TASK
from pathfinders.domain.pathways import ask
from pathfinders.models import ActionProgress, HelpOffer
from pathfinders.queries.help_wanted import wanted_by_reader


@transaction.atomic
def offer_help(
    *, actor: Any, progress: ActionProgress, organisation: Organisation, message: str
) -> HelpOffer:
    """Offer what a country asks for, in the name of a partner. Raises PermissionDenied for who does not act
    for it; ValidationError without words, twice, or when the help is not wanted any more."""
    ask(actor, "pathfinders.offer_help", organisation)
    if not wanted_by_reader(actor).filter(pk=progress.pk).exists():
        raise ValidationError(_("This help is not wanted any more."), code="gone")
    if not message.strip():
        raise ValidationError({"message": _("Please say what you can do.")})
    if progress.offers.filter(organisation=organisation, passed_on_at__isnull=True).exists():
        raise ValidationError(_("The secretariat has your offer already."), code="twice")
    made = HelpOffer.objects.create(
        progress=progress, organisation=organisation, message=message.strip(), offered_by=actor
    )
    data = {"organisation": organisation.pk, "action": progress.action_id}
    ledger.append(kind="pathfinders.help_offered", subject=made, actor=actor, data=data)
    inbox.open_task(
        kind=OFFER_TASK,
        subject=made,
        role="secretariat",
        title=gettext_noop("%(organisation)s offers help to a pathfinder country"),
        note=gettext_noop("Put both in touch"),
        params={"organisation": organisation},
        url_name="pathfinders:help_offers",
    )
    return made


@transaction.atomic
def pass_on_help(*, actor: Any, offer: HelpOffer) -> HelpOffer:
    """The secretariat has put both in touch. Raises PermissionDenied; ValidationError when it was done
    before."""
    ask(actor, "pathfinders.pass_on_help", offer)
    found = HelpOffer.objects.select_for_update().get(pk=offer.pk)
    if found.passed_on_at is not None:
        raise ValidationError(_("This offer was passed on already."), code="done")
    found.passed_on_by, found.passed_on_at = actor, timezone.now()
    found.save(update_fields=["passed_on_by", "passed_on_at"])
    inbox.close_tasks(subject=found, kind=OFFER_TASK, closed_by=actor)
    ledger.append(kind="pathfinders.help_passed_on", subject=found, actor=actor, data={})
    return found
