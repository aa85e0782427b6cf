"""What a spokesperson has of the region: contacts, rounds of consultation, statements (S6)."""

from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from gcm.models import Meeting, RegionalRound, RegionalStatement, Seat
from gcm.models.meeting import IN_SESSION, TO_COME
from partners.enums import MembershipRole, PartnerKind
from partners.models import Membership, Organisation


@dataclass(frozen=True)
class MeetingOfRegion:
    """A meeting to come or in session, with the round of the region when there is one."""

    meeting: Meeting
    round: RegionalRound | None


@dataclass(frozen=True)
class RegionPage:
    contacts: list[Membership]
    meetings: list[MeetingOfRegion]
    statements: list[RegionalStatement]


def governments_of(region_id: int | None) -> QuerySet[Organisation]:
    """The partner governments of a regional group today."""
    found: QuerySet[Organisation] = Organisation.objects.partners().filter(
        kind=PartnerKind.COUNTRY, country__regional_group=region_id
    )
    return found


def government_in(user: Any, region_id: int | None) -> Organisation | None:
    """The partner government of the region for which the person acts. One query."""
    if not user.is_authenticated:
        return None
    own = Membership.objects.current().filter(user=user).values("organisation")
    return governments_of(region_id).filter(pk__in=own).first()


def contacts_of(region_id: int | None) -> list[Membership]:
    """The focal points of the partner governments of the region, by country. One query."""
    return list(
        Membership.objects.current()
        .filter(role=MembershipRole.FOCAL_POINT, organisation__in=governments_of(region_id))
        .filter(user__is_active=True)
        .select_related("user", "organisation")
        .order_by(f"organisation__{Organisation.name_order()[0]}", "pk")
    )


def region_page(seat: Seat) -> RegionPage:
    """Of the regional group of the seat. Four queries."""
    region = seat.regional_group_id
    meetings = Meeting.objects.filter(state__in=(*IN_SESSION, *TO_COME)).order_by("starts_at")
    rounds = {
        each.meeting_id: each
        for each in RegionalRound.objects.filter(regional_group=region, meeting__in=meetings)
    }
    return RegionPage(
        contacts=contacts_of(region),
        meetings=[MeetingOfRegion(each, rounds.get(each.pk)) for each in meetings],
        statements=list(
            RegionalStatement.objects.filter(regional_group=region)
            .select_related("meeting", "item", "organisation")
            .order_by("-made_at")[:20]
        ),
    )


def statements_at(meeting: Meeting) -> list[RegionalStatement]:
    """What was said on behalf of regions at the meeting, always attributed (N9). One query."""
    return list(meeting.regional_statements.select_related("regional_group", "organisation", "item"))
