"""The actions of a roadmap with what was last said of them, their milestones and their progress."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet

from alliance87.core.dates import today_in_geneva
from pathfinders.domain.progress import Action, Milestone, Progress, Status, is_late, progress_of
from pathfinders.enums import ActionStatus
from pathfinders.models import ActionProgress, Roadmap, RoadmapAction, RoadmapPriority
from pathfinders.models import Milestone as MilestoneRow
from pathfinders.queries.files import files_of


@dataclass(frozen=True)
class ActionLine:
    """An action as a page shows it; `said` is None when nobody has said anything yet."""

    action: RoadmapAction
    said: ActionProgress | None
    milestones: list[MilestoneRow]
    progress: Progress
    late: bool

    @property
    def status(self) -> Any:
        """In words."""
        return ActionStatus(self.said.status if self.said else ActionStatus.NOT_STARTED).label


@dataclass(frozen=True)
class PriorityLine:
    priority: RoadmapPriority
    actions: list[ActionLine]
    progress: Progress


@dataclass(frozen=True)
class Implementation:
    """A roadmap on its way; `progress` counts what the reader sees."""

    roadmap: Roadmap
    priorities: list[PriorityLine]
    progress: Progress

    @property
    def actions(self) -> list[ActionLine]:
        return [line for each in self.priorities for line in each.actions]


def with_progress(actions: QuerySet[RoadmapAction]) -> QuerySet[RoadmapAction]:
    """Each with its latest row (`said_last`) and its milestones. Two queries more."""
    latest = ActionProgress.objects.latest_only().select_related("help_topic")
    return actions.prefetch_related(Prefetch("progress", latest, to_attr="said_last"), "milestones")


def implementation_of(roadmap: Roadmap, reader: Any, today: date | None = None) -> Implementation:
    """What the reader may see of it (F14). Four queries, and those of the reader's rights."""
    day = today or today_in_geneva()
    visible = RoadmapAction.objects.filter(roadmap=roadmap)
    if reader is not None:
        visible = visible.visible_to(reader)
    rows = list(with_progress(visible.select_related("roadmap").order_by("order", "pk")))
    lines = [line_of(each, day) for each in rows]
    return Implementation(
        roadmap=roadmap,
        priorities=[_priority_line(each, lines, day) for each in roadmap.priorities.all()],
        progress=progress_of(map(facts_of, rows), day),
    )


def public_progress_of(roadmap: Roadmap) -> Implementation:
    """What every visitor may see of it (F14), by the priorities that have such actions. Three queries."""
    day = today_in_geneva()
    public = RoadmapAction.objects.public().filter(roadmap=roadmap).select_related("priority")
    rows = list(with_progress(public.order_by("priority__order", "order", "pk")))
    lines = [line_of(each, day) for each in rows]
    priorities = {each.priority_id: each.priority for each in rows}
    return Implementation(
        roadmap=roadmap,
        priorities=[_priority_line(each, lines, day) for each in priorities.values()],
        progress=progress_of(map(facts_of, rows), day),
    )


def reached_by(roadmap: Roadmap, codes: Collection[str]) -> dict[str, int]:
    """How far those actions have come, in percent, by code; one that was cancelled is left out. Three
    queries."""
    day = today_in_geneva()
    rows = with_progress(RoadmapAction.objects.filter(roadmap=roadmap, code__in=codes))
    percents = {each.code: line_of(each, day).progress.percent for each in rows}
    return {code: percent for code, percent in percents.items() if percent is not None}


def has_evidence(action: RoadmapAction) -> bool:
    """Whether any note on it gave a link, or a document that is still kept (F9). At most three queries."""
    links = action.progress.exclude(evidence_url="")
    return links.exists() or bool(files_of(ActionProgress, action.progress.values_list("pk", flat=True)))


def line_of(action: RoadmapAction, today: date) -> ActionLine:
    """Of an action read `with_progress`. No query."""
    facts = facts_of(action)
    return ActionLine(
        action=action,
        said=said_of(action),
        milestones=list(action.milestones.all()),
        progress=progress_of([facts], today),
        late=is_late(facts, today),
    )


def said_of(action: RoadmapAction) -> ActionProgress | None:
    """The latest row of an action read `with_progress`."""
    found: Sequence[ActionProgress] = action.said_last  # type: ignore[attr-defined]
    return found[0] if found else None


def facts_of(action: RoadmapAction) -> Action:
    """The plain values of an action read `with_progress`."""
    said = said_of(action)
    return Action(
        status=Status(said.status) if said else Status.NOT_STARTED,
        percent=said.percent if said else None,
        starts_on=action.starts_on,
        ends_on=action.ends_on,
        milestones=tuple(Milestone(each.due_on, each.reached_on) for each in action.milestones.all()),
    )


def _priority_line(priority: RoadmapPriority, lines: Iterable[ActionLine], today: date) -> PriorityLine:
    own = [line for line in lines if line.action.priority_id == priority.pk]
    return PriorityLine(priority, own, progress_of([facts_of(line.action) for line in own], today))
