"""A partner's page, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from partners.enums import PartnerKind, StatusKind
from partners.models import Commitment, Organisation, OrganisationStatus


@dataclass(frozen=True)
class Profile:
    """What a public listing shows of an organisation. No person's name is in it (M4)."""

    kind: Any
    other_kinds: list[Any]
    topics: list[Any]
    partner_since: date | None
    pathfinder: OrganisationStatus | None
    commitment: Commitment | None
    mission_language: str


def profile_of(organisation: Organisation) -> Profile:
    """Three queries, whatever the organisation."""
    statuses = {
        status.kind: status for status in OrganisationStatus.objects.as_of().filter(organisation=organisation)
    }
    partner = statuses.get(StatusKind.PARTNER)
    return Profile(
        kind=PartnerKind(organisation.kind).label,
        other_kinds=[PartnerKind(kind).label for kind in organisation.other_kinds],
        topics=list(organisation.topics.all()),
        partner_since=partner.valid_from if partner else None,
        pathfinder=statuses.get(StatusKind.PATHFINDER),
        commitment=organisation.commitments.select_related("text").first(),
        mission_language=_language_of(organisation),
    )


def _language_of(organisation: Organisation) -> str:
    """The language that the mission is shown in, the reader's when it is there (M2)."""
    mine = get_language() or "fr"
    codes = [mine, *(code for code in ("fr", "en", "es") if code != mine)]
    return next((code for code in codes if getattr(organisation, f"mission_{code}")), mine)
