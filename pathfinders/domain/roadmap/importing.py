"""Taking over a spreadsheet: first what would change is shown, then all of it is taken over or nothing."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from pathfinders.domain.roadmap.common import to_write
from pathfinders.domain.roadmap.plan import Plan
from pathfinders.domain.roadmap.plan_json import plan_from_json, plan_to_json
from pathfinders.domain.roadmap.storing import store_plan
from pathfinders.domain.roadmap.validity import faults_of
from pathfinders.models import Roadmap, RoadmapImport
from pathfinders.queries.roadmap.plans import plan_of
from pathfinders.queries.roadmap.words import fault_words


@transaction.atomic
def prepare_import(*, actor: Any, roadmap: Roadmap, plan: Plan) -> RoadmapImport:
    """Keep what a spreadsheet says, beside the roadmap as it stands now; nothing of the roadmap changes.
    Raises PermissionDenied; ValidationError under review, and naming each fault."""
    locked = to_write(actor, roadmap)
    faults = faults_of(plan)
    if faults:
        raise ValidationError([fault_words(each) for each in faults])
    return RoadmapImport.objects.create(
        roadmap=locked, content=plan_to_json(plan), compared_with=_digest(locked), made_by=actor
    )


@transaction.atomic
def take_over(*, actor: Any, prepared: RoadmapImport) -> Roadmap:
    """Make the roadmap what the spreadsheet says, as a whole. Raises PermissionDenied; ValidationError under
    review, when it was taken over before, and when somebody has changed the roadmap since the preview."""
    locked = to_write(actor, prepared.roadmap)
    found = RoadmapImport.objects.select_for_update().get(pk=prepared.pk)
    if found.taken_at is not None:
        raise ValidationError(_("This spreadsheet was taken over already."), code="taken")
    if found.compared_with != _digest(locked):
        raise ValidationError(
            _("Somebody has changed the roadmap since. Send the spreadsheet again and look at what changes."),
            code="stale",
        )
    store_plan(actor=actor, roadmap=locked, plan=plan_from_json(found.content))
    found.taken_at = timezone.now()
    found.save()
    data = {"import": found.pk, "content": ledger.digest_of(found.content)}
    ledger.append(kind="pathfinders.roadmap_imported", subject=locked, actor=actor, data=data)
    return locked


def _digest(roadmap: Roadmap) -> str:
    return ledger.digest_of(plan_to_json(plan_of(roadmap)))
