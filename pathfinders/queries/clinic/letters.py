"""What stands in a letter, and the instruction on which the secretariat may sign it."""

from typing import Any

from django.db.models import Exists, F, OuterRef, Subquery

from alliance87.core.languages import LANGUAGES
from gcm.enums import Office
from gcm.queries.presidency.offices import holder_of
from pathfinders.enums import PathwayState, ReviewState
from pathfinders.models import FeedbackPoint, Pathway, RoadmapReview, SigningInstruction
from pathfinders.queries.clinic.criteria import criteria_of


def letter_content(review: RoadmapReview) -> dict[str, Any]:
    """Everything that the letter says, as plain values: what is signed is this. The comments that the points
    are drawn from are not in it (F3)."""
    version, roadmap = review.version, review.version.roadmap
    criteria = {each.code: each for each in criteria_of(review)}
    chair = holder_of(Office.CHAIR)
    if chair is not None and chair.organisation_id == roadmap.pathway.organisation_id:
        chair = None  # nobody signs a letter to their own country
    return {
        "country": {code: getattr(roadmap.pathway.country, f"name_{code}") for code in LANGUAGES},
        "ministry": roadmap.pathway.ministry,  # of the expression of interest: to it the letter is addressed
        "roadmap": {"title": roadmap.title, "language": roadmap.language, "digest": version.digest},
        "version": version.number,
        "round": version.round,
        "language": review.language,
        "introduction": review.introduction,
        "signed_at": review.signed_at.isoformat() if review.signed_at else None,
        "on_instruction": review.on_instruction_id is not None,
        "chair": {code: getattr(chair.organisation, f"name_{code}") for code in LANGUAGES} if chair else None,
        "points": [
            {
                "number": each.number,
                "criterion": criteria[each.criterion].names,
                "part": each.part,
                "text": each.text,
            }
            for each in review.points.all()
        ],
    }


def standing_instruction(review: RoadmapReview) -> SigningInstruction | None:
    """To sign the letter that is with the chair; what was said of an earlier one is void. One query."""
    found = SigningInstruction.objects.filter(review=review, given_at__gte=F("review__handed_at"))
    return found.order_by("-given_at").first()


def is_ready_for_decision(pathway: Pathway) -> bool:
    """Whether the way can be put on an agenda. One query."""
    return bool(ready_for_decision().filter(pk=pathway.pk).exists())


def ready_for_decision() -> Any:
    """Ways before the GCG whose last letter is signed, with no point that waits for an answer (F3): what can
    be put on an agenda. As a query."""
    reviews = RoadmapReview.objects.filter(version__roadmap__pathway=OuterRef("pk"))
    waiting = FeedbackPoint.objects.filter(
        review__version__roadmap__pathway=OuterRef("pk"), answered_at__isnull=True
    )
    ways = Pathway.objects.filter(~Exists(waiting), state=PathwayState.REVIEW)
    last = reviews.order_by("-opened_at", "-pk").values("state")[:1]
    return ways.annotate(letter_state=Subquery(last)).filter(letter_state=ReviewState.SIGNED)
