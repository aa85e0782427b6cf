"""The board of the monitoring group for spreadsheets. Internal, as the board is (F10)."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from gcm.exports.record.register import plain_cell
from pathfinders.queries.implementation.board import Row

COLUMNS = (
    "iso2",
    "country",
    "region",
    "as_at",
    "light",
    "why",
    "months_without_report",
    "last_report_on",
    "reports",
    "next_report_due_on",
    "groups_not_consulted",
    "roadmap_ends_on",
    "progress_percent",
    "expected_percent",
    "actions",
    "actions_completed",
    "actions_late",
    "help_wanted",
    "asks_for_attention",
)


def board_csv(rows: Sequence[Row]) -> bytes:
    """A line for each country, with a byte order mark for spreadsheets. No cell can be taken for a formula;
    words are codes, days ISO 8601, and what is not known is empty."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS, restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in _line(row).items()})
    return file.getvalue().encode("utf-8-sig")


def _line(row: Row) -> dict[str, Any]:
    line, progress = row.line, row.progress
    country = row.pathway.country
    found = {
        "iso2": country.iso2,
        "country": country.name,
        "region": country.regional_group.code if country.regional_group else "",
        "as_at": row.day.isoformat(),
        "light": line.light.colour.value,
        "why": line.light.why.value,
        "months_without_report": line.light.months,
        "last_report_on": line.reported_on,
        "reports": line.number,
        "next_report_due_on": line.due_on,
        "groups_not_consulted": " ".join(line.missing),
        "roadmap_ends_on": line.ends_on,
        "help_wanted": row.help_wanted,
        "asks_for_attention": " ".join(sorted(row.unmet)),
    }
    if progress is not None:
        found |= {
            "progress_percent": progress.percent,
            "expected_percent": progress.expected,
            "actions": progress.actions,
            "actions_completed": progress.done,
            "actions_late": progress.late,
        }
    return found


def _cell(value: Any) -> str:
    return "" if value is None else str(value) if isinstance(value, int) else plain_cell(value)
