"""The yearly report of a country as a document."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from alliance87.core import pdf
from pathfinders.models import YearlyReport
from pathfinders.queries.implementation.report_page import document_of


def report_pdf(report: YearlyReport, *, language: str) -> bytes:
    """As PDF, from what was frozen when it was handed in. The country's own words stay in their language."""
    with override(language):
        document = document_of(report)
        title = _("Yearly report of %(country)s") % {"country": document.country}
    context = {"report": report, "document": document}
    return pdf.render("pdf/pathfinders/report.html", context, language=language, title=title)
