"""The statistics of the partners as a file."""

import csv
import io

from django.utils.translation import gettext as _

from alliance87.core.text import plain_cell
from partners.enums import PartnerKind
from partners.queries.statistics import Statistics


def statistics_as_csv(statistics: Statistics) -> str:
    """A line for each day, kind and region that are not none, in the active language; with a mark of the
    encoding for spreadsheets."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow([_("Day"), _("Kind"), _("Region"), _("Partners")])
    for (day, kind, region), number in sorted(statistics.cells.items()):
        labels = (PartnerKind(kind).label, statistics.regions[region])
        rows.writerow([day.isoformat(), *(plain_cell(label) for label in labels), number])
    return f"\ufeff{file.getvalue()}"
