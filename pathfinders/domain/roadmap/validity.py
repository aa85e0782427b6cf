"""What cannot stand in a roadmap, whoever wrote it and wherever it comes from. Plain values in, plain values
out: no Django here."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from pathfinders.domain.roadmap.dependencies import find_cycle
from pathfinders.domain.roadmap.plan import ActionPart, IndicatorPart, Plan
from pathfinders.domain.roadmap.plan_json import decimal_text

FIRST_DAY, LAST_DAY = date(1990, 1, 1), date(2100, 12, 31)  # as the years of targets
PERCENT = ("%", "percent", "per cent", "pour cent", "por ciento", "pourcentage", "porcentaje")


class Problem(StrEnum):
    """What is wrong; the words for it are in `queries.roadmap.words`."""

    PERIOD = "period"
    FAR_DAY = "far_day"
    CODE_TWICE = "code_twice"
    UNKNOWN_ACTION = "unknown_action"
    CYCLE = "cycle"
    DATES = "dates"
    NO_CURRENCY = "no_currency"
    OVER_FUNDED = "over_funded"
    INDICATOR_TWICE = "indicator_twice"
    TARGET_TWICE = "target_twice"
    PERCENT = "percent"


@dataclass(frozen=True)
class Fault:
    """`action` is the code of the action it is in, "" for the roadmap; `detail` is the code, the chain of
    codes or the figure that is wrong."""

    problem: Problem
    action: str = ""
    detail: str = ""


def faults_of(plan: Plan) -> list[Fault]:
    """In the order of the roadmap; a cycle, which is nobody's alone, comes last."""
    found: list[Fault] = []
    found += _far_days("", plan.starts_on, plan.ends_on)
    if plan.starts_on and plan.ends_on and plan.ends_on <= plan.starts_on:
        found.append(Fault(Problem.PERIOD))
    actions = list(plan.actions)
    found += [Fault(Problem.CODE_TWICE, code, code) for code in _twice(each.code for each in actions)]
    known = {each.code for each in actions}
    for action in actions:
        found += faults_of_action(action)
        unknown = [code for code in action.depends_on if code not in known]
        found += [Fault(Problem.UNKNOWN_ACTION, action.code, code) for code in unknown]
    cycle = find_cycle({each.code: each.depends_on for each in actions})
    return [*found, *([Fault(Problem.CYCLE, cycle[0], " → ".join(cycle))] if cycle else [])]


def faults_of_action(action: ActionPart) -> Iterator[Fault]:
    """What is wrong with one action whatever the others say."""
    yield from _far_days(action.code, action.starts_on, action.ends_on)
    if action.starts_on and action.ends_on and action.ends_on < action.starts_on:
        yield Fault(Problem.DATES, action.code)
    if (action.budget is not None or action.funded is not None) and not action.currency:
        yield Fault(Problem.NO_CURRENCY, action.code)
    if action.funded is not None and action.funded > (action.budget or Decimal(0)):
        yield Fault(Problem.OVER_FUNDED, action.code)
    for code in _twice(each.code for each in action.indicators):
        yield Fault(Problem.INDICATOR_TWICE, action.code, code)
    for indicator in action.indicators:
        yield from _faults_of_indicator(action.code, indicator)


def _faults_of_indicator(code: str, indicator: IndicatorPart) -> Iterator[Fault]:
    for year in _twice(str(each.year) for each in indicator.targets):
        yield Fault(Problem.TARGET_TWICE, code, f"{indicator.code}, {year}")
    if indicator.unit.strip().lower() not in PERCENT:
        return
    measured = [each.value for each in indicator.values]
    said = [indicator.baseline, *(each.value for each in indicator.targets), *measured]
    for value in said:
        if value is not None and not 0 <= value <= 100:
            yield Fault(Problem.PERCENT, code, f"{indicator.code}, {decimal_text(value)}")


def is_far(day: date | None) -> bool:
    """Whether no roadmap can run on the day: a slip of the hand, or worse."""
    return day is not None and not FIRST_DAY <= day <= LAST_DAY


def _far_days(code: str, *days: date | None) -> list[Fault]:
    return [Fault(Problem.FAR_DAY, code, day.isoformat()) for day in days if day and is_far(day)]


def _twice(names: Iterable[str]) -> list[str]:
    return [name for name, count in Counter(names).items() if count > 1]
