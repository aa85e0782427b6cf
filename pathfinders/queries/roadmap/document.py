"""A roadmap in the words of a reader: what pages and documents show."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext_lazy as _

from pathfinders.domain.roadmap.plan import BODIES, ActionPart, Plan, PriorityPart

GROUPS = {
    "by_government": _("Government"),
    "by_workers": _("Workers’ organisations"),
    "by_employers": _("Employers’ organisations"),
    "by_ngo": _("Non-governmental organisations"),
    "by_un": _("United Nations"),
}


@dataclass(frozen=True)
class Money:
    """Sums of the actions in one currency; amounts in different ones are never added."""

    currency: str
    budget: Decimal
    funded: Decimal

    @property
    def gap(self) -> Decimal:
        return max(Decimal(0), self.budget - self.funded)


@dataclass(frozen=True)
class ActionText:
    """One action; `bodies` are pairs of a group and names."""

    part: ActionPart
    bodies: list[tuple[Any, str]]


@dataclass(frozen=True)
class PriorityText:
    part: PriorityPart
    actions: list[ActionText]


@dataclass(frozen=True)
class Document:
    """`summary_language` is that of the summary, which may be another than the reader's."""

    plan: Plan
    summary: str
    summary_language: str
    priorities: list[PriorityText]
    money: list[Money]


def document_of(plan: Plan, language: str) -> Document:
    """For a reader of that language. No query."""
    summary, code = plan.summary(language)
    priorities = [
        PriorityText(each, [ActionText(action, bodies_of(action)) for action in each.actions])
        for each in plan.priorities
    ]
    return Document(plan, summary, code, priorities, money_of(plan))


def bodies_of(action: ActionPart) -> list[tuple[Any, str]]:
    """Who is responsible, by stakeholder group; groups without a name are left out."""
    return [(GROUPS[group], ", ".join(getattr(action, group))) for group in BODIES if getattr(action, group)]


def money_of(plan: Plan) -> list[Money]:
    """What the actions cost and what of it is there, by currency."""
    sums: dict[str, list[Decimal]] = defaultdict(lambda: [Decimal(0), Decimal(0)])
    for action in plan.actions:
        if action.budget is not None:
            sums[action.currency][0] += action.budget
            sums[action.currency][1] += action.funded or Decimal(0)
    return [Money(currency, *each) for currency, each in sorted(sums.items())]
