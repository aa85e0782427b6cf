"""The progress of many roadmaps at once, on a day that may be past. Read as plain values: a board has
thousands of actions."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from pathfinders.domain.progress import Action, Milestone, Progress, Status, progress_of
from pathfinders.enums import ActionStatus
from pathfinders.models import ActionProgress, Roadmap, RoadmapAction
from pathfinders.models import Milestone as MilestoneRow

OVER = (ActionStatus.COMPLETED, ActionStatus.CANCELLED)


@dataclass(frozen=True)
class RoadmapFacts:
    """`progress` is None where no roadmap was in force."""

    progress: Progress | None
    help_wanted: int


NOTHING = RoadmapFacts(None, 0)


@dataclass(frozen=True)
class InForce:
    """A roadmap by its key, and the day on which its period ends."""

    key: int
    ends_on: date | None


def roadmaps_in_force(end: datetime) -> dict[int, InForce]:
    """By the key of the way, the roadmap that had come into force last. One query."""
    rows = Roadmap.objects.filter(in_force_at__lte=end).order_by("in_force_at", "pk")
    return {way: InForce(key, ends) for way, key, ends in rows.values_list("pathway_id", "pk", "ends_on")}


def facts_on(roadmaps: Mapping[int, int], day: date, end: datetime) -> dict[int, RoadmapFacts]:
    """By the key of the way, as it stood at `end`; `roadmaps` gives the way by the key of the roadmap. Three
    queries, none without roadmaps."""
    if not roadmaps:
        return {}
    keys = list(roadmaps)
    actions = RoadmapAction.objects.filter(roadmap__in=keys).order_by()
    said, milestones = _said(keys, end), _milestones(keys, day)
    facts: dict[int, list[Action]] = defaultdict(list)
    asking: dict[int, int] = defaultdict(int)
    for pk, roadmap, starts, ends in actions.values_list("pk", "roadmap_id", "starts_on", "ends_on"):
        status, percent, asks = said.get(pk, (ActionStatus.NOT_STARTED, None, False))
        facts[roadmap].append(Action(Status(status), percent, starts, ends, tuple(milestones.get(pk, ()))))
        asking[roadmap] += asks
    return {
        way: RoadmapFacts(progress_of(facts[roadmap], day), asking[roadmap])
        for roadmap, way in roadmaps.items()
    }


def _said(roadmaps: list[int], end: datetime) -> dict[int, tuple[str, int | None, bool]]:
    """What counted at `end`, by action: recorded by then, and replaced later or not at all."""
    then = Q(replaced_by__isnull=True) | Q(replaced_by__recorded_at__gt=end)
    rows = ActionProgress.objects.filter(then, action__roadmap__in=roadmaps, recorded_at__lte=end).order_by()
    found = rows.values_list("action_id", "status", "percent", "help_wanted")
    return {pk: (status, percent, bool(text) and status not in OVER) for pk, status, percent, text in found}


def _milestones(roadmaps: list[int], day: date) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    rows = MilestoneRow.objects.filter(action__roadmap__in=roadmaps).order_by()
    for action, due, reached in rows.values_list("action_id", "due_on", "reached_on"):
        found[action].append(Milestone(due, reached if reached and reached <= day else None))
    return found
