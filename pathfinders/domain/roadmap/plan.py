"""A roadmap as one value: what is stored, frozen, compared, printed, exported and imported is this. Plain
values in, plain values out: no Django here."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

# Who carries an action out, by the stakeholder groups of the Alliance.
BODIES = ("by_government", "by_workers", "by_employers", "by_ngo", "by_un")
WORKING_LANGUAGES = ("fr", "en", "es")
RIGHT_TO_LEFT = frozenset({"ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "ps", "sd", "ug", "ur", "yi"})


@dataclass(frozen=True)
class Target:
    year: int
    value: Decimal


@dataclass(frozen=True)
class Value:
    """What was measured for a year, and who says so."""

    year: int
    value: Decimal
    source: str = ""


@dataclass(frozen=True)
class IndicatorPart:
    """`code` tells it apart within its action."""

    code: str
    name: str
    unit: str = ""
    baseline: Decimal | None = None
    baseline_year: int | None = None
    source: str = ""
    targets: tuple[Target, ...] = ()
    values: tuple[Value, ...] = ()


@dataclass(frozen=True)
class ActionPart:
    """`code` tells it apart within its roadmap; `depends_on` are such codes. Money is in whole units of the
    currency with two decimals."""

    code: str
    title: str
    description: str = ""
    by_government: tuple[str, ...] = ()
    by_workers: tuple[str, ...] = ()
    by_employers: tuple[str, ...] = ()
    by_ngo: tuple[str, ...] = ()
    by_un: tuple[str, ...] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    budget: Decimal | None = None
    funded: Decimal | None = None
    currency: str = ""
    beneficiaries: str = ""
    geography: str = ""
    restricted: bool = False
    sdg_indicators: tuple[str, ...] = ()
    conventions: tuple[str, ...] = ()
    depends_on: tuple[str, ...] = ()
    indicators: tuple[IndicatorPart, ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """All who are responsible, whatever their group."""
        return tuple(name for group in BODIES for name in getattr(self, group))

    @property
    def gap(self) -> Decimal | None:
        """What is not funded yet; None where nobody said what it costs."""
        if self.budget is None:
            return None
        return max(Decimal(0), self.budget - (self.funded or Decimal(0)))


@dataclass(frozen=True)
class PriorityPart:
    title: str
    text: str = ""
    actions: tuple[ActionPart, ...] = ()


@dataclass(frozen=True)
class Plan:
    """The whole roadmap. `language` is the code of the original text; the summaries are in the working
    languages of the Alliance (F13)."""

    title: str
    vision: str = ""
    language: str = "fr"
    summary_fr: str = ""
    summary_en: str = ""
    summary_es: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    priorities: tuple[PriorityPart, ...] = ()

    @property
    def actions(self) -> Iterator[ActionPart]:
        return (action for priority in self.priorities for action in priority.actions)

    @property
    def direction(self) -> str:
        """How the original is written: "rtl" or "ltr"."""
        return direction_of(self.language)

    def summary(self, language: str) -> tuple[str, str]:
        """The summary in that language, or in another that has one, with its code; ("", "") without any."""
        for code in (language, *WORKING_LANGUAGES):
            text = getattr(self, f"summary_{code}", "")
            if text:
                return text, code
        return "", ""


def direction_of(language: str) -> str:
    """Of a language by its code: "rtl" or "ltr"."""
    return "rtl" if language.lower().split("-")[0] in RIGHT_TO_LEFT else "ltr"


def public_part(plan: Plan, withheld: Collection[str] = ()) -> Plan:
    """Without the restricted actions and those of the codes, and without a word that points at one (F14)."""
    hidden = {*withheld, *(action.code for action in plan.actions if action.restricted)}
    return replace(
        plan,
        priorities=tuple(
            replace(
                priority,
                actions=tuple(
                    replace(action, depends_on=tuple(c for c in action.depends_on if c not in hidden))
                    for action in priority.actions
                    if action.code not in hidden
                ),
            )
            for priority in plan.priorities
        ),
    )
