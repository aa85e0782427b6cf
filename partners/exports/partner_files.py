"""The directory as a table: what comes in has the same columns (T17)."""

from collections.abc import Iterable

from partners.exports import tables
from partners.queries.partner_table import COLUMNS, Row, guarded

SHEET = "partners"


def partners_table(rows: Iterable[Row], name: str = SHEET) -> tables.Table:
    """The guard of its cells can be taken off again, to the letter."""
    return tables.Table(name, COLUMNS, rows, guard=guarded)


def csv_of(rows: Iterable[Row]) -> bytes:
    return tables.csv_of(partners_table(rows))


def xlsx_of(rows: Iterable[Row]) -> bytes:
    return tables.xlsx_of(partners_table(rows))
