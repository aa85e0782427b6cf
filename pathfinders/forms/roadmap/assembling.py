"""From the rows of a workbook to a roadmap: who belongs to whom, and whether each part can be kept."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alliance87.core.phrases import with_colon
from pathfinders.domain.roadmap.plan import ActionPart, IndicatorPart, Plan, PriorityPart, Target, Value
from pathfinders.domain.roadmap.storing import fill_action, fill_indicator
from pathfinders.domain.roadmap.validity import faults_of
from pathfinders.exports.sheets import ACTIONS, HEAD, INDICATORS, PRIORITIES, TARGETS, VALUES, Sheet
from pathfinders.forms.roadmap.sheet import Row, RowFault, Tables
from pathfinders.models import (
    Indicator,
    IndicatorTarget,
    IndicatorValue,
    Roadmap,
    RoadmapAction,
    RoadmapPriority,
)
from pathfinders.queries.roadmap.words import fault_words

FOREIGN = {"roadmap", "priority", "action", "indicator", "pathway", "recorded_by", "state"}


def plan_from(tables: Tables) -> tuple[Plan | None, list[RowFault]]:
    """The roadmap, or None with every fault. What belongs to something that is not there is a fault of its
    own row."""
    figures = {
        key: _under_indicators(tables, sheet) for key, sheet in (("targets", TARGETS), ("values", VALUES))
    }
    indicators = _indicators(tables, figures)
    actions = _actions(tables, indicators)
    priorities = _priorities(tables, actions)
    head = tables.rows[HEAD.key][0].values if tables.rows[HEAD.key] else {}
    if tables.faults:
        return None, tables.faults
    plan = Plan(**head, priorities=tuple(priorities))
    _keep(tables, HEAD, Row(0, head), lambda: Roadmap(**head))
    tables.faults += [RowFault(str(ACTIONS.label), 0, fault_words(each)) for each in faults_of(plan)]
    return (None if tables.faults else plan), tables.faults


def _under_indicators(tables: Tables, sheet: Sheet) -> dict[tuple[str, str], list[Any]]:
    """Targets or values by the codes of action and indicator."""
    known = tables.keys(INDICATORS, "action", "code")
    kind, model = (Target, IndicatorTarget) if sheet == TARGETS else (Value, IndicatorValue)
    found: dict[tuple[str, str], list[Any]] = {}
    for row in tables.rows[sheet.key]:
        values = dict(row.values)
        key = values.pop("action"), values.pop("indicator")
        if known is not None and key not in known:
            tables.blame(sheet, row.number, _("There is no indicator %(key)s.") % {"key": "/".join(key)})
        _keep(tables, sheet, row, lambda values=values: model(**values))  # type: ignore[misc]
        found.setdefault(key, []).append(kind(**values))
    return found


def _indicators(tables: Tables, figures: dict[str, Any]) -> dict[str, list[IndicatorPart]]:
    """By the code of the action."""
    known = tables.keys(ACTIONS, "code")
    found: dict[str, list[IndicatorPart]] = {}
    for row in tables.rows[INDICATORS.key]:
        values = dict(row.values)
        action = values.pop("action")
        if known is not None and action not in known:
            tables.blame(INDICATORS, row.number, _no_action(action))
        key = action, values["code"]
        hang: dict[str, Any] = {
            name: tuple(sorted(each.get(key, ()), key=_year)) for name, each in figures.items()
        }
        part = IndicatorPart(**values, **hang)
        _keep(tables, INDICATORS, row, lambda part=part: _filled(Indicator(code=part.code), part))  # type: ignore[misc]
        found.setdefault(action, []).append(part)
    return found


def _actions(tables: Tables, indicators: dict[str, list[IndicatorPart]]) -> dict[str, list[ActionPart]]:
    """By the number of the priority."""
    known = tables.keys(PRIORITIES, "number")
    found: dict[str, list[ActionPart]] = {}
    for row in tables.rows[ACTIONS.key]:
        values = dict(row.values)
        priority = values.pop("priority")
        if known is not None and priority not in known:
            words = _("There is no priority with the number %(number)s.") % {"number": priority}
            tables.blame(ACTIONS, row.number, words)
        part = ActionPart(**values, indicators=tuple(indicators.get(values["code"], ())))
        _keep(tables, ACTIONS, row, lambda part=part: _filled(RoadmapAction(code=part.code), part))  # type: ignore[misc]
        found.setdefault(priority, []).append(part)
    return found


def _priorities(tables: Tables, actions: dict[str, list[ActionPart]]) -> list[PriorityPart]:
    found = []
    seen: set[str] = set()
    for row in tables.rows[PRIORITIES.key]:
        number, title, text = (row.values[name] for name in ("number", "title", "text"))
        if number in seen:
            words = _("Two priorities have the number %(number)s.") % {"number": number}
            tables.blame(PRIORITIES, row.number, words)
        seen.add(number)
        _keep(tables, PRIORITIES, row, lambda: RoadmapPriority(title=title, text=text))  # noqa: B023
        found.append(PriorityPart(title, text, tuple(actions.get(number, ()))))
    return found


def _keep(tables: Tables, sheet: Sheet, row: Row, make: Callable[[], Any]) -> None:
    """Whether the database could keep it: lengths, codes, decimals."""
    made = make()
    try:
        made.clean_fields(exclude=FOREIGN)
    except ValidationError as error:
        for name, words in error.message_dict.items():
            label = made._meta.get_field(name).verbose_name
            tables.blame(sheet, row.number, with_colon(label, " ".join(words)))


def _filled(made: Any, part: Any) -> Any:
    (fill_action if isinstance(part, ActionPart) else fill_indicator)(made, part)
    return made


def _year(each: Any) -> int:
    return int(each.year)


def _no_action(code: str) -> str:
    return _("There is no action with the code %(code)s.") % {"code": code}
