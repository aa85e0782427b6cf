"""The light of the reports of a country, from the grant, the reports and the rules of the day (F9)."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from alliance87.core import rulesets
from alliance87.core.dates import day_in_geneva, today_in_geneva
from pathfinders.domain.progress import Light, Rule, light_of, next_due
from pathfinders.enums import PathwayState
from pathfinders.models import Pathway, YearlyReport


@dataclass(frozen=True)
class Standing:
    """How the reports of a country stand. `last` is its last report, `due_on` the day that the next one
    answers."""

    light: Light
    last: YearlyReport | None
    due_on: date
    overdue: bool


def rule_in_force(at: datetime | None = None) -> Rule:
    """The rhythm that the rules give, in months. One query, none within a request."""
    rules = rulesets.in_force(at)
    return Rule(
        every=rules["pathfinders.reports.every_months"],
        amber=rules["pathfinders.reports.amber_months"],
        red=rules["pathfinders.reports.red_months"],
    )


def granted_on(pathway: Pathway) -> date:
    """The day from which reports are counted; where the status is older than the portal, the day on which
    the portal was told."""
    return day_in_geneva(pathway.granted_at or pathway.opened_at)


def standing_of(pathway: Pathway, today: date | None = None) -> Standing:
    """One query, and one for the rules."""
    last = pathway.reports.submitted().order_by("-number").first()
    return standing_after(pathway, last, rule_in_force(), today or today_in_geneva())


def standing_after(pathway: Pathway, last: Any, rule: Rule, today: date) -> Standing:
    """How the reports stand when `last` is the last one. No query."""
    since = granted_on(pathway)
    reported = day_in_geneva(last.submitted_at) if last else None
    due = next_due(since, last.due_on if last else None, rule, today)
    return Standing(light_of(since, reported, rule, today), last, due, due < today)


def countries_implementing() -> QuerySet[Pathway]:
    """With the status, and not withdrawn."""
    return Pathway.objects.filter(state=PathwayState.GRANTED)


def last_report_on(pathway: Pathway) -> date | None:
    """The one thing that everybody may know (F10): the day of the last report. One query."""
    at = pathway.reports.submitted().order_by("-number").values_list("submitted_at", flat=True).first()
    return day_of(at)


def day_of(at: datetime | None) -> date | None:
    """The day of a report in Geneva, the same for every reader; None without one."""
    return None if at is None else day_in_geneva(at)
