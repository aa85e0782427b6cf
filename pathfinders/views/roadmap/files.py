"""A roadmap as files: the document that a minister hands out, and the spreadsheet."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language

from alliance87.core.views import SIGNED_IN, PortalView
from pathfinders.domain.roadmap.plan import Plan
from pathfinders.exports.roadmap_pdf import roadmap_pdf
from pathfinders.views.roadmap.pages import ReadingView

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


class PdfView(ReadingView):
    """What the reader may read, in the language of the page."""

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        reading, language = self.reading, get_language() or "fr"
        content = roadmap_pdf(self.roadmap, reading, language)
        return _file(content, "application/pdf", f"{self._name()}-{language}.pdf")

    def _name(self) -> str:
        return f"roadmap-{self.roadmap.pathway.country.iso2.lower()}"


class XlsxView(PdfView):
    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return _sheets(self.reading.plan, f"{self._name()}.xlsx")


class TemplateView(PortalView):
    """The sheets with their headings and nothing else, to plan in."""

    permission = SIGNED_IN

    def get(self, request: HttpRequest) -> HttpResponse:
        return _sheets(Plan(""), "roadmap.xlsx")


def _sheets(plan: Plan, name: str) -> HttpResponse:
    from pathfinders.exports.roadmap_xlsx import workbook_of  # openpyxl is large: who asks loads it

    return _file(workbook_of(plan), XLSX, name)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": "private, no-store",
        "X-Content-Type-Options": "nosniff",
    }
    return HttpResponse(content, content_type=kind, headers=headers)
