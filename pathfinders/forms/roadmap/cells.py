"""What stands in one cell of the template, or in plain words why it cannot stand there."""

from __future__ import annotations

import re
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from math import isfinite
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from pathfinders.enums import Visibility
from pathfinders.exports import sheets
from pathfinders.exports.sheets import Column, folded, names_of, unescaped
from pathfinders.forms.roadmap.fields import codes_in, names_in

if TYPE_CHECKING:
    from openpyxl.cell import Cell, MergedCell


def value_in(cell: Cell | MergedCell, column: Column) -> Any:
    """In the type that a roadmap has there; None or "" or () for an empty cell. Raises ValidationError."""
    kind, raw = cell.data_type, cell.value
    if kind == "f":
        raise ValidationError(_("a formula; please paste its result"))
    if kind == "e":
        raise ValidationError(_("an error of the spreadsheet (%(what)s)"), params={"what": raw})
    if isinstance(raw, str):
        raw = unescaped(raw).replace("\r\n", "\n").strip()
    if raw in (None, ""):
        return _empty(column)
    return _READERS[column.kind](raw, cell)


def _empty(column: Column) -> Any:
    if column.needed:
        raise ValidationError(_("nothing; this has to be filled in"))
    if column.kind in (sheets.LINES, sheets.CODES, sheets.LINKS):
        return ()
    return "" if column.kind == sheets.TEXT else None


def _text(raw: Any, cell: Any) -> str:
    if isinstance(raw, date | bool):
        raise ValidationError(_("“%(what)s”; please write it as text"), params={"what": raw})
    if isinstance(raw, float):
        return str(int(raw)) if raw.is_integer() else repr(raw)
    return str(raw)


def _lines(raw: Any, cell: Any) -> tuple[str, ...]:
    return names_in(_text(raw, cell))


def _codes(raw: Any, cell: Any) -> tuple[str, ...]:
    return codes_in(_text(raw, cell))


def _links(raw: Any, cell: Any) -> tuple[str, ...]:
    return tuple(sorted({part for part in re.split(r"[\s,;]+", _text(raw, cell)) if part}))


def _day(raw: Any, cell: Any) -> date:
    if isinstance(raw, datetime):
        return raw.date()
    if isinstance(raw, date):
        return raw
    raise ValidationError(
        _("“%(what)s” as text; please enter it as a date, so that no one has to guess"), params={"what": raw}
    )


def _is_number(raw: Any) -> bool:
    """A spreadsheet may hold 1e999, which is read as infinity."""
    return isinstance(raw, int | float) and not isinstance(raw, bool) and isfinite(raw)


def _figure(raw: Any, cell: Any) -> Decimal:
    """With the fifteen figures that a spreadsheet keeps; one that is shown as a percentage is one."""
    if not _is_number(raw):
        raise ValidationError(_("“%(what)s”, which is no number"), params={"what": raw})
    try:
        found = Decimal(format(raw, ".15g"))
    except InvalidOperation:
        raise ValidationError(_("“%(what)s”, which is no number"), params={"what": raw}) from None
    return found * 100 if "%" in str(cell.number_format) else found


def _year(raw: Any, cell: Any) -> int:
    if isinstance(raw, str) and raw.isdecimal() and len(raw) == 4:
        return int(raw)
    if not _is_number(raw) or raw != int(raw):
        raise ValidationError(_("“%(what)s”, which is no year"), params={"what": raw})
    return int(raw)


def _visibility(raw: Any, cell: Any) -> bool:
    for choice in Visibility:
        if folded(raw) in {*names_of(choice.label), choice.value}:
            return choice == Visibility.RESTRICTED
    raise ValidationError(_("“%(what)s”; please write Public or Restricted"), params={"what": raw})


_READERS = {
    sheets.TEXT: _text,
    sheets.LINES: _lines,
    sheets.CODES: _codes,
    sheets.LINKS: _links,
    sheets.DAY: _day,
    sheets.MONEY: _figure,
    sheets.FIGURE: _figure,
    sheets.YEAR: _year,
    sheets.VISIBILITY: _visibility,
}
