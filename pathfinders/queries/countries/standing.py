"""How each State stands, in two queries for all of them. Hidden partners are nowhere in it, and one that is
listed by its name alone is a partner of whom no more is told (P5)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from partners.enums import Listing, PartnerKind, StatusKind
from partners.models import Country, OrganisationStatus
from pathfinders.enums import PathwayState, Standing
from pathfinders.models import Pathway


@dataclass(frozen=True)
class Stand:
    """`since` is known as precisely as `precision` says; `decision` is the symbol of the grant, if any."""

    standing: Standing
    since: date | None = None
    precision: str = "unknown"
    decision: str = ""
    source: str = ""

    @property
    def is_pathfinder(self) -> bool:
        return self.standing in (Standing.IMPLEMENTING, Standing.PATHFINDER)


NOTHING = Stand(Standing.NONE)


def public_statuses() -> Any:
    """The statuses that hold today of States that the directory names."""
    held = OrganisationStatus.objects.as_of().filter(
        organisation__kind=PartnerKind.COUNTRY, organisation__country__isnull=False
    )
    return held.exclude(organisation__listing=Listing.HIDDEN)


def stands() -> dict[int, Stand]:
    """By the key of the country; one that is not there is not a partner. Two queries."""
    granted = set(Pathway.objects.filter(state=PathwayState.GRANTED).values_list("country", flat=True))
    found: dict[int, Stand] = {}
    for status in public_statuses().select_related("organisation").order_by("kind"):
        country = status.organisation.country_id
        found[country] = _further(found.get(country, NOTHING), status, country in granted)
    return found


def stand_of(statuses: list[OrganisationStatus], *, granted: bool) -> Stand:
    """The same for one State, from its statuses."""
    stand = NOTHING
    for status in statuses:
        stand = _further(stand, status, granted)
    return stand


def _further(stand: Stand, status: OrganisationStatus, granted: bool) -> Stand:
    """A State that leads the way is a partner too (F15): the further one is shown, where more than the name
    is public; an organisation that is listed by its name alone takes nothing from another of the State."""
    if status.organisation.listing != Listing.PUBLIC:
        return Stand(Standing.PARTNER) if stand == NOTHING else stand
    if status.kind == StatusKind.PARTNER:
        return stand if stand.is_pathfinder else _stand(Standing.PARTNER, status)
    if status.kind == StatusKind.PATHFINDER:
        return _stand(Standing.IMPLEMENTING if granted else Standing.PATHFINDER, status)
    return stand


def _stand(standing: Standing, status: OrganisationStatus) -> Stand:
    return Stand(
        standing, status.valid_from, str(status.precision), status.decision, str(status.source or "")
    )


def of_country(found: Mapping[int, Stand], country: Country) -> Stand:
    """How the country stands."""
    return found.get(country.pk, NOTHING)
