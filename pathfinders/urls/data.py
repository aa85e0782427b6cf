"""States: the list with its map, and a page for each."""

from django.urls import URLPattern, path

from pathfinders.views import countries, open_data

ONE = "pathfinders/countries/<slug:code>/"

urlpatterns: list[URLPattern] = [
    path("pathfinders/countries/", countries.CountriesView.as_view(), name="countries"),
    path(ONE, countries.CountryView.as_view(), name="country"),
    path(f"{ONE}figures.csv", open_data.CountryCsvView.as_view(), name="country_csv"),
    path("open-data/", open_data.OpenDataView.as_view(), name="open_data"),
]
