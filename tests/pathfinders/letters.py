"""The rounds of a roadmap before the GCG, through the verbs, for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from pathfinders.domain.clinic.letter import begin_letter, hand_letter_to_chair, save_letter, save_point
from pathfinders.domain.clinic.signing import sign_letter
from pathfinders.domain.pathways import send_to_review
from pathfinders.models import Pathway, RoadmapReview
from pathfinders.queries.clinic.rounds import said_of
from tests.pathfinders.ways import find_all_met


def criterion(review: RoadmapReview) -> str:
    """Any that the framework has."""
    return said_of(review)[0].criterion.code


def over(review: RoadmapReview) -> RoadmapReview:
    """As if the working days for comments were over."""
    RoadmapReview.objects.filter(pk=review.pk).update(comments_until=timezone.now() - timedelta(seconds=1))
    return RoadmapReview.objects.get(pk=review.pk)


def write_letter(review: RoadmapReview, body: Any, points: int = 1) -> RoadmapReview:
    """A letter with as many points, with the chair."""
    begin_letter(actor=body.officer, review=over(review))
    values = {"language": "en", "introduction": "We thank you."}
    save_letter(actor=body.officer, review=review, revision=0, values=values)
    for _number in range(points):
        save_point(
            actor=body.officer,
            review=review,
            point=None,
            revision=0,
            criterion=criterion(review),
            text="Please say who inspects the mine.",
            part="1.2",
            comments=review.comments.all(),
        )
    return hand_letter_to_chair(actor=body.officer, review=review)


def review_round(pathway: Pathway, body: Any, points: int = 0) -> RoadmapReview:
    """What was handed in is checked, reviewed, and answered with a signed letter of as many points."""
    find_all_met(pathway, body.officer)
    send_to_review(actor=body.officer, pathway=pathway)
    reviews = RoadmapReview.objects.filter(version__roadmap__pathway=pathway)
    return sign_letter(actor=body.chair, review=write_letter(reviews.latest("opened_at"), body, points))
