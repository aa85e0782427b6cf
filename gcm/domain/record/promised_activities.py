"""Activities of workplans, joined to what a decision promised (N14)."""

from typing import Any

from django.db import transaction

from alliance87.core import ledger
from gcm.domain.room import ask
from gcm.models import FollowUp, PromisedActivity
from partners.models import WorkplanLine


@transaction.atomic
def join_activity(*, actor: Any, line: WorkplanLine, follow_up: FollowUp | None) -> None:
    """The secretariat notes which follow-up action of a decision the activity fulfils, or that it fulfils
    none. Raises PermissionDenied."""
    locked = WorkplanLine.objects.select_for_update().get(pk=line.pk)
    ask(actor, "gcm.link_activity", locked)
    PromisedActivity.objects.filter(line=locked).delete()
    if follow_up is not None:
        PromisedActivity.objects.create(line=locked, follow_up=follow_up)
    data = {"follow_up": None if follow_up is None else follow_up.pk}
    ledger.append(kind="gcm.activity_joined", subject=locked, actor=actor, data=data)
