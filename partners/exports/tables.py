"""A public list as a file: CSV, a spreadsheet, JSON. One mechanism for all of them."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from django.conf import settings

from alliance87.core.text import plain_cell
from partners.models.organisation import LANGUAGES

AT_ONCE = 500  # rows
ESCAPE_LIKE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")  # how the format writes characters that XML cannot hold


@dataclass(frozen=True)
class Table:
    """What is taken away. `name` is that of the file, without its ending; a column that a row does not have
    is empty in it. `guard` makes the text of a cell that no spreadsheet computes."""

    name: str
    columns: Sequence[str]
    rows: Iterable[Mapping[str, Any]]
    guard: Callable[[Any], str] = plain_cell

    def cells(self) -> Iterator[list[str]]:
        """The rows as a spreadsheet may have them."""
        return ([self.guard(_text(row.get(name))) for name in self.columns] for row in self.rows)


def _text(value: Any) -> str:
    return "" if value is None else str(value)


def csv_of(table: Table) -> bytes:
    """The whole file at once, as `csv_pieces` sends it."""
    return b"".join(csv_pieces(table))


def csv_pieces(table: Table) -> Iterator[bytes]:
    """RFC 4180 in UTF-8, with the mark by which spreadsheets know it; a piece for so many rows."""
    yield b"\xef\xbb\xbf" + _lines([table.columns])
    rest = table.cells()
    while some := list(islice(rest, AT_ONCE)):
        yield _lines(some)


def _lines(cells: Iterable[Iterable[str]]) -> bytes:
    kept = io.StringIO(newline="")
    csv.writer(kept, lineterminator="\r\n").writerows(cells)
    return kept.getvalue().encode()


def xlsx_of(table: Table) -> bytes:
    """Every cell is text, formulas are none."""
    from openpyxl import Workbook  # large: who writes a sheet loads it

    book = Workbook(write_only=True)
    page = book.create_sheet(table.name[:31])
    page.append(list(table.columns))
    for row in table.cells():
        page.append([_cell(page, text) for text in row])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _xlsx_whole(table: Table) -> Iterator[bytes]:
    """A spreadsheet is an archive, which is sent once it is whole."""
    yield xlsx_of(table)


def _cell(page: Any, text: str) -> Any:
    if not text:
        return None
    from openpyxl.cell import WriteOnlyCell

    cell = WriteOnlyCell(page, value=ESCAPE_LIKE.sub("_x005F_x", text))
    cell.data_type, cell.number_format = "s", "@"
    return cell


def json_pieces(table: Table) -> Iterator[bytes]:
    """A list of objects, a line each; what programs read needs no guard."""
    before = "["
    for row in table.rows:
        told = {name: row.get(name, "") for name in table.columns}
        yield f"{before}\n{json.dumps(told, ensure_ascii=False)}".encode()
        before = ","
    yield b"\n]" if before == "," else b"[]"


FORMS: dict[str, tuple[str, Callable[[Table], Iterator[bytes]]]] = {
    "csv": ("text/csv; charset=utf-8", csv_pieces),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx_whole),
    "json": ("application/json", json_pieces),
}


def in_languages(*names: str) -> tuple[str, ...]:
    """The columns of texts that stand in every language."""
    return tuple(f"{name}_{code}" for name in names for code in LANGUAGES)


def texts_of(record: Any, columns: Iterable[str]) -> dict[str, str]:
    """The texts of the record in these columns."""
    return {name: getattr(record, name) or "" for name in columns}


def about(record: Any) -> dict[str, str]:
    """Topics and countries by their codes, and the address of the page."""
    return {
        "topics": " ".join(each.slug for each in record.topics.all()),
        "countries": " ".join(each.iso2 for each in record.countries.all()),
        "address": settings.SITE_URL + record.get_absolute_url(),
    }


def day(value: Any) -> str:
    """ISO 8601, of an instant its day in UTC; empty without one."""
    return "" if value is None else f"{value:%Y-%m-%d}"
