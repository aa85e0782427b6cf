"""The home page: where the Alliance is, who is new, what was decided. Ten queries."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import rulesets
from gcm.queries.register import Line, latest_published
from partners.enums import Listing, PartnerKind, StatusKind
from partners.models import Country, Organisation, OrganisationStatus
from partners.queries.directory import statistic
from pathfinders.queries.public import numbers

NEWEST = 5
DECISIONS = 3


@dataclass(frozen=True)
class Stat:
    value: int
    label: Any


@dataclass(frozen=True)
class Tile:
    """A country on the tile map; `state` is pathfinder, partner or empty."""

    code: str
    name: str
    state: str
    url: str


@dataclass(frozen=True)
class Home:
    stats: list[Stat]
    tiles: list[Tile]
    newest: list[Organisation]
    pathfinders: list[OrganisationStatus]
    decisions: list[Line]


def home_page() -> Home:
    """What the public may know today. A hidden partner is in a number only where P5 allows it."""
    pathfinders = list(
        OrganisationStatus.objects.as_of()
        .filter(kind=StatusKind.PATHFINDER, organisation__listing=Listing.PUBLIC)
        .select_related("organisation__country")
        .order_by("-valid_from", "organisation__sort_fr")
    )
    partners = Organisation.objects.partners()
    public = partners.filter(listing=Listing.PUBLIC)
    newest = public.filter(origin="application").select_related("country").order_by("-created_at")[:NEWEST]
    dated = [status for status in pathfinders if status.valid_from]
    return Home(
        stats=stats(partners),
        tiles=_tiles(public, pathfinders),
        newest=list(newest),
        pathfinders=(dated or pathfinders)[:NEWEST],
        decisions=latest_published(DECISIONS),
    )


def stats(partners: Any = None) -> list[Stat]:
    """The four figures of the Alliance that everybody may know. Five queries."""
    partners = Organisation.objects.partners() if partners is None else partners
    hidden = partners.filter(listing=Listing.HIDDEN).count()
    listed = partners.exclude(listing=Listing.HIDDEN).count()
    rules = rulesets.in_force()
    countries = numbers()
    total = statistic(listed, hidden, rules["partners.statistics.smallest_cell"])
    others = [
        Stat(countries.committed, _("committed countries")),
        Stat(countries.implementing, _("countries implementing a roadmap")),
        Stat(rules["gcm.seats.total"], _("seats in the Global Coordinating Group")),
    ]
    return [Stat(total, _("partners")), *others]


def _tiles(public: Any, pathfinders: list[OrganisationStatus]) -> list[Tile]:
    lead = {status.organisation.country_id: status.organisation for status in pathfinders}
    members = {each.country_id: each for each in public.filter(kind=PartnerKind.COUNTRY)}
    return [
        _tile(country, lead.get(country.pk), members.get(country.pk))
        for country in Country.objects.in_order()
    ]


def _tile(country: Country, lead: Organisation | None, member: Organisation | None) -> Tile:
    organisation = lead or member
    state = "pathfinder" if lead else "partner" if member else ""
    return Tile(
        country.iso2, str(country.name), state, organisation.get_absolute_url() if organisation else ""
    )
