"""The open data: what there is, in words, and as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from alliance87.core.views import PUBLIC, PortalPage, PortalView
from pathfinders.exports.open_data import (
    TABLES,
    as_csv,
    dictionary_as_csv,
    for_everybody,
    write_csv,
)
from pathfinders.queries.countries.open_data import figure_row, figures
from pathfinders.views.countries import OfCountry

# What programs can ask for beside the files; one State follows the list of them.
OPERATIONS = (
    ("countries", _("every country and its status; narrowed by status and regional_group")),
    ("pathfinders", _("the pathfinder countries")),
    ("statuses", _("the statuses, and how many countries have each")),
    ("roadmaps", _("the public roadmaps; narrowed by country")),
    ("actions", _("the public actions of roadmaps with their progress; narrowed by country")),
    ("indicators", _("the series of figures that the portal follows")),
    ("figures", _("the figures; narrowed by country and series")),
    ("conventions", _("the instruments that the portal follows")),
    ("ratifications", _("the ratifications; narrowed by country and convention")),
    ("sources", _("the approved sources with their licences")),
)


def csv_answer(request: HttpRequest, content: bytes, name: str) -> HttpResponseBase:
    """A file to keep, under a name of its own."""
    disposition = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    answer = HttpResponse(content, content_type="text/csv; charset=utf-8", headers=disposition)
    return for_everybody(request, answer)


class OpenDataView(PortalPage):
    permission = PUBLIC
    template_name = "pathfinders/open_data.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            tables=TABLES.values(),
            operations=[(reverse(f"api:{name}"), label) for name, label in OPERATIONS],
            **kwargs,
        )


class TableView(PortalView):
    """One table, whole."""

    permission = PUBLIC

    def get(self, request: HttpRequest, table: str) -> HttpResponseBase:
        if table not in TABLES:
            raise Http404
        return csv_answer(request, as_csv(TABLES[table]), table)


class DictionaryView(PortalView):
    permission = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponseBase:
        return csv_answer(request, dictionary_as_csv(), "dictionary")


class CountryCsvView(OfCountry):
    """The figures of one State."""

    def get(self, request: HttpRequest, code: str) -> HttpResponseBase:
        rows = map(figure_row, figures(country=self.country.iso2))
        content = write_csv(tuple(TABLES["figures"].columns), rows)
        return csv_answer(request, content, f"figures-{self.country.iso2.lower()}")
