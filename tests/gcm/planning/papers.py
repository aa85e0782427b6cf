"""Papers for tests: real PDFs, filed by the verb."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfWriter

from gcm.domain.planning.papers import add_paper
from gcm.models import Meeting, Paper
from tests.gcm.body import Body

TITLES = {"fr": "Rapport du groupe", "en": "Report of the group", "es": "Informe del grupo"}


def pdf_file(pages: int = 1, name: str = "report.pdf") -> Any:
    """So many empty pages."""
    writer, made = PdfWriter(), BytesIO()
    for _page in range(pages):
        writer.add_blank_page(width=200, height=200)
    writer.write(made)
    return SimpleUploadedFile(name, made.getvalue(), content_type="application/pdf")


def file_paper(meeting: Meeting, body: Body, access: str = "members", pages: int = 1, **fields: Any) -> Paper:
    """Of the whole meeting, its original in French."""
    values = {"titles": TITLES, "source_language": "fr", "file": pdf_file(pages), **fields}
    return add_paper(actor=body.officer, meeting=meeting, access=access, **values)
