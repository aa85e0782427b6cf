"""Is an action specific, measurable, achievable, relevant and time-bound? Plain values in, plain values out:
no Django here. What is lacking is named; whether that matters is for people to say."""

from datetime import date
from enum import StrEnum

from pathfinders.domain.roadmap.plan import ActionPart, IndicatorPart, Plan


class Lack(StrEnum):
    """What an action does not say, by the letter it belongs to."""

    DESCRIPTION = "s.description"
    BODY = "s.body"
    GEOGRAPHY = "s.geography"
    INDICATOR = "m.indicator"
    BASELINE = "m.baseline"
    SOURCE = "m.source"
    TARGET = "m.target"
    BUDGET = "a.budget"
    FUNDING = "a.funding"
    LINK = "r.link"
    BENEFICIARIES = "r.beneficiaries"
    DATES = "t.dates"
    PERIOD = "t.period"
    TARGET_YEARS = "t.target_years"

    @property
    def letter(self) -> str:
        """ "s", "m", "a", "r" or "t"."""
        return self.value[0]


def lacks_of(action: ActionPart, plan: Plan) -> list[Lack]:
    """In the order of the five letters; empty for an action that says everything."""
    said = {
        Lack.DESCRIPTION: bool(action.description.strip()),
        Lack.BODY: bool(action.bodies),
        Lack.GEOGRAPHY: bool(action.geography.strip()),
        Lack.INDICATOR: bool(action.indicators),
        Lack.BASELINE: all(_has_baseline(each) for each in action.indicators),
        Lack.SOURCE: all(each.source for each in action.indicators),
        Lack.TARGET: all(each.targets for each in action.indicators),
        Lack.BUDGET: action.budget is not None,
        Lack.FUNDING: action.budget is None or action.funded is not None,
        Lack.LINK: bool(action.sdg_indicators or action.conventions),
        Lack.BENEFICIARIES: bool(action.beneficiaries.strip()),
        Lack.DATES: action.starts_on is not None and action.ends_on is not None,
        Lack.PERIOD: _is_within(action, plan),
        Lack.TARGET_YEARS: _targets_are_within(action, plan),
    }
    return [lack for lack, is_said in said.items() if not is_said]


def _has_baseline(indicator: IndicatorPart) -> bool:
    return indicator.baseline is not None and indicator.baseline_year is not None


def _is_within(action: ActionPart, plan: Plan) -> bool:
    """True as well where a day is not known: that is another lack."""
    first, last = plan.starts_on or date.min, plan.ends_on or date.max
    return (action.starts_on or first) >= first and (action.ends_on or last) <= last


def _targets_are_within(action: ActionPart, plan: Plan) -> bool:
    first = plan.starts_on.year if plan.starts_on else date.min.year
    last = plan.ends_on.year if plan.ends_on else date.max.year
    return all(first <= target.year <= last for each in action.indicators for target in each.targets)
