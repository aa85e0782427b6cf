"""The country answers the letter point by point (F3)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.domain.stale import StaleEditError
from pathfinders.domain.roadmap.common import to_write
from pathfinders.enums import ReviewState
from pathfinders.models import FeedbackPoint


@transaction.atomic
def answer_point(*, actor: Any, point: FeedbackPoint, revision: int, answer: str) -> FeedbackPoint:
    """Say what the country made of the point; it can be said better until the roadmap is handed in again.
    Raises PermissionDenied for who does not draft the roadmap; StaleEditError when another revision stands;
    ValidationError before the letter is signed, while the roadmap is under review, and without words."""
    to_write(actor, point.review.version.roadmap)
    found = FeedbackPoint.objects.select_for_update().select_related("review").get(pk=point.pk)
    if found.review.state != ReviewState.SIGNED:
        raise ValidationError(_("The letter is not signed yet."), code="not_signed")
    if found.revision != revision:
        raise StaleEditError(found)
    if not answer.strip():
        raise ValidationError({"answer": _("Please write your answer.")})
    found.answer, found.answered_at, found.answered_by = answer.strip(), timezone.now(), actor
    found.revision += 1
    found.save()
    ledger.append(
        kind="pathfinders.point_answered", subject=found, actor=actor, data={"review": found.review_id}
    )
    return found
