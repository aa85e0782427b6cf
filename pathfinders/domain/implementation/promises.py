"""What of a roadmap fulfils the promise of a decision: milestones and indicators (N14)."""

from typing import Any

from django.db import transaction

from alliance87.core import ledger
from gcm.models import FollowUp
from pathfinders.domain.pathways import ask
from pathfinders.models import Indicator, Milestone


@transaction.atomic
def join_promise(*, actor: Any, subject: Milestone | Indicator, follow_up: FollowUp | None) -> None:
    """The secretariat notes which follow-up action of a decision the milestone or indicator fulfils, or that
    it fulfils none. Raises PermissionDenied."""
    locked: Any = type(subject).objects.select_for_update(of=("self",)).get(pk=subject.pk)
    ask(actor, "pathfinders.link_promise", locked)
    locked.follow_up = follow_up
    locked.save(update_fields=["follow_up"])
    data = {"follow_up": None if follow_up is None else follow_up.pk}
    kind = f"pathfinders.{locked._meta.model_name}_joined"
    ledger.append(kind=kind, subject=locked, actor=actor, data=data)
