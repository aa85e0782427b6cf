"""One's own desk: what waits, with its deadline in the reader's zone and a line of context."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

from alliance87.core import inbox
from alliance87.core.component_kit import QuickForm, ToDo
from alliance87.core.inbox.deeds import deed_of


@dataclass(frozen=True)
class Line:
    """Something to do that no task stands for: an app above says what (see `define_lines`)."""

    deed: Any
    text: str
    url: str
    due_at: datetime | None
    note: str = ""
    since: datetime | None = None
    form: QuickForm | None = None


Lines = Callable[[Any], Iterable[Line]]
_more: list[Lines] = []


def define_lines(lines: Lines) -> None:
    """Declare what else stands on the desk of a user."""
    _more.append(lines)


def desk_of(user: Any) -> list[ToDo]:
    """Everything that waits for the user, the most pressing first, what has no deadline last. One query for
    the tasks, and those of the apps above."""
    lines = [_line(task) for task in inbox.tasks_of(user)]
    lines += [line for more in _more for line in more(user)]
    latest = datetime.max.replace(tzinfo=UTC)
    return [_to_do(line) for line in sorted(lines, key=lambda each: each.due_at or latest)]


def _line(task: Any) -> Line:
    deed = deed_of(task.kind)
    return Line(
        deed=deed.label,
        text=task.title_text,
        url=task.get_absolute_url(),
        due_at=task.due_at,
        note=task.note_text,
        since=task.opened_at,
        form=deed.form_of(task),
    )


def _to_do(line: Line) -> ToDo:
    is_late = line.due_at is not None and line.due_at < timezone.now()
    return ToDo(
        when=_when(line, is_late),
        text=line.text,
        url=line.url,
        action=line.deed,
        note=" · ".join(part for part in (line.note, _distance(line, is_late)) if part),
        late=is_late,
        form=line.form,
    )


def _when(line: Line, is_late: bool) -> str:
    if line.due_at is None:
        return _("since %(day)s") % {"day": _said(line.since, "DATE_FORMAT")} if line.since else ""
    instant = _said(line.due_at, "DATETIME_FORMAT")
    if is_late:
        return _("was due %(instant)s") % {"instant": instant}
    return _("before %(instant)s") % {"instant": instant}


def _distance(line: Line, is_late: bool) -> str:
    if line.due_at is None:
        return ""
    if is_late:
        return _("%(time)s ago") % {"time": timesince(line.due_at)}
    return _("in %(time)s") % {"time": timeuntil(line.due_at)}


def _said(instant: Any, form: str) -> str:
    return date_format(timezone.localtime(instant), form)
