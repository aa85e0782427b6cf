"""The map of squares: countries by regional group, whatever is told of each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, TypeVar
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import ngettext, pgettext_lazy

from alliance87.core.component_kit import Square, SquareRegion
from partners.models import Country, RegionalGroup
from partners.queries.directory import Filters

TONES = ((6, "plenty"), (2, "some"), (1, "few"), (0, "none"))
LEGEND = (
    ("none", pgettext_lazy("on the map", "No partner"), ""),
    ("few", pgettext_lazy("on the map", "One"), "1"),
    ("some", pgettext_lazy("on the map", "Two to five"), "2–5"),
    ("plenty", pgettext_lazy("on the map", "Six or more"), "6+"),
)

Line = TypeVar("Line")


@dataclass(frozen=True)
class Region(Generic[Line]):
    """A regional group on the map; `group` is None for States without one."""

    group: RegionalGroup | None
    lines: list[Line]


def by_region(lines: Iterable[Line], country_of: Callable[[Line], Country]) -> list[Region[Line]]:
    """The lines, each about one country read with its regional group, in the order of the groups; inside a
    group they stay in their own order."""

    def place(line: Line) -> tuple[int, int]:
        group = country_of(line).regional_group
        return (group.order, group.pk) if group else (999, 0)

    ordered = sorted(lines, key=place)
    regions = [list(inside) for _place, inside in groupby(ordered, place)]
    return [Region(country_of(inside[0]).regional_group, inside) for inside in regions]


def partner_squares(filters: Filters, numbers: dict[str, int]) -> list[SquareRegion]:
    """How many partners with a public page each country has, of those that meet the filters: `numbers` are
    those of the directory, by code. Where a country was chosen the others have none. One query."""
    chosen = filters.chosen.get("country", "").upper()
    told = {chosen: numbers.get(chosen, 0)} if chosen else numbers
    countries = Country.objects.select_related("regional_group").in_order()
    return [
        SquareRegion(region.group, [_square(each, told.get(each.iso2, 0), filters) for each in region.lines])
        for region in by_region(countries, lambda country: country)
    ]


def _square(country: Country, number: int, filters: Filters) -> Square:
    words = ngettext("%(number)d partner", "%(number)d partners", number) % {"number": number}
    chosen = {**filters.chosen, "country": country.iso2}
    chosen.pop("region", None)
    query = urlencode({**({"q": filters.text} if filters.text else {}), **chosen})
    url = f"{reverse('partners:directory')}?{query}" if number else ""
    tone = next(tone for least, tone in TONES if number >= least)
    return Square(country.iso2, country.name, words, url, number or "", tone)
