"""The governing body's own figures. Each is one or two queries."""

from datetime import datetime, timedelta
from statistics import median

from django.db.models import F, Min
from django.utils.translation import gettext_lazy as _

from alliance87.core import rulesets
from alliance87.core.inbox.models import Task
from alliance87.core.ledger.models import Entry
from alliance87.core.rulesets import registry, units
from alliance87.core.rulesets.enums import Kind
from gcm.enums import FollowUpState, ReviewKind, TargetStatus
from gcm.models import Decision, FollowUp, Meeting, Minutes, Paper, Target
from gcm.models.meeting import HELD
from gcm.queries.mandate.figures import define_figure, define_gap
from gcm.queries.planning.deadlines import deadlines_of
from gcm.queries.seating.bodies import without_rotation
from partners.enums import StatusKind
from partners.models import Group, OrganisationStatus

AGENDA_FROZEN, MINUTES_READY = "gcm.agenda_frozen", "gcm.minutes_handed_to_chair"


def meetings_held(since: datetime, until: datetime) -> int:
    """Closed between the two instants."""
    return Meeting.objects.filter(state__in=HELD, closed_at__range=(since, until)).count()


def decisions_taken(since: datetime, until: datetime) -> int:
    """Taken between the two instants, published or not."""
    return Decision.objects.filter(decided_at__range=(since, until)).count()


def groups_at_work(since: datetime, until: datetime) -> int:
    """Within their term on the last day."""
    return int(Group.objects.active(until.date()).count())


def countries(since: datetime, until: datetime) -> int:
    """Pathfinder countries on the last day."""
    return OrganisationStatus.objects.filter(kind=StatusKind.PATHFINDER, valid_to__isnull=True).count()


def actions_done(since: datetime, until: datetime) -> tuple[int, int]:
    """Follow-up actions done, of all."""
    return FollowUp.objects.filter(state=FollowUpState.DONE).count(), FollowUp.objects.count()


def targets_running(since: datetime, until: datetime) -> tuple[int, int]:
    """Targets that are neither missed nor met on the last day, of all (M1)."""
    states = [each.status(until.date()) for each in Target.objects.all()]
    return states.count(TargetStatus.RUNNING), len(states)


def agendas_in_time(since: datetime, until: datetime) -> tuple[int, int]:
    """Final agendas that were sent as early as the house rules ask, of those that were sent (G5)."""
    days = timedelta(days=rulesets.in_force()["gcm.meetings.agenda_days"])
    starts = {str(pk): start for pk, start in Meeting.objects.values_list("pk", "starts_at")}
    sent = Entry.objects.filter(kind=AGENDA_FROZEN, at__range=(since, until)).values_list("subject_id", "at")
    return sum(at <= starts[meeting] - days for meeting, at in sent), len(sent)


def papers_in_time(since: datetime, until: datetime) -> tuple[int, int]:
    """Papers whose original was there when papers were due, of those of the meetings that started; by the
    instants at which they were received (G9). What was withdrawn or never came is not counted."""
    meetings = Meeting.objects.filter(state__in=HELD, starts_at__range=(since, until))
    papers = Paper.objects.filter(meeting__in=meetings, withdrawn_at__isnull=True)
    originals = papers.filter(files__language=F("source_language"))
    first = originals.annotate(first=Min("files__received_at"))
    due = {each.pk: deadlines_of(each).papers_at for each in meetings}
    came = [each.first <= due[each.meeting_id] for each in first]
    return sum(came), len(came)


def minutes_in_time(since: datetime, until: datetime) -> tuple[int, int]:
    """Draft minutes that were ready when they were due, of those that fell due (N4)."""
    ready: dict[str, datetime] = {}
    for minutes, at in Entry.objects.filter(kind=MINUTES_READY).values_list("subject_id", "at"):
        ready[minutes] = min(at, ready.get(minutes, at))
    due = Minutes.objects.filter(due_at__range=(since, until)).values_list("pk", "due_at")
    on_time = sum(str(pk) in ready and ready[str(pk)] <= at for pk, at in due if at is not None)
    return on_time, len(due)


def days_to_answer(since: datetime, until: datetime) -> int | None:
    """The median of the days that something waited for the secretariat before it was done."""
    done = Task.objects.filter(role="secretariat", closed_at__range=(since, until))
    waited = [closed - opened for opened, closed in done.values_list("opened_at", "closed_at") if closed]
    return round(median(each.total_seconds() for each in waited) / 86400) if waited else None


def rules_awaiting() -> list[object]:
    """What the mandate leaves open and the GCG has not ruled on."""
    rules = rulesets.in_force()
    return [
        each.label
        for each in registry.definitions()
        if each.kind is Kind.AWAITING and rules[each.key] == each.default
    ]


PROGRESS, SECRETARIAT = ReviewKind.PROGRESS, ReviewKind.SECRETARIAT
define_figure("gcm.meetings", _("Meetings of the GCG"), PROGRESS, count=meetings_held)
define_figure("gcm.decisions", _("Decisions taken"), PROGRESS, count=decisions_taken)
define_figure("gcm.actions", _("Follow-up actions done"), PROGRESS, count=actions_done)
define_figure("partners.groups", _("Groups at work"), PROGRESS, count=groups_at_work)
define_figure("partners.pathfinders", _("Pathfinder countries"), PROGRESS, count=countries)
define_figure("gcm.targets", _("Targets still running"), PROGRESS, count=targets_running)
define_figure("gcm.agendas", _("Final agendas sent in time"), SECRETARIAT, count=agendas_in_time)
define_figure("gcm.papers", _("Papers on time"), SECRETARIAT, count=papers_in_time)
define_figure("gcm.minutes", _("Draft minutes ready in time"), SECRETARIAT, count=minutes_in_time)
define_figure(
    "gcm.answers",
    _("Time until something was done, half of all cases"),
    SECRETARIAT,
    count=days_to_answer,
    unit=units.DAYS,
)
define_gap("gcm.awaiting", _("Readings of the mandate that still await a ruling"), find=rules_awaiting)
define_gap("gcm.rotation", _("Groups that filed no rotation"), find=without_rotation)
