"""The roadmap as a spreadsheet, in the language of the page, without loss: see `sheets`."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from django.utils.translation import pgettext
from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter

from pathfinders.domain.roadmap.plan import Plan
from pathfinders.exports.sheets import (
    FORMULA_STARTS,
    HEAD,
    LINES,
    SHEETS,
    TABLES,
    VISIBILITY,
    Column,
    Sheet,
    escaped,
)

WRAP = Alignment(wrap_text=True, vertical="top")
HEADING, GROUND = Font(bold=True, color="FFFFFF"), PatternFill("solid", fgColor="12233A")
WIDTHS = {"title": 40, "name": 40, "description": 60, "text": 60, "source": 30, "vision": 60}


def workbook_of(plan: Plan) -> bytes:
    """The file. Text that a spreadsheet would take for a formula is marked as text, which changes no
    letter of it."""
    book = Workbook()
    book.remove(book.worksheets[0])
    book.properties.creator = "Alliance 8.7"
    for sheet in SHEETS:
        book.create_sheet(str(sheet.label))
    _write_head(book[str(HEAD.label)], plan)
    for sheet in TABLES:
        _write_table(book[str(sheet.label)], sheet, rows_of(plan, sheet.key))
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def rows_of(plan: Plan, key: str) -> Iterator[dict[str, Any]]:
    """The rows of a sheet, by the keys of its columns."""
    for number, priority in enumerate(plan.priorities, 1):
        if key == "priorities":
            yield {"number": str(number), "title": priority.title, "text": priority.text}
        for action in priority.actions:
            if key == "actions":
                yield {**vars(action), "priority": str(number)}
            for indicator in action.indicators:
                about = {"action": action.code, "indicator": indicator.code}
                if key == "indicators":
                    yield {**vars(indicator), **about}
                elif key in ("targets", "values"):
                    yield from ({**vars(each), **about} for each in getattr(indicator, key))


def _write_head(page: Any, plan: Plan) -> None:
    for row, column in enumerate(HEAD.columns, 1):
        _write_heading(page.cell(row, 1), column.label)
        _write(page.cell(row, 2), column, getattr(plan, column.key))
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 34, 90


def _write_table(page: Any, sheet: Sheet, rows: Iterator[dict[str, Any]]) -> None:
    for place, column in enumerate(sheet.columns, 1):
        _write_heading(page.cell(1, place), column.label)
        page.column_dimensions[get_column_letter(place)].width = WIDTHS.get(column.key, 18)
    for number, row in enumerate(rows, 2):
        for place, column in enumerate(sheet.columns, 1):
            _write(page.cell(number, place), column, row[column.key])
    page.freeze_panes = "A2"


def _write_heading(cell: Cell, label: Any) -> None:
    cell.value = str(label)
    cell.font, cell.fill, cell.alignment = HEADING, GROUND, WRAP


def _write(cell: Cell, column: Column, value: Any) -> None:
    if column.kind == VISIBILITY:
        value = pgettext("visibility", "Restricted") if value else pgettext("visibility", "Public")
    elif isinstance(value, tuple):
        value = ("\n" if column.kind == LINES else ", ").join(value)
    if isinstance(value, str):
        value = escaped(ILLEGAL_CHARACTERS_RE.sub("", value)) or None
    cell.value = value
    cell.alignment = WRAP
    if isinstance(value, str):
        cell.number_format = "@"
        cell.data_type = "s"
        if value.startswith(FORMULA_STARTS):
            cell.quotePrefix = True  # type: ignore[assignment]
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
