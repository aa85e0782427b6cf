"""Statistics of the partners, for the secretariat."""

from typing import Any

from django.http import HttpRequest, HttpResponse

from alliance87.core.views import PortalPage, PortalView
from partners.exports.statistics import statistics_as_csv
from partners.queries.statistics import partner_statistics


class StatisticsView(PortalPage):
    permission = "partners.view_statistics"
    template_name = "partners/statistics.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(statistics=partner_statistics(), **kwargs)


class StatisticsCsvView(PortalView):
    permission = "partners.view_statistics"

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        content = statistics_as_csv(partner_statistics())
        answer = HttpResponse(content, content_type="text/csv; charset=utf-8")
        answer["Content-Disposition"] = 'attachment; filename="partners-by-year.csv"'
        return answer
