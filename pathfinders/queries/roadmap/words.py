"""What the pure modules name, in words."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from pathfinders.domain.roadmap.smart import Lack
from pathfinders.domain.roadmap.validity import Fault, Problem

LETTERS: dict[str, Any] = {
    "s": _("Specific"),
    "m": _("Measurable"),
    "a": _("Achievable"),
    "r": _("Relevant"),
    "t": _("Time-bound"),
}
LACKS: dict[Lack, Any] = {
    Lack.DESCRIPTION: _("Say in a description what is done."),
    Lack.BODY: _("Name at least one responsible body."),
    Lack.GEOGRAPHY: _("Say where in the country."),
    Lack.INDICATOR: _("Add an indicator."),
    Lack.BASELINE: _("An indicator has no baseline, or no year for it."),
    Lack.SOURCE: _("An indicator has no source."),
    Lack.TARGET: _("An indicator has no target for a year."),
    Lack.BUDGET: _("Say what it costs."),
    Lack.FUNDING: _("Say how much of the budget is funded; zero is an answer."),
    Lack.LINK: _("Link it to an SDG indicator or to a convention."),
    Lack.BENEFICIARIES: _("Say who benefits."),
    Lack.DATES: _("Give the start and the end."),
    Lack.PERIOD: _("The action runs outside the period of the roadmap."),
    Lack.TARGET_YEARS: _("A target is for a year outside the period of the roadmap."),
}
PROBLEMS: dict[Problem, Any] = {
    Problem.FAR_DAY: _("A day of a roadmap is between 1990 and 2100 (%(detail)s)."),
    Problem.PERIOD: _("The roadmap ends before it begins."),
    Problem.CODE_TWICE: _("Two actions have the code %(detail)s."),
    Problem.UNKNOWN_ACTION: _("Action %(action)s comes after %(detail)s, which is not in the roadmap."),
    Problem.CYCLE: _("These actions wait for each other: %(detail)s."),
    Problem.DATES: _("Action %(action)s ends before it begins."),
    Problem.NO_CURRENCY: _("Action %(action)s has an amount without a currency."),
    Problem.OVER_FUNDED: _("Action %(action)s: more is funded than the action costs."),
    Problem.INDICATOR_TWICE: _("Action %(action)s has two indicators with the code %(detail)s."),
    Problem.TARGET_TWICE: _("Action %(action)s has two targets for the same year (%(detail)s)."),
    Problem.PERCENT: _("Action %(action)s: a percentage is between 0 and 100 (%(detail)s)."),
}


def fault_words(fault: Fault) -> str:
    """One sentence that says what is wrong and where."""
    return str(PROBLEMS[fault.problem]) % {"action": fault.action, "detail": fault.detail}


def smart_words(lacks: list[Lack]) -> list[tuple[Any, list[Any]]]:
    """For each of the five words, what is lacking; nothing where it is met."""
    return [
        (word, [LACKS[lack] for lack in lacks if lack.letter == letter]) for letter, word in LETTERS.items()
    ]
