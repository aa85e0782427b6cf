"""Which organisations of the Alliance stand for the responsible bodies of an action."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.models import Organisation
from pathfinders.domain.implementation.progress_notes import locked_action
from pathfinders.domain.pathways import ask
from pathfinders.models import ActionPartner, RoadmapAction


@transaction.atomic
def name_action_partner(*, actor: Any, action: RoadmapAction, organisation: Organisation) -> ActionPartner:
    """The focal point names a partner that may propose what is said of the action. Raises PermissionDenied;
    ValidationError for what is no partner, or is named already."""
    locked = locked_action(action)
    ask(actor, "pathfinders.name_action_partner", locked)
    if not Organisation.objects.partners().visible_to(actor).filter(pk=organisation.pk).exists():
        raise ValidationError({"organisation": _("Please choose a partner of the Alliance.")})
    if locked.partners.filter(organisation=organisation, until__isnull=True).exists():
        raise ValidationError({"organisation": _("This organisation is named already.")})
    made = ActionPartner.objects.create(action=locked, organisation=organisation, named_by=actor)
    _record("pathfinders.action_partner_named", made, actor)
    return made


@transaction.atomic
def release_action_partner(*, actor: Any, partner: ActionPartner) -> ActionPartner:
    """It proposes nothing any more. Raises PermissionDenied; ValidationError when it was released already."""
    action = locked_action(partner.action)
    ask(actor, "pathfinders.name_action_partner", action)
    released = ActionPartner.objects.filter(pk=partner.pk, until__isnull=True).update(until=timezone.now())
    if not released:
        raise ValidationError(_("This organisation is not named any more."), code="released")
    found = ActionPartner.objects.get(pk=partner.pk)
    _record("pathfinders.action_partner_released", found, actor)
    return found


def _record(kind: str, partner: ActionPartner, actor: Any) -> None:
    data = {"action": partner.action_id, "organisation": partner.organisation_id}
    ledger.append(kind=kind, subject=partner, actor=actor, data=data)
