"""For which States interest can be expressed."""

from typing import Any

from django.db.models import QuerySet

from partners.enums import PartnerKind, StatusKind
from partners.models import Membership, Organisation, OrganisationStatus
from partners.models.proposal import EDITORS
from pathfinders.models import Pathway


def states_without_way() -> QuerySet[Organisation]:
    """Partner States that are on no way, in the order of the page's language (F15)."""
    under_way = Pathway.objects.open().values("organisation")
    states = Organisation.objects.partners().filter(kind=PartnerKind.COUNTRY)
    found: QuerySet[Organisation] = states.exclude(pk__in=under_way).order_by(*Organisation.name_order())
    return found


def candidates_to_be() -> QuerySet[Organisation]:
    """Of these, those that are no pathfinder countries."""
    return states_without_way().exclude(pk__in=_pathfinders())


def known_pathfinders() -> QuerySet[Organisation]:
    """Of these, those that are pathfinder countries by a status older than the portal."""
    return states_without_way().filter(pk__in=_pathfinders())


def states_of(user: Any) -> QuerySet[Organisation]:
    """Those that the person may express interest for."""
    own = Membership.objects.current().filter(user=user, role__in=EDITORS)
    return candidates_to_be().filter(pk__in=own.values("organisation"))


def _pathfinders() -> Any:
    held = OrganisationStatus.objects.as_of().filter(kind=StatusKind.PATHFINDER)
    return held.values("organisation")
