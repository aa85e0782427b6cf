"""The workplans of years that a group adopted, as a reader sees them."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from partners.models import Group, WorkplanLine, WorkplanYear
from partners.queries.group_work import Named
from partners.queries.groups import named_on_workplan

DAYS = ("starts_on", "ends_on")


@dataclass(frozen=True)
class Adopted:
    """One version, with its activities as they stood then; `lines` hold records that are nowhere else."""

    plan: WorkplanYear
    lines: list[Named]


def adopted_workplans(group: Group, reader: Any) -> list[Adopted]:
    """The last year first, and in it the last version; partners that the reader may not know of without
    their name, nor those listed by name alone that are not in the group (P5). Two queries."""
    plans = list(group.workplan_years.select_related("adopted_by"))
    keys = {line["responsible"] for plan in plans for line in plan.lines} - {None}
    known = {each.pk: each for each in named_on_workplan(group, reader).filter(pk__in=keys)}
    return [
        Adopted(plan, [Named(_line(line), known.get(line["responsible"])) for line in plan.lines])
        for plan in plans
    ]


def _line(kept: dict[str, Any]) -> WorkplanLine:
    """The activity as it stood, for the page."""
    fields = {name: value for name, value in kept.items() if name not in ("responsible", *DAYS)}
    days = {name: date.fromisoformat(kept[name]) for name in DAYS}
    return WorkplanLine(responsible_id=kept["responsible"], **days, **fields)
