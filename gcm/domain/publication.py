"""Making a decision public: an act of its own by the chair, or what the decision itself says (D17)."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone

from alliance87.core import inbox, ledger
from gcm.domain.effects import run_publication
from gcm.models import Decision

PUBLISH_TASK = "gcm.publish_decision"


@transaction.atomic
def publish_decision(*, actor: Any, decision: Decision) -> Decision:
    """Put the decision into the public register, with its text and the quorum by group. A second time
    changes nothing; nothing takes it back (T28). Raises PermissionDenied for everybody but the chair."""
    if not actor.has_perm("gcm.publish_decision"):
        raise PermissionDenied
    found = Decision.objects.select_for_update().get(pk=decision.pk)
    if found.is_published:
        return found
    put_into_public_register(actor=actor, decision=found)
    inbox.close_tasks(subject=found, kind=PUBLISH_TASK, closed_by=actor)
    return found


def put_into_public_register(*, actor: Any, decision: Decision) -> None:
    """Show the decision to everybody. Part of an act that has asked the right: the publication by the chair,
    or the gavel on a text that says itself that it is public."""
    decision.published_at, decision.published_by = timezone.now(), actor
    decision.save(update_fields=["published_at", "published_by"])
    run_publication(actor=actor, decision=decision)
    data = {"decision": decision.hash}
    ledger.append(kind="gcm.decision_published", subject=decision, actor=actor, data=data)
