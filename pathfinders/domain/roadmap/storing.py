"""Writing a roadmap, or one action of it, to its rows. Rows are matched by their codes, so that what hangs
on an action or an indicator stays with it. No right is asked here: the verbs that call this have."""

from collections.abc import Sequence
from typing import Any

from pathfinders.domain.roadmap.plan import BODIES, ActionPart, IndicatorPart, Plan, PriorityPart
from pathfinders.enums import Visibility
from pathfinders.models import (
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    Roadmap,
    RoadmapAction,
    RoadmapPriority,
)

HEAD = ("title", "vision", "language", "summary_fr", "summary_en", "summary_es", "starts_on", "ends_on")
FACTS = (
    "title",
    "description",
    "starts_on",
    "ends_on",
    "budget",
    "funded",
    "currency",
    "beneficiaries",
    "geography",
)
OF_INDICATOR = ("name", "unit", "baseline", "baseline_year", "source")


def store_plan(*, actor: Any, roadmap: Roadmap, plan: Plan) -> None:
    """Make the rows say what the plan says: what it does not have is removed, values that were recorded
    excepted. The caller holds the lock of the roadmap and has looked for faults."""
    for name in HEAD:
        setattr(roadmap, name, getattr(plan, name))
    roadmap.revision += 1
    roadmap.save()
    priorities = _store_priorities(roadmap, plan.priorities)
    for priority, part in zip(priorities, plan.priorities, strict=True):
        for order, action in enumerate(part.actions, 1):
            store_action(actor=actor, priority=priority, order=order, part=action)
    roadmap.actions.exclude(code__in=[each.code for each in plan.actions]).delete()
    roadmap.priorities.exclude(pk__in=[each.pk for each in priorities]).delete()
    link_actions(roadmap, list(plan.actions))


def store_action(*, actor: Any, priority: RoadmapPriority, order: int, part: ActionPart) -> RoadmapAction:
    """One action with its indicators; what it comes after is linked by `link_actions`, once all are there."""
    roadmap = priority.roadmap
    action = RoadmapAction.objects.filter(roadmap=roadmap, code=part.code).first()
    action = action or RoadmapAction(roadmap=roadmap, code=part.code)
    fill_action(action, part)
    action.priority, action.order = priority, order
    action.revision += 1
    action.save()
    store_indicators(actor=actor, action=action, parts=part.indicators)
    return action


def fill_action(action: RoadmapAction, part: ActionPart) -> None:
    """The fields of the row from the part; nothing is saved."""
    for name in FACTS:
        setattr(action, name, getattr(part, name))
    for group in BODIES:
        setattr(action, group, "\n".join(getattr(part, group)))
    action.visibility = Visibility.RESTRICTED if part.restricted else Visibility.PUBLIC
    action.sdg_indicators = list(part.sdg_indicators)
    action.conventions = list(part.conventions)


def link_actions(roadmap: Roadmap, parts: Sequence[ActionPart]) -> None:
    """What each of these actions comes after; the others keep what they have."""
    actions = {each.code: each for each in roadmap.actions.all()}
    for part in parts:
        actions[part.code].depends_on.set([actions[code] for code in part.depends_on])


def store_indicators(*, actor: Any, action: RoadmapAction, parts: Sequence[IndicatorPart]) -> None:
    """Make the rows of the indicators say what the parts say; those without a part are removed."""
    for order, part in enumerate(parts, 1):
        indicator = Indicator.objects.filter(action=action, code=part.code).first()
        indicator = indicator or Indicator(action=action, code=part.code)
        fill_indicator(indicator, part)
        indicator.order = order
        indicator.save()
        indicator.targets.all().delete()
        IndicatorTarget.objects.bulk_create(
            IndicatorTarget(indicator=indicator, year=each.year, value=each.value) for each in part.targets
        )
        _record_values(actor, indicator, part)
    action.indicators.exclude(code__in=[each.code for each in parts]).delete()


def fill_indicator(indicator: Indicator, part: IndicatorPart) -> None:
    """The fields of the row from the part; nothing is saved."""
    for name in OF_INDICATOR:
        setattr(indicator, name, getattr(part, name))


def _record_values(actor: Any, indicator: Indicator, part: IndicatorPart) -> None:
    """Values that say something new: one that was corrected is another row, and none is removed."""
    latest = {each.year: (each.value, each.source) for each in indicator.values.all()}
    IndicatorValue.objects.bulk_create(
        IndicatorValue(
            indicator=indicator, year=each.year, value=each.value, source=each.source, recorded_by=actor
        )
        for each in part.values
        if latest.get(each.year) != (each.value, each.source)
    )


def _store_priorities(roadmap: Roadmap, parts: Sequence[PriorityPart]) -> list[RoadmapPriority]:
    """Matched by their place: priorities have no code."""
    there = list(roadmap.priorities.all())
    there += [RoadmapPriority(roadmap=roadmap) for _ in parts[len(there) :]]
    kept = there[: len(parts)]
    for order, (priority, part) in enumerate(zip(kept, parts, strict=True), 1):
        priority.order, priority.title, priority.text = order, part.title, part.text
        priority.revision += 1
        priority.save()
    return kept
