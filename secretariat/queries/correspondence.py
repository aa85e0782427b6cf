"""The register of correspondence as the desk reads it."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Q, QuerySet

from alliance87.core.text import asked_for
from secretariat.enums import Direction
from secretariat.models import Correspondence, RegisterYear


@dataclass(frozen=True)
class Filters:
    """What the address of the list says."""

    text: str
    direction: str
    year: str
    organisation: str

    @classmethod
    def of(cls, given: Any) -> "Filters":
        year, direction = given.get("year", ""), given.get("direction", "")
        return cls(
            text=asked_for(given.get("q", ""))[:100],
            direction=direction if direction in Direction.values else "",
            year=year if year.isdecimal() and len(year) == 4 else "",
            organisation=asked_for(given.get("organisation", ""))[:90],
        )

    @property
    def is_narrowed(self) -> bool:
        return bool(self.text or self.direction or self.year or self.organisation)


def correspondence(filters: Filters) -> QuerySet[Correspondence]:
    """The newest number first."""
    found = Correspondence.objects.select_related("organisation", "upload", "letter").prefetch_related(
        "copies__upload"
    )
    if filters.direction:
        found = found.filter(direction=filters.direction)
    if filters.year:
        found = found.filter(year=int(filters.year))
    if filters.organisation:
        found = found.filter(organisation__slug=filters.organisation)
    if filters.text:
        found = found.filter(_holds(filters.text))
    return found


def _holds(text: str) -> Q:
    """In what was entered, the names of the organisation, or the number as it is written."""
    names = Q(organisation__name_fr__icontains=text) | Q(organisation__name_en__icontains=text)
    names |= Q(organisation__name_es__icontains=text)
    entered = Q(subject__icontains=text) | Q(other_side__icontains=text) | Q(their_reference__icontains=text)
    parts = text.removeprefix("A87/").split("/")
    if len(parts) == 2 and all(part.isdecimal() and len(part) < 9 for part in parts):
        return Q(year=int(parts[0]), number=int(parts[1]))
    return entered | names


def years() -> list[int]:
    """Those with a number. One query."""
    return list(RegisterYear.objects.order_by("-year").values_list("year", flat=True))
