"""What the GCG's review of progress counts of implementation, and what is missing (X10, F9)."""

from datetime import datetime

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from alliance87.core.dates import day_in_geneva, today_in_geneva
from gcm.enums import ReviewKind
from gcm.queries.mandate.figures import define_figure, define_gap
from pathfinders.models import Milestone, YearlyReport
from pathfinders.queries.implementation.board import BoardFilters, board_lines
from pathfinders.queries.implementation.board_progress import facts_on, roadmaps_in_force
from pathfinders.queries.implementation.lights import countries_implementing

PROGRESS = ReviewKind.PROGRESS


def reports_handed_in(since: datetime, until: datetime) -> int:
    """Between the two instants."""
    return YearlyReport.objects.filter(submitted_at__range=(since, until)).count()


def countries_reporting(since: datetime, until: datetime) -> tuple[int, int]:
    """Countries with a report between the two instants, of all that had the status at the end."""
    ways = countries_implementing().filter(opened_at__lte=until)
    reporting = ways.filter(reports__submitted_at__range=(since, until)).distinct()
    return reporting.count(), ways.count()


def actions_completed(since: datetime, until: datetime) -> tuple[int, int] | None:
    """Actions completed at the end, of those of roadmaps in force then."""
    granted = set(countries_implementing().values_list("pk", flat=True))
    roadmaps = {each.key: way for way, each in roadmaps_in_force(until).items() if way in granted}
    facts = facts_on(roadmaps, day_in_geneva(until), until).values()
    found = [each.progress for each in facts if each.progress is not None]
    whole = sum(each.actions for each in found)
    return (sum(each.done for each in found), whole) if whole else None


def milestones_reached(since: datetime, until: datetime) -> tuple[int, int] | None:
    """Of the milestones that were due between the two instants."""
    due = Milestone.objects.filter(due_on__range=(day_in_geneva(since), day_in_geneva(until)))
    whole = due.count()
    return (due.filter(reached_on__isnull=False).count(), whole) if whole else None


def reports_overdue() -> list[str]:
    """How many countries owe a report. Not which: the GCG reads this list, and only its monitoring group and
    the secretariat see how the reports of a country stand (F10)."""
    today = today_in_geneva()
    number = sum(each.due_on < today for each in board_lines(BoardFilters(), None))
    if not number:
        return []
    return [ngettext("%(number)d country", "%(number)d countries", number) % {"number": number}]


define_figure(
    "pathfinders.reports", _("Yearly reports of pathfinder countries"), PROGRESS, count=reports_handed_in
)
define_figure(
    "pathfinders.reporting", _("Pathfinder countries that reported"), PROGRESS, count=countries_reporting
)
define_figure("pathfinders.actions", _("Actions of roadmaps completed"), PROGRESS, count=actions_completed)
define_figure(
    "pathfinders.milestones", _("Milestones of roadmaps reached"), PROGRESS, count=milestones_reached
)
define_gap(
    "pathfinders.reports_overdue",
    _("Yearly reports of pathfinder countries that are overdue"),
    find=reports_overdue,
)
