"""The balance of the composition: shown, and never in anybody's way (S17). Of people nothing is counted,
since nothing of the kind is collected."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from typing import Any

from gcm.enums import StakeholderGroup
from gcm.models import Seat, SeatTerm
from partners.enums import Listing
from partners.models import RegionalGroup


@dataclass(frozen=True)
class Share:
    """A group or a region: seats held, of how many (0 where there is no such number)."""

    label: Any
    held: int
    seats: int = 0


@dataclass(frozen=True)
class Balance:
    groups: list[Share]
    regions: list[Share]


def balance(day: date) -> Balance:
    """Seats held by stakeholder group, and governments by regional group, on the day. Hidden partners are in
    no region (P5). Four queries."""
    here = SeatTerm.objects.as_of(day)
    seats = Counter(Seat.objects.as_of(day).values_list("category__group", flat=True))
    held = Counter(here.values_list("seat__category__group", flat=True))
    governments = here.filter(seat__category__group=StakeholderGroup.GOVERNMENT).exclude(
        organisation__listing=Listing.HIDDEN
    )
    regions = Counter(governments.values_list("organisation__country__regional_group", flat=True))
    return Balance(
        groups=[Share(group.label, held[group], seats[group]) for group in StakeholderGroup if seats[group]],
        regions=[Share(region.name, regions[region.pk]) for region in RegionalGroup.objects.all()],
    )
