"""How far a roadmap has come, and how its reports stand. Plain values in, plain values out: no Django here.

Every answer carries the values it was computed from: pages say in words why it is what it is (F9, F10).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from alliance87.core.months import add_months

WHOLE = 100
DAY = timedelta(days=1)


class Status(StrEnum):
    """Where an action stands, as the country says."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    COMPLETED = "completed"
    DELAYED = "delayed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class Milestone:
    """The day by which it is to be reached, and the day on which it was."""

    due_on: date
    reached_on: date | None = None


@dataclass(frozen=True)
class Action:
    """What was last said of an action; `percent` is None when nobody gave one."""

    status: Status
    percent: int | None = None
    starts_on: date | None = None
    ends_on: date | None = None
    milestones: tuple[Milestone, ...] = ()


@dataclass(frozen=True)
class Progress:
    """Of an action, a priority or a roadmap. `percent` is None when there is nothing to measure: cancelled
    actions are left out. `expected` is the part of the time that has passed. `late` counts actions."""

    percent: int | None
    expected: int | None
    actions: int
    done: int
    late: int


def percent_of(action: Action) -> int | None:
    """The percentage given, bounded by the status; without one, the part of the milestones that were reached.
    None when it was cancelled."""
    if action.status is Status.CANCELLED:
        return None
    if action.status is Status.COMPLETED:
        return WHOLE
    if action.status is Status.NOT_STARTED:
        return 0
    given = action.percent if action.percent is not None else _reached(action.milestones)
    return max(0, min(given, WHOLE - 1))  # only what is completed is whole


def expected_of(action: Action, today: date) -> int | None:
    """The part of the time between start and end that has passed, in percent; None without both dates, or
    when the action was cancelled."""
    if action.status is Status.CANCELLED or action.starts_on is None or action.ends_on is None:
        return None
    if today < action.starts_on:
        return 0
    whole = (action.ends_on - action.starts_on).days + 1
    return min(WHOLE, (today - action.starts_on).days * WHOLE // max(whole, 1))


def is_late(action: Action, today: date) -> bool:
    """Neither completed nor cancelled, and said to be delayed, or its end or a milestone is past."""
    if action.status in (Status.COMPLETED, Status.CANCELLED):
        return False
    if action.status is Status.DELAYED or (action.ends_on is not None and action.ends_on < today):
        return True
    return any(each.reached_on is None and each.due_on < today for each in action.milestones)


def progress_of(actions: Iterable[Action], today: date) -> Progress:
    """Of one action, the actions of a priority, or all of a roadmap: each weighs the same. Rounded down, so
    that only what is done is whole."""
    counted = [each for each in actions if each.status is not Status.CANCELLED]
    return Progress(
        percent=_mean([percent for each in counted if (percent := percent_of(each)) is not None]),
        expected=_mean([part for each in counted if (part := expected_of(each, today)) is not None]),
        actions=len(counted),
        done=sum(each.status is Status.COMPLETED for each in counted),
        late=sum(is_late(each, today) for each in counted),
    )


def _reached(milestones: Sequence[Milestone]) -> int:
    if not milestones:
        return 0
    return sum(each.reached_on is not None for each in milestones) * WHOLE // len(milestones)


def _mean(values: Sequence[int]) -> int | None:
    return sum(values) // len(values) if values else None


# Reports


class Colour(StrEnum):
    """Of the traffic light of the reports, the worst first."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"


class Why(StrEnum):
    """Why a light has its colour."""

    REPORTED = "reported"  # the last report is recent
    GRANTED = "granted"  # none yet: the status is recent
    OVER_AMBER = "over_amber"  # a report, and too long ago
    OVER_RED = "over_red"
    NEVER_OVER_AMBER = "never_over_amber"  # no report at all
    NEVER_OVER_RED = "never_over_red"


@dataclass(frozen=True)
class Rule:
    """Months: from one report to the next, and after how many without one the light changes."""

    every: int
    amber: int
    red: int


@dataclass(frozen=True)
class Light:
    """As it is on the day `on`. `since` is the day of the last report, or of the grant when there is none
    (see `reported`); from `amber_on` and from `red_on` the colour is another."""

    colour: Colour
    why: Why
    since: date
    reported: bool
    on: date
    amber_on: date
    red_on: date

    @property
    def months(self) -> int:
        """Full months without a report, counted when asked for: a board sorts all and shows a few."""
        return full_months(self.since, self.on)


_WHY = {
    (Colour.GREEN, True): Why.REPORTED,
    (Colour.GREEN, False): Why.GRANTED,
    (Colour.AMBER, True): Why.OVER_AMBER,
    (Colour.AMBER, False): Why.NEVER_OVER_AMBER,
    (Colour.RED, True): Why.OVER_RED,
    (Colour.RED, False): Why.NEVER_OVER_RED,
}


def light_of(granted_on: date, reported_on: date | None, rule: Rule, today: date) -> Light:
    """The light today: green until `amber` months have passed since the last report, amber until `red`
    months have, then red (F9). It has no consequence: nothing is suspended (F10)."""
    since = granted_on if reported_on is None else reported_on
    amber_on, red_on = add_months(since, rule.amber), add_months(since, rule.red)
    colour = Colour.RED if today >= red_on else Colour.AMBER if today >= amber_on else Colour.GREEN
    reported = reported_on is not None
    return Light(colour, _WHY[colour, reported], since, reported, today, amber_on, red_on)


def upcoming_due(granted_on: date, answered: date | None, rule: Rule, today: date) -> date:
    """The next day by which a report is due, today at the earliest. Days are counted from the grant, so that
    a late report does not move those after it; `answered` is the day that the last report was due."""
    earliest = max(today, granted_on, answered + DAY if answered else date.min)
    number = max(1, full_months(granted_on, earliest) // rule.every)
    while (due := add_months(granted_on, number * rule.every)) < earliest:
        number += 1
    return due


def next_due(granted_on: date, answered: date | None, rule: Rule, today: date) -> date:
    """The day that the next report answers: the last one that has passed without a report, else the upcoming
    one. Years without a report are not made up for one by one."""
    number = full_months(granted_on, today) // rule.every
    passed = add_months(granted_on, number * rule.every)
    if number and (answered is None or passed > answered):
        return passed
    return upcoming_due(granted_on, answered, rule, today)


def full_months(since: date, today: date) -> int:
    """How many whole months have passed; 0 before the first has, and for a day to come."""
    months = max(0, (today.year - since.year) * 12 + today.month - since.month)
    while months and add_months(since, months) > today:
        months -= 1
    return months


# Who was consulted

ASKED_FOR = ("workers", "employers", "ngo")


def missing_groups(consulted: Iterable[str]) -> tuple[str, ...]:
    """Which of workers, employers and civil society a report does not name (F7, F9): a warning, never a
    refusal."""
    named = set(consulted)
    return tuple(group for group in ASKED_FOR if group not in named)
