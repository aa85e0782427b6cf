"""Whether a commitment is SMART: specific, measurable, achievable, resourced and time-bound. Plain values in,
plain values out: no Django here."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

FEWEST_WORDS = 8  # an aim in fewer words is a slogan


class Gap(StrEnum):
    """What is missing, by the letter that it is missing for."""

    VAGUE = "S: the aim is too short to be specific"
    NO_TOPIC = "S: no topic"
    NO_INDICATOR = "M: no indicator"
    NO_BASELINE = "M: no baseline"
    NO_TARGET = "M: no target with a figure"
    SAME = "M: the target is the baseline"
    NO_REASON = "A: no reason why it can be achieved"
    NO_RESOURCES = "R: no resources"
    NO_DATES = "T: no start or no end"
    BACKWARDS = "T: the end is not after the start"
    OVER = "T: the end is past"


@dataclass(frozen=True)
class Plan:
    """What is known of a commitment, each text in whichever language it was given; empty when it was not."""

    aim: str = ""
    indicator: str = ""
    baseline: str = ""
    target: str = ""
    achievable: str = ""
    resources: str = ""
    topics: int = 0
    starts_on: date | None = None
    ends_on: date | None = None


def gaps(plan: Plan, today: date) -> list[Gap]:
    """What keeps the plan from being SMART on that day, in the order of the letters; nothing when it is."""
    found = {
        Gap.VAGUE: len(plan.aim.split()) < FEWEST_WORDS,
        Gap.NO_TOPIC: plan.topics == 0,
        Gap.NO_INDICATOR: not plan.indicator.strip(),
        Gap.NO_BASELINE: not plan.baseline.strip(),
        Gap.NO_TARGET: not any(sign.isdigit() for sign in plan.target),
        Gap.SAME: bool(plan.target.strip()) and _bare(plan.target) == _bare(plan.baseline),
        Gap.NO_REASON: not plan.achievable.strip(),
        Gap.NO_RESOURCES: not plan.resources.strip(),
    }
    return [gap for gap, missing in found.items() if missing] + _of_time(plan, today)


def _of_time(plan: Plan, today: date) -> list[Gap]:
    if plan.starts_on is None or plan.ends_on is None:
        return [Gap.NO_DATES]
    if plan.ends_on <= plan.starts_on:
        return [Gap.BACKWARDS]
    return [Gap.OVER] if plan.ends_on < today else []


def _bare(text: str) -> str:
    return " ".join(text.casefold().split())
