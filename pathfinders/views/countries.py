"""What everybody may read about the States: the list and the map, and a page for each."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from alliance87.core.views import PUBLIC, PortalPage, PortalView
from pathfinders.enums import SIGNS, Standing
from pathfinders.queries.countries.catalogue import Filters, catalogue
from pathfinders.queries.countries.figures import series_of, sources_of, themes_of
from pathfinders.queries.countries.page import active_in, country_page, find_country


class CountriesView(PortalPage):
    permission = PUBLIC
    template_name = "pathfinders/countries.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        filters = Filters.of(self.request.GET)
        return super().get_context_data(
            filters=filters,
            catalogue=catalogue(filters),
            legend=[(each, each.label, SIGNS[each]) for each in Standing],
            **kwargs,
        )


class OfCountry(PortalView):
    """A view about one State, by its code of today; a former code leads there."""

    permission = PUBLIC

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        country, is_former = self._found
        if country is None:
            raise Http404
        if is_former or country.iso2 != self.kwargs["code"]:
            return redirect(request.resolver_match.view_name, country.iso2, permanent=True)  # type: ignore[union-attr]
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def _found(self) -> tuple[Any, bool]:
        return find_country(self.kwargs["code"])

    @property
    def country(self) -> Any:
        return self._found[0]


class CountryView(OfCountry, PortalPage):
    """Each section of the page is a template of its own that gets what it shows."""

    template_name = "pathfinders/country.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        series, themes = series_of(self.country), themes_of(self.country)
        told = [instrument.proof for theme in themes for instrument in theme.instruments]
        return super().get_context_data(
            page=country_page(self.country),
            active=active_in(self.country),
            series=series,
            has_figures=any(each.points for each in series),
            themes=themes,
            ratification_sources=sources_of(told),
            trail=[
                (_("Pathfinder countries"), reverse("pathfinders:index")),
                (_("Countries"), reverse("pathfinders:countries")),
                (self.country.name, ""),
            ],
            **kwargs,
        )
