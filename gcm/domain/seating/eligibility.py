"""What is checked of a name: that it is of the right group (S13). What is only worth saying is in
`gcm.queries.seating.cautions`."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from gcm.enums import SeatBlock
from gcm.models import NominatingBody, Seat, SeatCategory
from partners.enums import STAKEHOLDER_GROUP_OF_KIND, StatusKind
from partners.models import Organisation, OrganisationStatus


def require_eligible(body: NominatingBody, organisation: Organisation) -> None:
    """Raises ValidationError for an organisation that is no partner, or of another group, status or region
    than the seats of the body ask for (S7, S13)."""
    _require(body.category, body.regional_group_id, organisation)


def require_eligible_for(seat: Seat, organisation: Organisation) -> None:
    """The same for one seat, the two offices included. A region in principle is no condition (S5)."""
    _require(seat.category, None if seat.in_principle else seat.regional_group_id, organisation)


def _require(category: SeatCategory, region: int | None, organisation: Organisation) -> None:
    problem = _problem(category, region, organisation)
    if problem:
        raise ValidationError({"organisation": problem}, code="wrong_group")


def _problem(category: SeatCategory, region: int | None, organisation: Organisation) -> Any:
    if not _has_status(organisation, StatusKind.PARTNER):
        return _("This organisation is no partner of the Alliance today.")
    if STAKEHOLDER_GROUP_OF_KIND[organisation.kind] != category.group:
        return _("This organisation is not of the group of these seats (S13).")
    if category.block == SeatBlock.PATHFINDER and not _has_status(organisation, StatusKind.PATHFINDER):
        return _("This country is no pathfinder country today (S13).")
    if region and _region_of(organisation) != region:
        return _("This country is of another regional group; no other region fills a seat (S7).")
    return ""


def _has_status(organisation: Organisation, kind: str) -> bool:
    statuses = OrganisationStatus.objects.as_of().filter(organisation=organisation, kind=kind)
    return bool(statuses.exists())


def _region_of(organisation: Organisation) -> int | None:
    return organisation.country.regional_group_id if organisation.country else None
