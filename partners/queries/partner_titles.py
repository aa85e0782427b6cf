"""What a partner does, by title and by country, read in one query whatever there is of it."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.db.models import CharField, F, IntegerField, QuerySet, Value
from django.db.models.functions import Cast
from django.utils.translation import get_language

from partners.models import (
    Adoption,
    Country,
    Endorsement,
    GoodPractice,
    Group,
    Initiative,
    Organisation,
    Pilot,
)
from partners.models.organisation import LANGUAGES

TITLES = tuple(f"title_{code}" for code in LANGUAGES)
COUNTRY = ("iso2", *(f"{name}_{code}" for name in ("name", "sort") for code in LANGUAGES))
MODELS: dict[str, Any] = {
    "initiative": Initiative,
    "practice": GoodPractice,
    "pilot": Pilot,
    "taken_up": GoodPractice,
}


@dataclass
class Titles:
    """Records of their models with a title, a state and an address, and nothing else of them."""

    records: dict[str, dict[int, Any]] = field(default_factory=dict)
    places: dict[str, tuple[Country, list[Any]]] = field(default_factory=dict)

    def of(self, kind: str) -> list[Any]:
        """Those of a kind, the newest first."""
        return [record for _key, record in sorted(self.records.get(kind, {}).items(), reverse=True)]

    def by_country(self) -> list[tuple[Country, list[Any]]]:
        """What is done in each country, by the alphabet of the page's language."""
        name = f"sort_{get_language() or 'fr'}"
        return sorted(self.places.values(), key=lambda place: (getattr(place[0], name), place[0].iso2))


def titles_of(
    organisation: Organisation,
    initiatives: QuerySet[Initiative],
    practices: QuerySet[GoodPractice],
    pilots: QuerySet[Pilot],
    groups: QuerySet[Group],
) -> Titles:
    """The titles of what the partner does, of the records that a reader may see: `initiatives`, `pilots` and
    `groups` are its own, `practices` those of everybody, so that those of others that it endorsed or adopted
    are found too, an adoption in the country that it names (one query)."""
    own = practices.filter(organisation=organisation)
    others = practices.exclude(organisation=organisation)
    adoptions = Adoption.objects.filter(organisation=organisation, practice__in=others)
    endorsements = Endorsement.objects.filter(organisation=organisation, practice__in=others)
    rows = _rows("initiative", initiatives, "", "countries__").union(
        _rows("practice", own, "", "countries__"),
        _rows("pilot", pilots, "", "countries__"),
        _rows("group", groups, "", "countries__"),
        _rows("taken_up", adoptions, "practice__", "country__"),
        _rows("taken_up", endorsements, "practice__", ""),
        all=True,
    )
    return _gathered(rows)


def _rows(kind: str, found: QuerySet[Any], record: str, country: str) -> Any:
    """A line for each record and country; `record` and `country` are the ways there, no country for none.
    Every column is an expression, of a query that does not choose languages, so that all selects have them in
    the same order."""
    nothing = Cast(Value(""), CharField())
    state = nothing if kind == "group" else Cast(f"{record}state", CharField())
    return QuerySet(found.model, found.order_by().query).values_list(
        Value(kind, CharField()),
        Cast(f"{record}pk", IntegerField()),
        Cast("slug" if kind == "group" else f"{record}public_id", CharField()),
        state,
        *(F(f"{record}{name}") for name in TITLES),
        *(F(f"{country}{name}") if country else nothing for name in COUNTRY),
    )


def _gathered(rows: Iterable[Any]) -> Titles:
    titles = Titles()
    for kind, key, address, state, *words in rows:
        known = titles.records.setdefault(kind, {})
        if key not in known:
            known[key] = _record(kind, address, state, words[: len(TITLES)])
        _place(titles, known[key], words[len(TITLES) :])
    return titles


def _record(kind: str, address: str, state: str, titles: list[str]) -> Any:
    fields: dict[str, Any] = dict(zip(TITLES, titles, strict=True))
    if kind == "group":
        return Group(slug=address, **fields)
    return MODELS[kind](public_id=UUID(address), state=state, **fields)


def _place(titles: Titles, record: Any, told: list[str]) -> None:
    if told[0]:
        country = Country(**dict(zip(COUNTRY, told, strict=True)))
        titles.places.setdefault(country.iso2, (country, []))[1].append(record)
