"""An action whose publication became a danger to somebody is withheld from the public (F14)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from pathfinders.domain.pathways import ask, locked_pathway
from pathfinders.enums import Visibility
from pathfinders.models import RoadmapAction


@transaction.atomic
def restrict_action(*, actor: Any, action: RoadmapAction) -> RoadmapAction:
    """Withhold a public action in every roadmap of the country, by its code (F14). There is no way back but
    the next roadmap. Raises PermissionDenied for all but the focal points of a country with the status, and
    for a roadmap that never held; ValidationError when it is restricted already."""
    locked_pathway(action.roadmap.pathway)
    found = RoadmapAction.objects.select_related("roadmap__pathway__organisation").get(pk=action.pk)
    ask(actor, "pathfinders.restrict_action", found)
    if found.visibility == Visibility.RESTRICTED:
        raise ValidationError(_("This action is restricted already."), code="restricted")
    everywhere = RoadmapAction.objects.filter(roadmap__pathway=found.roadmap.pathway, code=found.code)
    # Who has a form of it open must not publish it again without knowing.
    changed = everywhere.update(visibility=Visibility.RESTRICTED, revision=F("revision") + 1)
    data = {"way": found.roadmap.pathway_id, "rows": changed}
    ledger.append(kind="pathfinders.action_restricted", subject=found, actor=actor, data=data)
    found.refresh_from_db()
    return found
