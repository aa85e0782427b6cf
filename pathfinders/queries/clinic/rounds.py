"""What is said of one version: comments by criterion, points with their answers, and what became of them."""

from dataclasses import dataclass, field
from typing import Any

from gcm.domain.conduct.worddiff import Piece
from pathfinders.enums import ReviewState
from pathfinders.models import FeedbackPoint, RoadmapReview, RoadmapVersion
from pathfinders.queries.clinic.criteria import ReadingCriterion, criteria_of
from pathfinders.queries.roadmap.comparison import comparison
from pathfinders.queries.roadmap.plans import plan_in


@dataclass(frozen=True)
class Said:
    """A criterion with the comments on it."""

    criterion: ReadingCriterion
    comments: list[Any] = field(default_factory=list)


@dataclass(frozen=True)
class Followed:
    """A point, and what differs in the action that it is about, or with none in every part."""

    point: FeedbackPoint
    criterion: str
    rows: list[tuple[str, list[Piece]]]


def said_of(review: RoadmapReview) -> list[Said]:
    """Every criterion, those without a comment too. Four queries."""
    found = {each.code: Said(each) for each in criteria_of(review)}
    for comment in review.comments.standing().select_related("seat", "author"):
        if comment.criterion in found:
            found[comment.criterion].comments.append(comment)
    return list(found.values())


def points_of(review: RoadmapReview) -> list[tuple[FeedbackPoint, str]]:
    """The points with the names of their criteria. Four queries."""
    names = {each.code: each.name for each in criteria_of(review)}
    return [(each, names.get(each.criterion, each.criterion)) for each in review.points.all()]


def earlier_review(version: RoadmapVersion) -> RoadmapReview | None:
    """The last signed letter on an earlier version. One query."""
    found = RoadmapReview.objects.filter(
        version__roadmap=version.roadmap_id, version__number__lt=version.number, state=ReviewState.SIGNED
    )
    return found.select_related("version__roadmap__pathway").order_by("-version__number").first()


def followed_in(version: RoadmapVersion, review: RoadmapReview) -> list[Followed]:
    """Each point of the letter beside what changed since the version that it is about (F3, F5)."""
    parts = {each.code: each for each in comparison(plan_in(review.version), plan_in(version))}
    everything = [row for part in parts.values() for row in part.rows]
    return [
        Followed(point, name, _rows(point, parts) if point.part else everything)
        for point, name in points_of(review)
    ]


def _rows(point: FeedbackPoint, parts: dict[str, Any]) -> list[tuple[str, list[Piece]]]:
    return parts[point.part].rows if point.part in parts else []
