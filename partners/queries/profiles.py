"""A partner's page, in a fixed number of queries."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from alliance87.core.dates import today_in_geneva
from alliance87.core.languages import LANGUAGES
from partners.enums import Listing, PartnerKind, StatusKind, SuccessionKind
from partners.models import Commitment, FormerName, Organisation, OrganisationStatus, Succession


@dataclass(frozen=True)
class Profile:
    """What a public listing shows of an organisation. No person's name is in it (M4)."""

    kind: Any
    other_kinds: list[Any]
    topics: list[Any]
    is_partner: bool
    partner_since: date | None
    partner_until: date | None  # of one that has left
    pathfinder: OrganisationStatus | None
    commitment: Commitment | None  # the first: a later one would mark who is silent (P12)
    mission_language: str
    former_names: list[FormerName]
    predecessors: list[Succession]


def profile_of(organisation: Organisation) -> Profile:
    """Five queries, whatever the organisation."""
    rows = list(OrganisationStatus.objects.filter(organisation=organisation))
    today = today_in_geneva()
    statuses = {status.kind: status for status in rows if _holds(status, today)}
    partner = statuses.get(StatusKind.PARTNER)
    return Profile(
        kind=PartnerKind(organisation.kind).label,
        other_kinds=[PartnerKind(kind).label for kind in organisation.other_kinds],
        topics=list(organisation.topics.all()),
        is_partner=partner is not None,
        partner_since=partner.valid_from if partner else None,
        partner_until=None if partner else _left_on(rows, today),
        pathfinder=statuses.get(StatusKind.PATHFINDER),
        commitment=organisation.commitments.select_related("text").order_by("given_at", "pk").first(),
        mission_language=_language_of(organisation),
        former_names=list(organisation.former_names.all()),
        predecessors=_predecessors_of(organisation),
    )


def _predecessors_of(organisation: Organisation) -> list[Succession]:
    """Those whose place it took; a duplicate that was merged is no predecessor, and one that is hidden is not
    told (P5)."""
    rows = Succession.objects.filter(successor=organisation, kind=SuccessionKind.SUCCESSION)
    return list(rows.exclude(predecessor__listing=Listing.HIDDEN).select_related("predecessor"))


def _holds(status: OrganisationStatus, day: date) -> bool:
    begun = status.valid_from is None or status.valid_from <= day
    return begun and (status.valid_to is None or status.valid_to >= day)


def left_on(organisation: Organisation) -> date | None:
    """The last day as a partner of one that has left; None for a partner of today, and for one that never
    was one (one query)."""
    rows, today = list(organisation.statuses.filter(kind=StatusKind.PARTNER)), today_in_geneva()
    return None if any(_holds(each, today) for each in rows) else _left_on(rows, today)


def _left_on(rows: list[OrganisationStatus], today: date) -> date | None:
    """The last day as a partner of one that was one."""
    ended = [each.valid_to for each in rows if each.kind == StatusKind.PARTNER and each.valid_to]
    return max((day for day in ended if day < today), default=None)


def _language_of(organisation: Organisation) -> str:
    """The language that the mission is shown in, the reader's when it is there (M2)."""
    mine = get_language() or "fr"
    codes = [mine, *(code for code in LANGUAGES if code != mine)]
    return next((code for code in codes if getattr(organisation, f"mission_{code}")), mine)
