"""Reading a CSV file whose columns come in any order, with more of them than are needed."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime

from django.utils.translation import gettext as _

from pathfinders.domain.data.adapters import refuse

MOST_ROWS = 200_000

Row = Mapping[str, str]


def rows_in(content: bytes, wanted: Sequence[str]) -> Iterator[tuple[int, Row]]:
    """Each row with its line, by the names of the columns in lower case without brackets and spaces. Raises
    FaultyFileError for what is no CSV in UTF-8, a column that is missing or stands twice, a row of another
    length, and a file that is too long."""
    reader = csv.reader(io.StringIO(_text(content), newline=""), strict=True)
    head: list[str] | None = None
    try:
        for values in reader:
            if head is None:
                head = _head(values, wanted)
            elif any(value.strip() for value in values):
                yield reader.line_num, _row(head, values, reader.line_num)
            if reader.line_num > MOST_ROWS:
                raise refuse(_("The file has more than %(most)s lines.") % {"most": MOST_ROWS})
    except csv.Error as error:
        raise refuse(_("This is not CSV: %(why)s") % {"why": error}, reader.line_num) from None
    if head is None:
        raise refuse(_("The file is empty."))


def day_of(text: str) -> date:
    """2008-11-12, or 12 Nov 2008 as the ILO writes it. Raises ValueError."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return datetime.strptime(text, "%d %b %Y").date()  # noqa: DTZ007 (a day has no zone)


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        words = _("The file is not UTF-8: byte %(place)s is wrong.")
        raise refuse(words % {"place": error.start + 1}) from None
    if "\x00" in text:
        raise refuse(_("This is not a text file."))
    return text


def _head(values: Sequence[str], wanted: Sequence[str]) -> list[str]:
    names = [value.strip().strip("[]").replace(" ", "").replace("_", "").lower() for value in values]
    missing = [name for name in wanted if name.lower() not in names]
    if missing:
        raise refuse(_("The first line lacks these columns: %(names)s") % {"names": ", ".join(missing)}, 1)
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise refuse(_("These columns stand twice: %(names)s") % {"names": ", ".join(twice)}, 1)
    return names


def _row(head: Sequence[str], values: Sequence[str], line: int) -> Row:
    if len(values) != len(head):
        raise refuse(_("This row does not have as many values as the first line has columns."), line)
    return {name: value.strip() for name, value in zip(head, values, strict=True)}
