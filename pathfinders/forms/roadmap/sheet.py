"""Reading the spreadsheet of a roadmap. All faults are named at once, each with its sheet and row; a sheet
with one fault gives no roadmap."""

import zipfile
from collections import defaultdict
from dataclasses import dataclass, field
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from alliance87.core.phrases import with_colon
from alliance87.core.uploads.content import check_content
from pathfinders.exports.sheets import HEAD, SHEETS, TABLES, Sheet, folded, names_of
from pathfinders.forms.roadmap.cells import value_in

MAX_UNPACKED = 30 * 1024 * 1024  # bytes
MAX_ROWS = 3000
DECLARATION = b"<!DOCTYPE"


@dataclass(frozen=True)
class RowFault:
    """`row` as the spreadsheet counts it, 0 for the whole sheet; `words` say what stands there."""

    sheet: str
    row: int
    words: str


@dataclass(frozen=True)
class Row:
    """What one row says, by the keys of its columns."""

    number: int
    values: dict[str, Any]


@dataclass
class Tables:
    """What a workbook says, sheet by sheet, and what is wrong with it. `torn` are rows with a fault, as far
    as they can be read, `unread` sheets that cannot be read at all: what hangs on them is not blamed too."""

    rows: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    torn: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))
    unread: set[str] = field(default_factory=set)
    faults: list[RowFault] = field(default_factory=list)

    def blame(self, sheet: Sheet, row: int, words: str) -> None:
        self.faults.append(RowFault(str(sheet.label), row, words))

    def keys(self, sheet: Sheet, *names: str) -> set[Any] | None:
        """The values under these names in every row, tuples where there are several; None for a sheet that
        cannot be read."""
        if sheet.key in self.unread:
            return None
        rows = [*self.rows[sheet.key], *self.torn[sheet.key]]
        found = [tuple(row.values.get(name) for name in names) for row in rows]
        return set(found) if len(names) > 1 else {each[0] for each in found}


def read_tables(file: IO[bytes], name: str) -> Tables:
    """Raises ValidationError for what is no sound workbook: another kind of file, macros, a file that
    would unpack to a monster, XML that declares entities."""
    from openpyxl import load_workbook  # large: who reads a sheet loads it

    check_content(file, name, ["xlsx"])
    _refuse_declarations(file)
    file.seek(0)
    try:
        book = load_workbook(file, keep_links=False)
    except Exception as error:  # whatever reading hostile input may raise
        raise ValidationError(_("This spreadsheet is damaged or incomplete."), code="damaged") from error
    found = Tables()
    pages = {folded(page.title): page for page in book.worksheets}
    for sheet in SHEETS:
        page = next((pages[name] for name in names_of(sheet.label) if name in pages), None)
        if page is None:
            found.blame(sheet, 0, _("This sheet is missing."))
            found.unread.add(sheet.key)
        elif _is_readable(page, sheet, found):
            _read_page(page, sheet, found)
    return found


def _refuse_declarations(file: IO[bytes]) -> None:
    """A spreadsheet needs no document type; who declares one wants entities resolved."""
    file.seek(0)
    with zipfile.ZipFile(file) as archive:
        members = archive.infolist()
        if sum(each.file_size for each in members) > MAX_UNPACKED:
            raise ValidationError(_("Unpacked, this document would be far too large."), code="bomb")
        for each in members:
            # Also where every second byte is zero, as in UTF-16.
            if DECLARATION in archive.read(each).replace(b"\0", b"").upper():
                raise ValidationError(_("This spreadsheet is damaged or incomplete."), code="doctype")


def _is_readable(page: Any, sheet: Sheet, found: Tables) -> bool:
    for merged in page.merged_cells.ranges:
        words = _("The cells %(cells)s are merged: split them and fill in each row.")
        found.blame(sheet, merged.min_row, words % {"cells": merged.coord})
    if page.max_row > MAX_ROWS:
        found.blame(sheet, 0, _("This sheet has more than %(count)s rows.") % {"count": MAX_ROWS})
        found.unread.add(sheet.key)
        return False
    return True


def _read_page(page: Any, sheet: Sheet, found: Tables) -> None:
    if sheet in TABLES:
        _read_table(page, sheet, found)
    else:
        _read_head(page, found)


def _read_head(page: Any, found: Tables) -> None:
    """A field a row, its name in the first column."""
    places = {folded(row[0].value): row[0].row for row in page.iter_rows(max_col=1)}
    values = {}
    for column in HEAD.columns:
        row = next((places[name] for name in names_of(column.label) if name in places), None)
        if row is None:
            found.blame(HEAD, 0, _("The row “%(name)s” is missing.") % {"name": column.label})
            continue
        try:
            values[column.key] = value_in(page.cell(row, 2), column)
        except ValidationError as error:
            found.blame(HEAD, row, with_colon(column.label, error.messages[0]))
    found.rows[HEAD.key] = [Row(0, values)]


def _read_table(page: Any, sheet: Sheet, found: Tables) -> None:
    headings = {folded(cell.value): cell.column for cell in page[1] if cell.value is not None}
    places = {}
    for column in sheet.columns:
        place = next((headings[name] for name in names_of(column.label) if name in headings), None)
        if place is None:
            found.blame(sheet, 1, _("The column “%(name)s” is missing.") % {"name": column.label})
        else:
            places[column] = place
    if len(places) < len(sheet.columns):
        found.unread.add(sheet.key)
        return
    for number in range(2, page.max_row + 1):
        cells = {column: page.cell(number, place) for column, place in places.items()}
        if any(cell.value not in (None, "") for cell in cells.values()):
            _read_row(sheet, number, cells, found)


def _read_row(sheet: Sheet, number: int, cells: dict[Any, Any], found: Tables) -> None:
    values = {}
    for column, cell in cells.items():
        try:
            values[column.key] = value_in(cell, column)
        except ValidationError as error:
            at = f"{column.label} ({cell.coordinate})"
            found.blame(sheet, number, with_colon(at, error.messages[0]))
    (found.rows if len(values) == len(cells) else found.torn)[sheet.key].append(Row(number, values))
