"""Roadmaps of invented States, for tests."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from alliance87.core.ledger import digest_of
from pathfinders.domain.roadmap.plan_json import plan_to_json
from pathfinders.models import (
    FeedbackPoint,
    Pathway,
    Roadmap,
    RoadmapAction,
    RoadmapPriority,
    RoadmapReview,
    RoadmapVersion,
)
from pathfinders.queries.roadmap.plans import plan_of


def make_roadmap(pathway: Pathway, state: str = "draft", **values: Any) -> Roadmap:
    """Of two priorities; the first has a public action 1.1 and a restricted one, 1.2."""
    in_force = {"in_force_at": timezone.now()} if state in ("in_force", "replaced") else {}
    said = {"title": "A childhood without work", "language": "nl", "summary_en": "Every child at school."}
    roadmap = Roadmap.objects.create(pathway=pathway, state=state, **{**said, **in_force, **values})
    first = RoadmapPriority.objects.create(roadmap=roadmap, order=1, title="Schools")
    RoadmapPriority.objects.create(roadmap=roadmap, order=2, title="Inspection")
    make_action(first, "1.1", "Open schools in the hills")
    make_action(first, "1.2", "Free the children of the mine", visibility="restricted")
    return roadmap


def make_action(priority: RoadmapPriority, code: str, title: str, **values: Any) -> RoadmapAction:
    return RoadmapAction.objects.create(
        roadmap=priority.roadmap,
        priority=priority,
        code=code,
        title=title,
        order=priority.actions.count() + 1,
        **values,
    )


def make_version(roadmap: Roadmap) -> RoadmapVersion:
    """The next one, of the roadmap as it stands."""
    content = plan_to_json(plan_of(roadmap))
    number = roadmap.versions.count() + 1
    return RoadmapVersion.objects.create(
        roadmap=roadmap, number=number, content=content, digest=digest_of(content)
    )


def make_review(version: RoadmapVersion, **values: Any) -> RoadmapReview:
    """Open for comments, unless the values say otherwise."""
    until = timezone.now() + timedelta(days=10)
    return RoadmapReview.objects.create(version=version, **{"comments_until": until, **values})


def give_letter(pathway: Pathway, signer: Any) -> RoadmapReview:
    """On the roadmap of the way, signed, with its point answered: the way can go on an agenda."""
    review = make_letter(make_version(make_roadmap(pathway, "submitted")), signer)
    review.points.update(answer="The ministry of finance.", answered_at=timezone.now())
    return review


def make_letter(version: RoadmapVersion, signer: Any) -> RoadmapReview:
    """Signed, with one point that has no answer yet."""
    names = dict.fromkeys(("fr", "en", "es"), "Onderland")
    point = {"number": 1, "criterion": names, "part": "", "text": "Say who pays."}
    content = {
        "country": names,
        "roadmap": {"title": version.roadmap.title, "language": "nl", "digest": version.digest},
        "version": version.number,
        "round": version.round,
        "language": "en",
        "introduction": "We thank you.",
        "signed_at": timezone.now().isoformat(),
        "on_instruction": False,
        "chair": None,
        "points": [point],
    }
    review = make_review(
        version,
        state="signed",
        language="en",
        signed_at=timezone.now(),
        signed_by=signer,
        letter=content,
        digest=digest_of(content),
    )
    FeedbackPoint.objects.create(review=review, number=1, criterion="norms", text="Say who pays.")
    return review
