"""What the verbs of the clinic have in common: one lock, one right."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pathfinders.domain.roadmap.common import ask
from pathfinders.models import RoadmapReview


def locked_review(who: Any, review: RoadmapReview, permission: str) -> RoadmapReview:
    """The review with its version and way, locked until the transaction ends. Raises PermissionDenied."""
    found = (
        RoadmapReview.objects.select_for_update(of=("self",))
        .select_related("version__roadmap__pathway__country", "version__roadmap__pathway__organisation")
        .get(pk=review.pk)
    )
    ask(who, permission, found)
    return found


def require_open_way(review: RoadmapReview) -> None:
    """Raises ValidationError once the State has left its way: its review ends with that."""
    if not review.version.roadmap.pathway.is_open:
        raise ValidationError(_("The country has withdrawn: this review has ended."), code="withdrawn")
