"""Reading a table of partners, CSV or spreadsheet, hostile or merely wrong: rows of text, or faults in words.

A fault is [row, column, msgid, what stands there]; row 0 is the file as a whole."""

import csv
import io
import re
import zipfile
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_noop

from alliance87.core.uploads.content import check_content
from partners.queries.partner_table import COLUMNS, KEY, NAMES, plain, unguarded

MOST_ROWS = 25_000  # the Alliance is to grow to 20,000 partners
LONGEST_CELL = 10_000  # characters; the longest text of a partner has 3000
MAX_UNPACKED = 150 * 1024 * 1024  # bytes
SEPARATORS = (",", ";", "\t")
SHOWN = 80  # characters of what stands there

NOT_TEXT = gettext_noop("The file is not text in UTF-8: save it as “CSV UTF-8”.")
NO_COLUMNS = gettext_noop("The first line does not name the columns of the export.")
UNKNOWN_COLUMN = gettext_noop("The export has no such column.")
TWICE_A_COLUMN = gettext_noop("The column stands there twice.")
TOO_MANY = gettext_noop("The file has more than 25,000 rows.")
NO_ROWS = gettext_noop("The file has no rows.")
CELLS = gettext_noop("The row does not have as many cells as the first line: are the separators mixed?")
TOO_LONG = gettext_noop("The cell is too long.")
BROKEN = gettext_noop("The row cannot be read: a quotation mark is not closed, or a cell is too long.")
FORMULA = gettext_noop("A formula; please paste its result.")
ERROR = gettext_noop("An error of the spreadsheet.")
BAD_SHEET = gettext_noop("This spreadsheet cannot be read.")

Fault = tuple[int, str, str, str]


@dataclass
class Table:
    """Rows by their number in the file, cells by column, and what is wrong."""

    rows: list[tuple[int, dict[str, str]]] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    def blame(self, row: int, column: str, words: str, found: Any = "") -> None:
        self.faults.append((row, column, words, str(found)[:SHOWN]))


def read_table(content: bytes, name: str) -> Table:
    """Never raises: what is wrong is in the table."""
    table = Table()
    if content[:4] == b"PK\x03\x04" or name.lower().endswith(".xlsx"):
        _read_sheet(content, table)
    else:
        _read_text(content, table)
    if not table.rows and not table.faults:
        table.blame(0, "", NO_ROWS)
    return table


def _read_text(content: bytes, table: Table) -> None:
    text = _decoded(content)
    if text is None or "\0" in text:
        return table.blame(0, "", NOT_TEXT)
    head = text.lstrip().partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    lines = csv.reader(io.StringIO(text.lstrip("\r\n"), newline=""), delimiter=separator, strict=True)
    columns: list[str] | None = None
    try:
        for cells in lines:
            if columns is None:
                columns = _columns(cells, table)
                if columns is None:
                    return None
            elif any(cells) and not _take(table, lines.line_num, columns, list(cells)):
                return None
    except csv.Error:
        table.blame(lines.line_num, "", BROKEN)
    return None


def _decoded(content: bytes) -> str | None:
    """UTF-8, or UTF-16 that says so; anything else would be a guess at the accents."""
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _columns(cells: list[Any], table: Table) -> list[str] | None:
    """The columns that the first line names; None when it is no such line."""
    columns = [str(cell or "").strip().lower() for cell in cells]
    while columns and not columns[-1]:
        columns.pop()
    if KEY not in columns or not set(columns) & set(NAMES):
        table.blame(1, "", NO_COLUMNS, ", ".join(columns))
        return None
    for each in sorted(set(columns)):
        if each not in COLUMNS:
            table.blame(1, each, UNKNOWN_COLUMN, each)
        elif columns.count(each) > 1:
            table.blame(1, each, TWICE_A_COLUMN, each)
    return None if table.faults else columns


def _take(table: Table, number: int, columns: list[str], cells: list[str]) -> bool:
    """Answers whether to go on."""
    if len(table.rows) >= MOST_ROWS:
        table.blame(0, "", TOO_MANY)
        return False
    while len(cells) > len(columns) and not cells[-1]:
        cells.pop()
    if len(cells) != len(columns):
        table.blame(number, "", CELLS, " | ".join(cells)[:SHOWN])
        return True
    for column, cell in zip(columns, cells, strict=True):
        if len(cell) > LONGEST_CELL:
            table.blame(number, column, TOO_LONG, cell[:20])
            return True
    values = {column: plain(unguarded(cell.strip(" "))) for column, cell in zip(columns, cells, strict=True)}
    table.rows.append((number, values))
    return True


def _read_sheet(content: bytes, table: Table) -> None:
    from openpyxl import load_workbook  # large: who reads a sheet loads it

    file = io.BytesIO(content)
    try:
        check_content(file, "partners.xlsx", ["xlsx"])
        _refuse_declarations(file)
        file.seek(0)
        book = load_workbook(file, read_only=True, keep_links=False)
        page = book.worksheets[0]
        page.reset_dimensions()
        _read_page(page, table)
    except ValidationError as error:
        table.blame(0, "", BAD_SHEET, " ".join(error.messages))
    except Exception:  # whatever reading hostile input may raise
        table.blame(0, "", BAD_SHEET)


def _refuse_declarations(file: io.BytesIO) -> None:
    """A spreadsheet needs no document type; who declares one wants entities resolved."""
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if sum(each.file_size for each in members) > MAX_UNPACKED:
            raise ValidationError("", code="bomb")
        for each in members:
            if b"<!DOCTYPE" in archive.read(each).replace(b"\0", b"").upper():
                raise ValidationError("", code="doctype")


def _read_page(page: Any, table: Table) -> None:
    columns: list[str] | None = None
    for number, cells in enumerate(page.iter_rows(), 1):
        if columns is None:
            columns = _columns([cell.value for cell in cells], table)
            if columns is None:
                return
            continue
        texts = [
            _text(cell, number, columns[place] if place < len(columns) else "", table)
            for place, cell in enumerate(cells)
        ]
        if not any(texts):
            continue
        texts += [""] * (len(columns) - len(texts))
        if not _take(table, number, columns, texts):
            return


def _text(cell: Any, number: int, column: str, table: Table) -> str:
    value, kind = cell.value, getattr(cell, "data_type", "n")
    if value is None:
        return ""
    if kind == "f":
        table.blame(number, column, FORMULA, value)
        return ""
    if kind == "e":
        table.blame(number, column, ERROR, value)
        return ""
    if isinstance(value, datetime | date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return re.sub(r"_x005F_(?=x[0-9A-Fa-f]{4}_)", "_", str(value))
