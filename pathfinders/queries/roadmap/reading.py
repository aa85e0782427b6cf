"""Which text of a roadmap a reader gets: what is written now, what was handed in, or its public part."""

from dataclasses import dataclass
from typing import Any

from pathfinders.domain.roadmap.plan import Plan, public_part
from pathfinders.enums import RoadmapState, Visibility
from pathfinders.models import Roadmap, RoadmapAction, RoadmapVersion
from pathfinders.queries.roadmap.plans import plan_in, plan_of


@dataclass(frozen=True)
class Reading:
    """`version` is the one that is read, None for the text as it is written now; `is_whole` tells whether
    the restricted actions are in it (F14)."""

    plan: Plan
    version: RoadmapVersion | None
    is_whole: bool


def reading_for(roadmap: Roadmap, user: Any) -> Reading | None:
    """For a reader who may see some part of the roadmap: drafters and the secretariat read what is written,
    members what came to the GCG, everybody the public part once it is in force. None where there is nothing
    to read yet."""
    if user.has_perm("pathfinders.read_roadmap_draft", roadmap):
        return Reading(plan_of(roadmap), None, is_whole=True)
    if roadmap.is_public:
        whole = user.has_perm("pathfinders.read_roadmap", roadmap)
        plan = plan_of(roadmap)
        return Reading(plan if whole else public_part(plan, _withheld(roadmap)), None, is_whole=whole)
    version = roadmap.versions.filter(review__isnull=False).last()
    if version is None or not user.has_perm("pathfinders.read_roadmap", roadmap):
        return None
    return Reading(plan_in(version), version, is_whole=True)


def _withheld(roadmap: Roadmap) -> set[str]:
    """Codes that the roadmap in force restricts, for one that it replaced; one query there, else none."""
    if roadmap.state != RoadmapState.REPLACED:
        return set()
    now = RoadmapAction.objects.filter(
        roadmap__pathway=roadmap.pathway_id,
        roadmap__state=RoadmapState.IN_FORCE,
        visibility=Visibility.RESTRICTED,
    )
    return set(now.values_list("code", flat=True))


def versions_for(roadmap: Roadmap, user: Any) -> list[RoadmapVersion]:
    """The versions that the reader may open, the latest first: all of them for the country and the
    secretariat, those that came to the GCG for its members, and of these the last one for the monitoring
    group, which reads from the grant on (F9). One query, and those of the rights."""
    found = roadmap.versions.select_related("review").order_by("-number")
    if user.has_perm("pathfinders.read_roadmap_draft", roadmap):
        return list(found)
    if user.has_perm("pathfinders.read_roadmap", roadmap):
        reviewed = found.filter(review__isnull=False)
        return list(reviewed if user.has_perm("pathfinders.read_reviewed_roadmaps") else reviewed[:1])
    return []
