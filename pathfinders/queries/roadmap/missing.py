"""What a roadmap still needs before it can be handed in (F3, F13)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pathfinders.domain.roadmap.plan import WORKING_LANGUAGES, Plan
from pathfinders.enums import ReviewState
from pathfinders.models import FeedbackPoint, Roadmap


def missing_of(plan: Plan) -> list[Any]:
    """In words; empty when it can be handed in. No query."""
    said = [
        (plan.title, _("a title")),
        (plan.vision, _("the vision")),
        (
            any(getattr(plan, f"summary_{code}") for code in WORKING_LANGUAGES),
            _("a summary in French, English or Spanish (F13)"),
        ),
        (plan.starts_on and plan.ends_on, _("the period, from a day to a day")),
        (plan.priorities, _("at least one priority")),
        (any(True for _each in plan.actions), _("at least one action")),
    ]
    return [words for is_said, words in said if not is_said]


def open_points_of(roadmap: Roadmap) -> Any:
    """Points of the letters that were signed, which the country has not answered. One query."""
    points = FeedbackPoint.objects.filter(
        review__version__roadmap=roadmap, review__state=ReviewState.SIGNED, answered_at__isnull=True
    )
    return points.order_by("review__version__number", "number")
