"""Roadmaps: that of the cast's focal point with a signed letter on its first version, one before the GCG, one
that is public."""

from functools import cached_property
from typing import Any


class RoadmapRecords:
    people: Any
    pathway: Any
    reviewed_pathway: Any
    body: Any

    @cached_property
    def roadmap(self) -> Any:
        """Being written, after a letter on its first version; the second went back after the check."""
        from tests.pathfinders.roadmaps import make_letter, make_roadmap, make_version

        made = make_roadmap(self.pathway)
        make_letter(make_version(made), self.people["secretariat"])
        make_version(made)
        return made

    @cached_property
    def empty_priority(self) -> Any:
        return self.roadmap.priorities.last()

    @cached_property
    def draft_action(self) -> Any:
        return self.roadmap.actions.get(code="1.1")

    @cached_property
    def feedback_point(self) -> Any:
        from pathfinders.models import FeedbackPoint

        return FeedbackPoint.objects.get(review__version__roadmap=self.roadmap)

    @cached_property
    def prepared_import(self) -> Any:
        from pathfinders.domain.roadmap.importing import prepare_import
        from pathfinders.queries.roadmap.plans import plan_of

        drafter = self.people["pathfinder_focal_point"]
        return prepare_import(actor=drafter, roadmap=self.roadmap, plan=plan_of(self.roadmap))

    @cached_property
    def public_roadmap(self) -> Any:
        from tests.pathfinders.roadmaps import make_roadmap
        from tests.pathfinders.ways import make_pathway

        return make_roadmap(make_pathway("granted", name="Publicland", iso2="YE"), "in_force")

    @cached_property
    def roadmap_review(self) -> Any:
        """Members comment; the representative of the cast has."""
        from tests.pathfinders.roadmaps import make_review, make_roadmap, make_version

        assert self.body
        return make_review(make_version(make_roadmap(self.reviewed_pathway, "submitted")))

    @cached_property
    def roadmap_comment(self) -> Any:
        from gcm.queries.delegations import delegations_of
        from pathfinders.models import RoadmapComment

        review, author = self.roadmap_review, self.people["representative"]
        seat = delegations_of(author)[0].seat_id
        return RoadmapComment.objects.create(
            review=review, seat_id=seat, author=author, criterion="norms", text="Say who pays."
        )

    @cached_property
    def open_point(self) -> Any:
        from pathfinders.models import FeedbackPoint

        return FeedbackPoint.objects.create(
            review=self.roadmap_review, number=1, criterion="norms", text="Say who pays."
        )
