"""What a country is reminded of: its yearly report before and after it is due, and the end of its roadmap.
Each once, whoever runs it and however often (F9). Nothing follows from silence (F10)."""

from datetime import date, datetime, time, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.months import add_months
from pathfinders.domain.implementation.tasks import LATE_TASK, RENEWAL_TASK, REPORT_TASK
from pathfinders.domain.pathways import locked_pathway
from pathfinders.domain.progress import upcoming_due
from pathfinders.emails import progress as emails
from pathfinders.enums import PathwayState, ReminderKind, RoadmapState
from pathfinders.models import Pathway, ProgressReminder, Roadmap
from pathfinders.queries.implementation.lights import (
    countries_implementing,
    granted_on,
    rule_in_force,
    standing_of,
)
from pathfinders.queries.implementation.people import focal_points_of

Kind = ReminderKind


def remind_countries() -> int:
    """Send what is due today and was not sent. Answers how many reminders were sent; the portal does so by
    itself, every day."""
    with rulesets.remembered():
        ways = list(countries_implementing().order_by("pk"))
        return sum(_remind(each) for each in ways)


@transaction.atomic
def _remind(pathway: Pathway) -> int:
    """Under the lock of the way, so that two workers never send a reminder twice."""
    locked, today = locked_pathway(pathway), today_in_geneva()
    if locked.state != PathwayState.GRANTED:
        return 0
    due = [*_reports(locked, today), *_roadmap_ends(locked, today)]
    sent = set(locked.reminders.values_list("kind", "due_on"))
    waiting = [(kind, day) for kind, day in due if (kind, day) not in sent]
    for kind, day in waiting:
        ProgressReminder.objects.create(pathway=locked, kind=kind, due_on=day)
        data = {"reminder": str(kind), "way": locked.pk}
        ledger.append(kind="pathfinders.country_reminded", subject=locked, actor=None, data=data)
        _tell(locked, kind, day)
    return len(waiting)


def _reports(pathway: Pathway, today: date) -> list[tuple[Kind, date]]:
    rules, standing = rulesets.in_force(), standing_of(pathway, today)
    answered = standing.last.due_on if standing.last else None
    upcoming = upcoming_due(granted_on(pathway), answered, rule_in_force(), today)
    found = []
    if today >= upcoming - timedelta(days=rules["pathfinders.reports.reminder_days"]):
        found.append((Kind.BEFORE, upcoming))
    if today >= standing.due_on + timedelta(days=rules["pathfinders.reports.late_days"]):
        found.append((Kind.LATE, standing.due_on))
    return found


def _roadmap_ends(pathway: Pathway, today: date) -> list[tuple[Kind, date]]:
    """Once the end is near, unless the next roadmap is being written already."""
    ways = Roadmap.objects.filter(pathway=pathway)
    if ways.filter(state__in=(RoadmapState.DRAFT, RoadmapState.SUBMITTED)).exists():
        return []
    until = add_months(today, rulesets.in_force()["pathfinders.roadmaps.renewal_months"])
    ending = ways.filter(state=RoadmapState.IN_FORCE, ends_on__lte=until).values_list("ends_on", flat=True)
    return [(Kind.RENEWAL, day) for day in ending if day is not None]


def _tell(pathway: Pathway, kind: Kind, day: date) -> None:
    people = focal_points_of(pathway)
    emails.reminder(pathway, kind, day, people)
    if kind == Kind.LATE:
        inbox.close_tasks(subject=pathway, kind=REPORT_TASK)
    for person in people:
        inbox.open_task(
            subject=pathway,
            user=person,
            params={"country": _name(pathway, person)},
            url_kwargs={"public_id": str(pathway.public_id)},
            due_at=datetime.combine(day, time.max, tzinfo=timezone.get_default_timezone()),
            **_TASKS[kind],
        )


def _name(pathway: Pathway, person: Any) -> str:
    return str(getattr(pathway.country, f"name_{person.language}", "") or pathway.country.name)


_TASKS: dict[Kind, dict[str, Any]] = {
    Kind.BEFORE: {
        "kind": REPORT_TASK,
        "title": gettext_noop("Write the yearly report of %(country)s"),
        "note": gettext_noop("It is filled in from what was said of the actions"),
        "url_name": "pathfinders:implementation",
    },
    Kind.LATE: {
        "kind": LATE_TASK,
        "title": gettext_noop("Hand in the yearly report of %(country)s"),
        "note": gettext_noop("It was due; a short report is better than none"),
        "url_name": "pathfinders:implementation",
    },
    Kind.RENEWAL: {
        "kind": RENEWAL_TASK,
        "title": gettext_noop("Renew the roadmap of %(country)s"),
        "note": gettext_noop("Its period comes to an end"),
        "url_name": "pathfinders:implementation",
    },
}
