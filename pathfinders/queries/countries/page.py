"""The public page of one State, in a fixed number of queries. Each section loads its own part; a hidden
organisation is in none of them (P5), nor is a decision that was not published (D17)."""

from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import CharField, Exists, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.utils import timezone

from gcm.models import SeatTerm
from gcm.queries.register import Line, decisions, line_of
from partners.enums import InitiativeState, Listing, PartnerKind, StatusKind
from partners.models import Country, Group, GroupOffice, Initiative, Organisation, OrganisationStatus
from pathfinders.enums import PathwayState
from pathfinders.models import CountryName, FocalPoint, Pathway
from pathfinders.queries.countries.standing import Stand, stand_of

MOST_PARTNERS = 12
MOST_INITIATIVES = 12


@dataclass(frozen=True)
class CountryPage:
    """What the head of the page says. `decision` is there once it is published."""

    country: Country
    stand: Stand
    organisation: Organisation | None
    seats: list[SeatTerm]
    decisions: list[Line]
    decision: Line | None
    ministry: str  # for which the focal point of a pathfinder country acts; no person is named (M4)


@dataclass(frozen=True)
class Active:
    """Public initiatives in the country; partners of it and those of the initiatives, all listed publicly;
    and the groups that the former lead."""

    initiatives: list[Initiative]
    has_more_initiatives: bool
    partners: list[Organisation]
    has_more: bool
    groups: list[Group]


def find_country(code: str) -> tuple[Country | None, bool]:
    """The State with this code, and whether the code is one that it had before. One query, two for a code
    that is not one of today."""
    granted = Pathway.objects.filter(country=OuterRef("pk"), state=PathwayState.GRANTED)
    in_office = FocalPoint.objects.at().filter(
        pathway__country=OuterRef("pk"),
        pathway__state=PathwayState.GRANTED,
        pathway__organisation__listing=Listing.PUBLIC,  # a hidden State shows through nothing (P5)
    )
    countries = Country.objects.select_related("regional_group").annotate(
        granted=Exists(granted), ministry=Subquery(in_office.order_by("since").values("ministry")[:1])
    )
    found = countries.filter(iso2=code.upper()).first()
    if found is not None:
        return found, False
    former = CountryName.objects.filter(kind="code", key=code.upper(), country__isnull=False)
    named = former.select_related("country").first()
    return (named.country if named else None), True


def country_page(country: Any) -> CountryPage:
    """Four queries, two of them for the decisions. `country` comes from `find_country`."""
    organisation, statuses = _state(country)
    today = timezone.localdate()
    holding = [each for each in statuses if _holds(each, today)]
    stand = stand_of(holding, granted=country.granted)
    about = _decisions(country, statuses)
    return CountryPage(
        country=country,
        stand=stand,
        organisation=organisation,
        seats=_seats(organisation),
        decisions=about,
        decision=next((line for line in about if line.symbol == stand.decision), None),
        ministry=country.ministry or "",
    )


def active_in(country: Country) -> Active:
    """Three queries."""
    running = Initiative.objects.public().filter(countries=country, state=InitiativeState.PUBLISHED)
    # Two lists put together: either of them is short, while one condition or the other is asked of everybody.
    seated: Any = Organisation.objects.filter(country=country).order_by().values("pk")
    there = seated.union(running.order_by().values("organisation"))
    public = Organisation.objects.partners().filter(pk__in=there, listing=Listing.PUBLIC)
    others = public.exclude(kind=PartnerKind.COUNTRY).order_by(*Organisation.name_order())
    shown = list(others[: MOST_PARTNERS + 1])
    offices = GroupOffice.objects.filter(
        Q(until__isnull=True) | Q(until__gte=timezone.localdate()),
        organisation__country=country,
        organisation__listing=Listing.PUBLIC,
    )
    groups = Group.objects.active().filter(published_at__isnull=False, pk__in=offices.values("group"))
    initiatives = list(running.select_related("organisation")[: MOST_INITIATIVES + 1])
    return Active(
        initiatives=initiatives[:MOST_INITIATIVES],
        has_more_initiatives=len(initiatives) > MOST_INITIATIVES,
        partners=shown[:MOST_PARTNERS],
        has_more=len(shown) > MOST_PARTNERS,
        groups=list(groups),
    )


def _state(country: Country) -> tuple[Organisation | None, list[OrganisationStatus]]:
    """The State as a partner, when its page is public, with all statuses it has had; those of one that is
    listed by its name say no more than `stand_of` tells."""
    statuses = list(
        OrganisationStatus.objects.filter(
            organisation__country=country, organisation__kind=PartnerKind.COUNTRY
        )
        .exclude(organisation__listing=Listing.HIDDEN)
        .select_related("organisation")
        .order_by("kind", "valid_from")
    )
    public = (each.organisation for each in statuses if each.organisation.listing == Listing.PUBLIC)
    return next(public, None), statuses


def _holds(status: OrganisationStatus, day: Any) -> bool:
    began = status.valid_from is None or status.valid_from <= day
    return began and (status.valid_to is None or status.valid_to >= day)


def _seats(organisation: Organisation | None) -> list[SeatTerm]:
    if organisation is None:
        return []
    return list(SeatTerm.objects.as_of().filter(organisation=organisation).select_related("seat__category"))


def _decisions(country: Country, statuses: list[OrganisationStatus]) -> list[Line]:
    """Published decisions that gave or ended a status, or were taken on the way of the country."""
    listed = Pathway.objects.filter(country=country, organisation__listing=Listing.PUBLIC)
    ways = listed.annotate(key=Cast("pk", CharField()))
    about = Q(
        item__content_type=ContentType.objects.get_for_model(Pathway), item__object_id__in=ways.values("key")
    )
    for status in statuses:
        is_told = status.kind == StatusKind.PATHFINDER and status.organisation.listing == Listing.PUBLIC
        if is_told and (named := _symbol(status.decision)):
            about |= named
    found = decisions().published().filter(about).order_by("-decided_at")
    return [line_of(each, with_internal=False) for each in found]


def _symbol(symbol: str) -> Q | None:
    """A decision by its symbol (D15); None for what is no symbol."""
    parts = symbol.split("/")
    if len(parts) != 3 or not (parts[1].isdecimal() and parts[2].isdecimal()):
        return None
    return Q(year=int(parts[1]), number=int(parts[2]))
