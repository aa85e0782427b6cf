"""The meetings of the year (G1) and the groups that have nobody, or soon will (Q6)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.rulesets import Explanation
from gcm.domain.planning.calendar_rules import Vacancy, YearCount, YearRule, count_year, vacancies
from gcm.enums import MeetingKind
from gcm.models import Meeting, Seat, SeatTerm
from gcm.models.meeting import HELD
from gcm.queries.obstacles import label_of_group
from gcm.queries.quorum import group_of

YEAR_VALUES = (
    "gcm.meetings.per_year",
    "gcm.meetings.alert_month_none",
    "gcm.meetings.alert_month_short",
    "gcm.meetings.supplementary_counts_to_year",
)


@dataclass(frozen=True)
class GroupVacancy:
    """A group with its name; `since` as `Vacancy` says."""

    label: Any
    since: date | None


def year_count(today: date | None = None) -> YearCount:
    """Of meetings that were held, additional videoconferences as the rule set says. One query, and one for
    the rules."""
    rules = rulesets.in_force()
    held = Meeting.objects.filter(state__in=HELD)
    if not rules["gcm.meetings.supplementary_counts_to_year"]:
        held = held.exclude(kind=MeetingKind.SUPPLEMENTARY)
    zone = timezone.get_default_timezone()
    days = [timezone.localdate(at, zone) for at in held.values_list("starts_at", flat=True)]
    rule = YearRule(
        required=rules["gcm.meetings.per_year"],
        month_none=rules["gcm.meetings.alert_month_none"],
        month_short=rules["gcm.meetings.alert_month_short"],
    )
    return count_year(days, today or today_in_geneva(), rule)


def year_explanation() -> Explanation:
    """The answer to "why?" beside the count (G1)."""
    return Explanation(rule="G1", clause="gcm.meetings", values=YEAR_VALUES)


def group_vacancies(today: date | None = None) -> list[Vacancy]:
    """By stakeholder group, as the rule set counts them (S4). Two queries, and one for the rules."""
    rules, day = rulesets.in_force(), today or today_in_geneva()
    terms: dict[int, list[date | None]] = {}
    for held, due, ended in SeatTerm.objects.as_of(day).values_list("seat", "due_on", "ended_on"):
        terms.setdefault(held, []).append(ended or due)
    groups: dict[str, list[date | None]] = {}
    for seat in Seat.objects.as_of(day).select_related("category"):
        group = group_of(seat.category, rules)
        if group:
            groups.setdefault(group, []).extend(terms.get(seat.pk, []))
    return vacancies(groups, day, rules["gcm.quorum.vacancy_warning_months"])


def named_vacancies() -> list[GroupVacancy]:
    """The same with the names of the groups, those that have nobody first."""
    found = [GroupVacancy(label_of_group(each.group), each.since) for each in group_vacancies()]
    return sorted(found, key=lambda each: each.since or date.min)
