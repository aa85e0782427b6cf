"""Who holds the two offices, and who acts when one is vacant or concerned (C7, A13)."""

from datetime import date
from typing import Any

from gcm.enums import Office
from gcm.models import SeatTerm
from gcm.queries.delegations import holds_office


def holder_of(office: str, on: date | None = None) -> SeatTerm | None:
    """The term of the government in office on the day in Geneva, today by default (C9). One query."""
    terms = SeatTerm.objects.as_of(on).filter(seat__office=office)
    return terms.select_related("organisation__country__regional_group", "seat").first()


def acts_as_chair(user: Any) -> bool:
    """The representative on the chair's seat; while no government holds it, the one on the vice-chair's
    seat, as acting chair (C7)."""
    if holds_office(user, Office.CHAIR):
        return True
    return holds_office(user, Office.VICE_CHAIR) and holder_of(Office.CHAIR) is None


def offices_without(organisation: int) -> list[Office]:
    """The offices that can act on what concerns this organisation: those that its own government does not
    hold. While nobody holds the chair, the vice-chair acts in it (C7). Two queries."""
    held = {office: holder_of(office) for office in Office}
    held[Office.CHAIR] = held[Office.CHAIR] or held[Office.VICE_CHAIR]
    return [office for office, term in held.items() if term is None or term.organisation_id != organisation]


def certifying_office(holder: int) -> Office:
    """Who certifies the absences of this organisation: the chair, save for its own government (A13)."""
    chair = holder_of(Office.CHAIR)
    concerned = chair is not None and chair.organisation_id == holder
    return Office.VICE_CHAIR if concerned else Office.CHAIR


def certifies(user: Any, holder: int) -> bool:
    """Whether the person decides on the absences of this organisation now."""
    if certifying_office(holder) == Office.VICE_CHAIR:
        return holds_office(user, Office.VICE_CHAIR)
    return acts_as_chair(user)
