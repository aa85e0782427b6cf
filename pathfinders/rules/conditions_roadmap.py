"""What permissions on roadmaps depend on beside the role."""

from typing import Any

import rules

from alliance87.core.access.registry import remembered
from gcm.models import SeatTerm
from gcm.queries.delegations import delegations_of
from pathfinders.enums import ReviewState
from pathfinders.models import Pathway, Roadmap, RoadmapReview, SigningInstruction
from pathfinders.queries.clinic.letters import standing_instruction

Reviewed = Roadmap | RoadmapReview | SigningInstruction


@rules.predicate
def is_public(user: Any, roadmap: Roadmap | None) -> bool:
    return roadmap is not None and roadmap.is_public


@rules.predicate
def reads_whole(user: Any, roadmap: Roadmap | None) -> bool:
    """With its restricted actions (F14)."""
    return roadmap is not None and Roadmap.objects.read_whole_by(user).filter(pk=roadmap.pk).exists()


@rules.predicate
def drafts(user: Any, roadmap: Roadmap | None) -> bool:
    """Focal points of the country, and those whom they named."""
    return roadmap is not None and user.has_perm("pathfinders.draft_roadmap", roadmap.pathway)


@rules.predicate
def sits_for_candidate(user: Any, obj: Reviewed | None) -> bool:
    """Of the delegation of the country that the roadmap is of: who said what of it is kept from them, and so
    is the letter until it is signed (F3)."""
    return obj is not None and _way_of(obj).organisation_id in _sits_for(user)


@rules.predicate
def has_left(user: Any, obj: Reviewed | None) -> bool:
    """The State has withdrawn from its way (F11)."""
    return obj is not None and not _way_of(obj).is_open


def _sits_for(user: Any) -> frozenset[int]:
    """The organisations of whose delegations the person is now. One query, once for the life of a request."""
    terms = [each.term_id for each in delegations_of(user)]
    if not terms:
        return frozenset()

    def read() -> frozenset[int]:
        return frozenset(SeatTerm.objects.filter(pk__in=terms).values_list("organisation", flat=True))

    found: frozenset[int] = remembered(user, "pathfinders.sits_for", read)
    return found


def _way_of(obj: Reviewed) -> Pathway:
    if isinstance(obj, SigningInstruction):
        obj = obj.review
    roadmap = obj.version.roadmap if isinstance(obj, RoadmapReview) else obj
    way: Pathway = roadmap.pathway
    return way


@rules.predicate
def was_told_to_sign(user: Any, review: RoadmapReview | None) -> bool:
    """The chair's instruction to sign this letter is stored (X3)."""
    return review is not None and standing_instruction(review) is not None


@rules.predicate
def got_letter(user: Any, review: RoadmapReview | None) -> bool:
    """Of the country that the letter went to, once it is signed (F3)."""
    return review is not None and review.state == ReviewState.SIGNED and drafts(user, review.version.roadmap)
