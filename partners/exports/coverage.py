"""The matrix of who does what where as a table."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partners.exports.tables import Table
from partners.queries.coverage_matrix import Asked, Cell, Matrix


def matrix_table(matrix: Matrix, asked: Asked) -> Table:
    """A line a cell, with a column a kind of record, in the active language."""
    first, second = (_("Country"), _("Topic")) if matrix.region else (_("Topic"), _("Region"))
    columns = [first, second, *(str(each.label) for each in asked.sources), _("Total"), _("Mark")]
    lines = [_line(row.label, cell, asked) for row, cells in matrix.rows for cell in cells]
    return Table("who-does-what-where", columns, (dict(zip(columns, line, strict=True)) for line in lines))


def _line(label: Any, cell: Cell, asked: Asked) -> list[Any]:
    numbers = {source.name: number for source, number in cell.parts}
    counts = [numbers.get(each.name, 0) for each in asked.sources]
    mark = pgettext("a field", "none") if cell.none else pgettext("a field", "many") if cell.many else ""
    return [str(label), str(cell.column.label), *counts, cell.number, mark]
