"""What country pages are made of, as the secretariat sees it."""

from typing import Any, ClassVar

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from alliance87.core.admin import DeskAdmin
from pathfinders.admin.data.sources import LANGUAGES, KeptAdmin
from pathfinders.forms.data.names import CountryNameForm
from pathfinders.models import Convention, CountryName, DataPoint, IndicatorSeries, Ratification


@admin.register(CountryName)
class CountryNameAdmin(KeptAdmin):
    form = CountryNameForm
    list_display = ("value", "kind", "country")
    list_filter = ("kind",)
    search_fields = ("key", "value")
    list_select_related = ("country",)
    ordering = ("value",)


@admin.register(IndicatorSeries)
class IndicatorSeriesAdmin(KeptAdmin):
    list_display = ("indicator", "name", "code", "order")
    fields = ("code", "indicator", *(f"name_{code}" for code in LANGUAGES), "order")


@admin.register(Convention)
class ConventionAdmin(DeskAdmin):
    list_display = ("code", "title", "year", "theme", "fundamental")
    fields = ("code", *(f"title_{code}" for code in LANGUAGES), "year", "theme", "fundamental")


class ProvenAdmin(DeskAdmin):
    """Values with their source, the replaced ones too."""

    list_select_related: ClassVar[Any] = ("country", "source")
    search_fields = ("country__name_fr", "country__name_en", "country__name_es", "country__iso2")
    list_filter: ClassVar[Any] = ("source",)


@admin.register(DataPoint)
class DataPointAdmin(ProvenAdmin):
    list_display = ("country", "series", "year", "sex", "age", "value", "unit", "source", "is_current")
    list_select_related = ("country", "source", "series")
    list_filter = ("source", "series")

    @admin.display(boolean=True, description=_("current"))
    def is_current(self, point: DataPoint) -> bool:
        return point.replaced_by_id is None


@admin.register(Ratification)
class RatificationAdmin(ProvenAdmin):
    list_display = ("country", "convention", "state", "on", "source")
    list_select_related = ("country", "source", "convention")
    list_filter = ("source", "convention")
