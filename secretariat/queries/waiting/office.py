"""What waits in the office itself: tasks, tickets, letters, notes."""

from datetime import datetime, time
from typing import Any

from django.db.models import Case, CharField, F, QuerySet, Value, When
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core import inbox
from alliance87.core.dates import today_in_geneva
from alliance87.core.inbox.models import Task
from alliance87.core.phrases import with_colon
from secretariat.models import Circular, Contribution, Letter, Representation, Ticket
from secretariat.models.letter import OPEN
from secretariat.models.ticket import WITH_US
from secretariat.queries.circulars import circulars
from secretariat.queries.waiting.registry import Rows, Wait, define_wait, shown_elsewhere

BOUNCED = "mailing.statutory_undelivered"
CONTRIBUTED = "secretariat.read_contribution"


def end_of(day: Any) -> datetime | None:
    """Midnight at the end of the day in Geneva."""
    return datetime.combine(day, time.max, tzinfo=timezone.get_default_timezone()) if day else None


def lines_of_tasks(user: Any) -> Rows:
    """The reader’s tasks, and those of the roles they hold, save what has a source of its own; statutory mail
    that did not reach everybody (N11) stands by itself."""
    elsewhere = shown_elsewhere() - {BOUNCED}
    return Rows(
        _tasks_of(user).exclude(kind__in=elsewhere).select_related("user"),
        _of_task,
        since="opened_at",
        due=F("due_at"),
        of="user",
        part=Case(When(kind=BOUNCED, then=Value("bounced")), default=Value("tasks")),
    )


def _tasks_of(user: Any) -> QuerySet[Task]:
    rows = inbox.tasks_of(user)
    if user.has_perm("secretariat.edit_newsletter"):
        # An editor's work too, whom no role names.
        keys = Contribution.objects.visible_to(user).annotate(key=Cast("pk", CharField())).values("key")
        rows |= Task.objects.open().filter(kind=CONTRIBUTED, object_id__in=keys.order_by())
    return rows


def _of_task(task: Task) -> Wait:
    return Wait(
        text=task.title_text,
        url=task.get_absolute_url(),
        since=task.opened_at,
        due_at=task.due_at,
        owner=task.user.name if task.user else "",
        of=task.user_id,
    )


def lines_of_tickets(user: Any) -> Rows:
    """Those whose next step is ours, and those that wait for the asker: these have no day."""
    tickets = Ticket.objects.open().select_related("owner")
    due = Case(When(state__in=WITH_US, then=F("due_at")))
    return Rows(tickets, _of_ticket, since="opened_at", due=due, of="owner")


def _of_ticket(ticket: Ticket) -> Wait:
    return Wait(
        text=with_colon(ticket, ticket.subject) if ticket.subject else str(ticket),
        url=ticket.get_absolute_url(),
        since=ticket.opened_at,
        due_at=ticket.due_at if ticket.state in WITH_US else None,
        owner=ticket.owner.name if ticket.owner else "",
        of=ticket.owner_id,
    )


def lines_of_letters(user: Any) -> Rows:
    """Begun and not sent."""
    letters = Letter.objects.filter(state__in=OPEN).select_related("made_by")
    today = today_in_geneva()
    return Rows(letters, _of_letter, since="made_at", due=F("due_on"), late_before=today, of="made_by")


def _of_letter(letter: Letter) -> Wait:
    return Wait(
        text=f"{letter} ({letter.get_state_display()})",
        url=letter.get_absolute_url(),
        since=letter.made_at,
        due_at=end_of(letter.due_on),
        owner=letter.made_by.name,
        of=letter.made_by_id,
    )


def lines_of_circulars(user: Any) -> Rows:
    """Mail to partners that was begun and not sent."""
    return Rows(circulars("open"), _of_circular, since="made_at", of="made_by")


def _of_circular(circular: Circular) -> Wait:
    return Wait(
        text=f"{circular} ({circular.get_state_display()})",
        url=circular.get_absolute_url(),
        since=circular.made_at,
        owner=circular.made_by.name,
        of=circular.made_by_id,
    )


def lines_of_notes(user: Any) -> Rows:
    """Representations to come for which no brief was written yet. One writes itself some days ahead, from
    what stands in the register by then."""
    coming = Representation.objects.filter(starts_at__gte=timezone.now(), briefs__isnull=True)
    return Rows(coming, _of_note, since="starts_at", due=F("starts_at"))


def _of_note(representation: Representation) -> Wait:
    return Wait(
        text=_("Brief before “%(title)s”") % {"title": representation.title},
        url=reverse("secretariat:briefs"),
        due_at=representation.starts_at,
    )


define_wait("tasks", gettext_lazy("Tasks"), lines_of_tasks, permission="access.enter_desk")
define_wait(
    "tickets",
    gettext_lazy("Tickets"),
    lines_of_tickets,
    permission="secretariat.handle_ticket",
    is_written=True,
    tasks=("secretariat.ticket",),
)
define_wait(
    "letters",
    gettext_lazy("Letters"),
    lines_of_letters,
    permission="secretariat.write_letter",
    is_written=True,
    tasks=("secretariat.approve_letter",),
)
define_wait(
    "circulars",
    gettext_lazy("Mail to partners"),
    lines_of_circulars,
    permission="secretariat.write_circular",
    is_written=True,
    on_desk=False,
)
define_wait(
    "notes",
    gettext_lazy("Briefing notes"),
    lines_of_notes,
    permission="secretariat.make_brief",
    is_written=True,
    on_desk=False,
)
define_wait(
    "bounced",
    gettext_lazy("Statutory mail that did not arrive"),
    lines_of_tasks,
    permission="mailing.manage_mailing",
    tasks=(BOUNCED,),
)
