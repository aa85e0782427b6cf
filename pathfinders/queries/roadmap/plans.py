"""A roadmap read from its rows."""

from typing import Any

from django.db.models import Prefetch

from pathfinders.domain.roadmap.plan import (
    BODIES,
    ActionPart,
    IndicatorPart,
    Plan,
    PriorityPart,
    Target,
    Value,
)
from pathfinders.domain.roadmap.plan_json import plan_from_json
from pathfinders.enums import Visibility
from pathfinders.models import Indicator, Roadmap, RoadmapAction, RoadmapVersion

TEXTS = ("code", "title", "description", "starts_on", "ends_on", "budget", "funded", "currency")
FACTS = (*TEXTS, "beneficiaries", "geography")


def plan_of(roadmap: Roadmap) -> Plan:
    """The roadmap as it is written now, restricted actions included. Six queries, whatever its size."""
    actions = RoadmapAction.objects.prefetch_related(
        "depends_on",
        Prefetch("indicators", Indicator.objects.prefetch_related("targets", "values")),
    ).order_by("order", "pk")
    priorities = roadmap.priorities.prefetch_related(Prefetch("actions", actions))
    return Plan(
        title=roadmap.title,
        vision=roadmap.vision,
        language=roadmap.language,
        **{name: getattr(roadmap, name) or "" for name in ("summary_fr", "summary_en", "summary_es")},
        starts_on=roadmap.starts_on,
        ends_on=roadmap.ends_on,
        priorities=tuple(
            PriorityPart(each.title, each.text, tuple(action_part(action) for action in each.actions.all()))
            for each in priorities
        ),
    )


def plan_in(version: RoadmapVersion) -> Plan:
    """What was handed in, as it was. No query."""
    return plan_from_json(version.content)


def action_part(action: RoadmapAction) -> ActionPart:
    """One action; no query when what hangs on it was fetched before."""
    said: dict[str, Any] = {name: getattr(action, name) for name in FACTS}
    said |= {group: tuple(line for line in getattr(action, group).split("\n") if line) for group in BODIES}
    return ActionPart(
        **said,
        restricted=action.visibility == Visibility.RESTRICTED,
        sdg_indicators=tuple(action.sdg_indicators),
        conventions=tuple(action.conventions),
        depends_on=tuple(sorted(each.code for each in action.depends_on.all())),
        indicators=tuple(_indicator_part(each) for each in action.indicators.all()),
    )


def _indicator_part(indicator: Indicator) -> IndicatorPart:
    latest = {each.year: each for each in indicator.values.all()}  # in the order in which they were recorded
    return IndicatorPart(
        code=indicator.code,
        name=indicator.name,
        unit=indicator.unit,
        baseline=indicator.baseline,
        baseline_year=indicator.baseline_year,
        source=indicator.source,
        targets=tuple(Target(each.year, each.value) for each in indicator.targets.all()),
        values=tuple(Value(each.year, each.value, each.source) for each in latest.values()),
    )
