"""What waits for the secretariat. Whoever owns the records declares a source:

define_wait("tickets", _("Tickets"), lines_of_tickets, permission="secretariat.handle_ticket")

A source answers `Rows`, which are filtered, counted and cut by the database, or plain lines where there are
never many: a few meetings, the seats, the countries.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.db.models import Case, Count, F, QuerySet, Value, When, Window
from django.db.models.functions import RowNumber
from django.utils import timezone

MOST = 100  # lines that one source shows; how many there are is counted over all of them


@dataclass(frozen=True)
class Wait:
    """One thing that waits. `owner` is in whose hands it is, in words; `of` the number of that person, None
    for the secretariat as a whole or for somebody outside."""

    text: str
    url: str
    since: datetime | None = None
    due_at: datetime | None = None
    owner: str = ""
    of: int | None = None

    @property
    def is_late(self) -> bool:
        return self.due_at is not None and self.due_at < timezone.now()


@dataclass(frozen=True)
class Rows:
    """Records that wait, each told by `line`. `since` names a field, `due` is an expression, late before the
    day or instant `late_before`; `of` names the field of the person in whose hands it is. Where several
    sources share the table, and so the reading, `part` is an expression that answers the key of one."""

    rows: QuerySet[Any]
    line: Callable[[Any], Wait]
    since: str
    due: Any = None
    late_before: date | datetime | None = None
    of: str = ""
    part: Any = None


Lines = Callable[[Any], Iterable[Wait] | Rows]


@dataclass(frozen=True)
class Source:
    """`lines` gets the reader, who has the `permission`. `is_written`: the secretariat has to write
    something. `tasks`: kinds of tasks that say the same, so that they are not shown twice. `on_desk`: whether
    the first page shows it; what is seldom there is in the queue alone, so that the page stays light."""

    key: str
    label: Any  # a lazy translation
    lines: Lines
    permission: str
    is_written: bool = False
    tasks: tuple[str, ...] = ()
    on_desk: bool = True


@dataclass(frozen=True)
class Group:
    """The most pressing lines of one source, `total` and `late` over all that there are."""

    key: str
    label: Any
    lines: list[Wait] = field(default_factory=list)
    total: int = 0
    late: int = 0

    @property
    def is_cut(self) -> bool:
        return self.total > len(self.lines)


_sources: dict[str, Source] = {}


def define_wait(
    key: str,
    label: Any,
    lines: Lines,
    *,
    permission: str,
    is_written: bool = False,
    tasks: Collection[str] = (),
    on_desk: bool = True,
) -> None:
    """Declare a source. Raises ValueError when the key is taken."""
    if key in _sources:
        raise ValueError(f"what waits as {key!r} is declared twice")
    _sources[key] = Source(key, label, lines, permission, is_written, tuple(tasks), on_desk)


def shown_elsewhere() -> set[str]:
    """Kinds of tasks that a source of its own stands for."""
    return {kind for each in _sources.values() for kind in each.tasks}


def waiting(user: Any, *, show: str = "all", only_written: bool = False) -> list[Group]:
    """What waits, by source, those without a line left out. `show`: "all", "mine" for what is in the reader’s
    own hands, "overdue" for what is past its day. One query for each table, or two."""
    chosen = [each for each in _sources.values() if (each.is_written if only_written else each.on_desk)]
    read = [each for each in chosen if user.has_perm(each.permission)]
    found: dict[Lines, dict[str, Part]] = {}
    for each in read:
        if each.lines not in found:
            found[each.lines] = _found(each, user, show)
    parts = [(each, found[each.lines].get(each.key)) for each in read]
    return [Group(each.key, each.label, *part) for each, part in parts if part]


Part = tuple[list[Wait], int, int]  # the lines, how many there are, and how many of them late


def _found(source: Source, user: Any, show: str) -> dict[str, Part]:
    """By the key of the source, those without a line left out."""
    found = source.lines(user)
    if isinstance(found, Rows):
        return _of_rows(found, found.part or Value(source.key), user, show)
    return _of_lines(found, source.key, user, show)


def _of_rows(found: Rows, part: Any, user: Any, show: str) -> dict[str, Part]:
    """One query: the numbers come with each row."""
    rows, order = found.rows.annotate(part=part), [F(found.since).asc(nulls_last=True), F("pk").asc()]
    late: Any = Value(0)
    if found.due is not None:
        rows = rows.annotate(waits_until=found.due)
        is_late = When(waits_until__lt=found.late_before or timezone.now(), then=Value(1))
        late = Window(Count(Case(is_late)), partition_by=F("part"))
        order = [F("waits_until").asc(nulls_last=True), *order]
    shown = _asked_for(rows, found, user, show).annotate(
        part_total=Window(Count("*"), partition_by=F("part")),
        part_late=late,
        part_place=Window(RowNumber(), partition_by=F("part"), order_by=order),
    )
    parts: dict[str, Part] = {}
    for each in shown.filter(part_place__lte=MOST).order_by("part_place"):
        lines, _total, _late = parts.setdefault(each.part, ([], each.part_total, each.part_late))
        lines.append(found.line(each))
    return parts


def _asked_for(rows: QuerySet[Any], found: Rows, user: Any, show: str) -> QuerySet[Any]:
    if show == "mine":
        return rows.filter(**{found.of: user.pk}) if found.of else rows.none()
    if show == "overdue":
        has_days = found.due is not None
        return rows.filter(waits_until__lt=found.late_before or timezone.now()) if has_days else rows.none()
    return rows


def _of_lines(found: Iterable[Wait], key: str, user: Any, show: str) -> dict[str, Part]:
    lines = [each for each in found if _is_shown(each, user, show)]
    latest = datetime.max.replace(tzinfo=UTC)
    lines.sort(key=lambda each: (each.due_at or latest, each.since or latest))
    return {key: (lines[:MOST], len(lines), sum(each.is_late for each in lines))} if lines else {}


def _is_shown(line: Wait, user: Any, show: str) -> bool:
    if show == "mine":
        return line.of is not None and bool(line.of == user.pk)
    return show != "overdue" or line.is_late
