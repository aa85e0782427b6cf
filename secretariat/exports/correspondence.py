"""The register of correspondence as CSV."""

import csv
import io
from collections.abc import Iterable

from django.conf import settings

from alliance87.core.text import plain_cell
from secretariat.models import Correspondence

COLUMNS = (
    "reference",
    "direction",
    "date",
    "organisation",
    "from_or_to",
    "subject",
    "their_reference",
    "page",
    "file",
    "struck_out_because",
)


def correspondence_as_csv(entries: Iterable[Correspondence]) -> bytes:
    """A line for each, with a byte order mark for spreadsheets. No cell can be taken for a formula."""
    file = io.StringIO()
    writer = csv.DictWriter(file, COLUMNS)
    writer.writeheader()
    for entry in entries:
        writer.writerow({name: plain_cell(value) for name, value in _line(entry).items()})
    return file.getvalue().encode("utf-8-sig")


def _line(entry: Correspondence) -> dict[str, str]:
    return {
        "reference": entry.reference,
        "direction": entry.direction,
        "date": entry.on.isoformat(),
        "organisation": str(entry.organisation or ""),
        "from_or_to": entry.other_side,
        "subject": entry.subject,
        "their_reference": entry.their_reference,
        "page": entry.about,
        "file": " ".join(settings.SITE_URL + each.get_absolute_url() for each in entry.files),
        "struck_out_because": entry.struck_because,
    }
