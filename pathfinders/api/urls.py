"""The addresses of the open data, which carry no language."""

from django.urls import URLPattern, URLResolver, path

from pathfinders.api.portal import api
from pathfinders.views.open_data import DictionaryView, TableView

urlpatterns: list[URLPattern | URLResolver] = [
    path("dictionary.csv", DictionaryView.as_view(), name="open_data_dictionary"),
    path("<slug:table>.csv", TableView.as_view(), name="open_data_table"),
    path("", api.urls),
]
