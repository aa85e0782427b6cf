"""Who does what where: the matrix, the records behind a number, and the file."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404

from alliance87.core.views import PUBLIC, PortalPage
from partners.enums import PartnerKind
from partners.exports.coverage import matrix_table
from partners.exports.tables import Table
from partners.queries.coverage import coverage_sources
from partners.queries.coverage_matrix import Asked, Behind, Matrix, behind, matrix
from partners.views.files import TableView

PAGE_SIZE = 50


def _matrix(asked: Asked) -> Matrix:
    found = matrix(asked)
    if found is None:
        raise Http404
    return found


class CoverageView(PortalPage):
    permission = PUBLIC
    template_name = "partners/coverage/matrix.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = Asked.of(self.request.GET)
        return super().get_context_data(
            asked=asked,
            matrix=_matrix(asked),
            sources=coverage_sources(),
            categories=PartnerKind.choices,
            address=asked.address(region=asked.region),
            wide=asked.address(),
            **kwargs,
        )


class CoverageListView(PortalPage):
    """What one number counts."""

    permission = PUBLIC
    template_name = "partners/coverage/list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        asked = Asked.of(self.request.GET)
        found: Behind | None = behind(asked)
        if found is None:
            raise Http404
        page = Paginator(found.works, PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            asked=asked, found=found, page=page, address=asked.address(region=asked.region), **kwargs
        )


class CoverageFileView(TableView):
    def table(self) -> Table:
        asked = Asked.of(self.request.GET)
        return matrix_table(_matrix(asked), asked)
