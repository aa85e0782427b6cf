"""The board of the monitoring group, and the same for a spreadsheet."""

from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property

from alliance87.core.dates import today_in_geneva
from alliance87.core.views import PortalPage, PortalView
from pathfinders.enums import Attention
from pathfinders.exports.board import board_csv
from pathfinders.forms.implementation.reports import BoardForm
from pathfinders.queries.implementation.board import (
    PAGE,
    BoardFilters,
    board_lines,
    rows_of,
    years_of_reports,
)
from pathfinders.queries.implementation.lights import rule_in_force


class BoardMixin(PortalView):
    permission = "pathfinders.view_monitoring_board"

    @cached_property
    def form(self) -> BoardForm:
        return BoardForm(self.request.GET, years=years_of_reports(today_in_geneva()))

    @cached_property
    def filters(self) -> BoardFilters:
        return BoardFilters(**self.form.values())


class BoardView(BoardMixin, PortalPage):
    """Late first. No query depends on how many countries there are."""

    template_name = "pathfinders/implementation/board.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        lines = board_lines(self.filters, self.request.user)
        page = Paginator(lines, PAGE).get_page(self.request.GET.get("page"))
        return super().get_context_data(
            form=self.form,
            page=page,
            rows=rows_of(list(page.object_list), self.filters),
            filtered=any(self.form.values().values()),
            day=self.filters.day,
            rule=rule_in_force(),
            criteria=Attention,
            **kwargs,
        )


class BoardCsvView(BoardMixin):
    """Every country that meets the filters."""

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        rows = rows_of(board_lines(self.filters, request.user), self.filters)
        return HttpResponse(
            board_csv(rows),
            content_type="text/csv; charset=utf-8",
            headers={"Content-Disposition": 'attachment; filename="monitoring-board.csv"'},
        )
