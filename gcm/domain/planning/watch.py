"""What the portal looks at each day by itself: whether the year has its meetings (G1), and whether a group
is about to have nobody (Q6). It opens tasks and closes them; it decides nothing."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Model
from django.utils.translation import gettext_noop

from alliance87.core import inbox
from gcm.domain.planning.calendar_rules import Alert
from gcm.models import Counter, SeatCategory
from gcm.queries.planning.watch import group_vacancies, year_count

Words = tuple[str, str]
ROLES = ("chair", "secretariat")
# By kind of task, the words of its title: one of them at most is open.
OF_THE_YEAR = {
    Alert.NOT_ONE: ("gcm.no_meeting_yet", gettext_noop("No meeting has been held in %(year)s yet")),
    Alert.TOO_FEW: (
        "gcm.too_few_meetings",
        gettext_noop("Meetings held in %(year)s: %(held)s of %(required)s"),
    ),
}
EMPTY = ("gcm.group_empty", gettext_noop("A stakeholder group has no member: no quorum is possible"))
SOON = (
    "gcm.group_soon_empty",
    gettext_noop("A stakeholder group will have no member from %(day)s on, unless it designates"),
)


def watch_meetings() -> None:
    """Open and close the tasks of the chair and of the secretariat. Running it again changes nothing."""
    _watch_year()
    _watch_groups()


def _watch_year() -> None:
    count = year_count()
    subject, _made = Counter.objects.get_or_create(name="meetings")
    params = {"year": count.year, "held": count.in_year, "required": count.required}
    _leave_open(subject, OF_THE_YEAR.values(), OF_THE_YEAR.get(count.alert), params)


def _watch_groups() -> None:
    """The first category of a group stands for it."""
    found = {each.group: each for each in group_vacancies()}
    for category in SeatCategory.objects.order_by("order"):
        vacancy = next((found.pop(name) for name in (category.group, category.block) if name in found), None)
        wanted = None if vacancy is None else SOON if vacancy.since else EMPTY
        since = vacancy.since if vacancy else None
        _leave_open(category, (EMPTY, SOON), wanted, {"day": since.isoformat() if since else ""})


def _leave_open(subject: Model, kinds: Iterable[Words], wanted: Words | None, params: dict[str, Any]) -> None:
    for kind, title in kinds:
        if wanted is None or kind != wanted[0]:
            inbox.close_tasks(subject=subject, kind=kind)
            continue
        for role in ROLES:
            inbox.open_task(
                kind=kind, subject=subject, role=role, title=title, params=params, url_name="gcm:planning"
            )
