"""The CSV of earlier meetings: the same columns in and out (T17). What is wrong is told row by row."""

import csv
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from django.utils.translation import gettext as _

from gcm.enums import MeetingKind, MeetingMode
from gcm.models import PastMeeting

COLUMNS = (
    "number",
    "held_on",
    "kind",
    "mode",
    "place",
    "source",
    "is_reconstructed",
    "is_date_doubtful",
)
MOST = 500  # rows: the body meets a few times a year
YES_NO = {"yes": True, "no": False}


@dataclass(frozen=True)
class PastRow:
    """`line` is that of the file, the first below the head being 2."""

    line: int
    number: int
    held_on: date
    kind: str
    mode: str
    place: str
    source: str
    is_reconstructed: bool
    is_date_doubtful: bool


@dataclass(frozen=True)
class Fault:
    """What is wrong in a line; line 0 is the file as a whole."""

    line: int
    words: Any


class FaultyRowsError(Exception):
    """Nothing was changed. `faults` says why, in the order of the file."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        super().__init__("faulty rows")
        self.faults = sorted(faults, key=lambda each: each.line)


def read(text: str) -> list[PastRow]:
    """The rows by number. Raises FaultyRowsError with everything that is wrong: columns, values, a number
    that stands twice, and a meeting dated after one with a higher number unless one of the two dates is
    marked as doubtful."""
    reader = csv.DictReader(io.StringIO(text.lstrip("\ufeff")), restkey="", strict=True)
    faults: list[Fault] = []
    try:
        lines = list(reader)
    except csv.Error as error:
        raise FaultyRowsError(
            [Fault(reader.reader.line_num, _("This is not CSV: %(why)s") % {"why": error})]
        ) from None
    if tuple(reader.fieldnames or ()) != COLUMNS:
        words = _("The first line names these columns: %(columns)s") % {"columns": ", ".join(COLUMNS)}
        raise FaultyRowsError([Fault(1, words)])
    if not lines or len(lines) > MOST:
        raise FaultyRowsError(
            [Fault(0, _("The file needs one row at least, and %(most)s at most.") % {"most": MOST})]
        )
    rows = [row for line, raw in enumerate(lines, start=2) if (row := _row(line, raw, faults)) is not None]
    faults += [*_twice(rows), *_out_of_order(rows)]
    if faults:
        raise FaultyRowsError(faults)
    return sorted(rows, key=lambda each: each.number)


def write(meetings: Iterable[PastMeeting]) -> str:
    """The same format, from what is stored."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for each in meetings:
        values = [getattr(each, name) for name in COLUMNS]
        writer.writerow(_said(value) for value in values)
    return out.getvalue()


def _said(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _row(line: int, raw: dict[str, Any], faults: list[Fault]) -> PastRow | None:
    """None, and a line in `faults` for each thing that is wrong."""
    if "" in raw or None in raw.values():
        faults.append(Fault(line, _("This row does not have as many values as the first line has columns.")))
        return None
    values: dict[str, Any] = {}
    before = len(faults)
    for name, parse, wanted in _parsers():
        try:
            values[name] = parse(raw[name].strip())
        except (ValueError, KeyError):
            words = _("%(column)s: “%(value)s” is not %(wanted)s.")
            faults.append(Fault(line, words % {"column": name, "value": raw[name], "wanted": wanted}))
    return PastRow(line, **values) if len(faults) == before else None


def _parsers() -> Sequence[tuple[str, Callable[[str], Any], str]]:
    """How each column is read, and what it holds in words."""
    yes_or_no = _("yes or no")
    return (
        ("number", _number, _("a number from 1 to 9999")),
        ("held_on", date.fromisoformat, _("a day such as 2020-11-12")),
        ("kind", lambda text: str(MeetingKind(text)), ", ".join(MeetingKind.values)),
        ("mode", lambda text: str(MeetingMode(text)), ", ".join(MeetingMode.values)),
        ("place", str, ""),
        ("source", _something, _("the name or address of a source")),
        ("is_reconstructed", YES_NO.__getitem__, yes_or_no),
        ("is_date_doubtful", YES_NO.__getitem__, yes_or_no),
    )


def _number(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 9999:
        raise ValueError
    return number


def _something(text: str) -> str:
    if not text:
        raise ValueError
    return text


def _twice(rows: Sequence[PastRow]) -> list[Fault]:
    seen: set[int] = set()
    faults = []
    for row in rows:
        if row.number in seen:
            faults.append(Fault(row.line, _("No. %(number)s stands twice.") % {"number": row.number}))
        seen.add(row.number)
    return faults


def _out_of_order(rows: Sequence[PastRow]) -> list[Fault]:
    """A public source dates the sixth meeting after the seventh: such a date is kept, and marked."""
    ordered = sorted(rows, key=lambda each: each.number)
    sure = [row for row in ordered if not row.is_date_doubtful]
    words = _("No. %(number)s is dated after no. %(next)s: mark the date that is doubtful.")
    return [
        Fault(row.line, words % {"number": row.number, "next": later.number})
        for row, later in pairwise(sure)
        if row.held_on > later.held_on
    ]
