"""Who acts for an organisation, in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import QuerySet

from partners.enums import InvitationState, MembershipRole
from partners.models import Invitation, Membership, Organisation


@dataclass(frozen=True)
class Colleagues:
    """Those who act for it today, those who are invited, and those who acted for it before."""

    current: list[Membership]
    invited: list[Invitation]
    former: list[Membership]


def colleagues_of(organisation: Organisation) -> Colleagues:
    """Two queries, whatever the organisation. Persons who were erased are left out of the past."""
    rows = Membership.objects.filter(organisation=organisation).select_related("user", "granted_by")
    people = list(rows.order_by("-until", "since", "pk"))
    invited = Invitation.objects.filter(organisation=organisation, state=InvitationState.OPEN)
    return Colleagues(
        current=sorted(
            (each for each in people if each.until is None), key=lambda each: (each.role, each.since)
        )[::-1],
        invited=list(invited.select_related("invited_by")),
        former=[each for each in people if each.until is not None and each.user.is_active],
    )


def other_focal_points(membership: Membership) -> QuerySet[Membership]:
    """Focal points of the same organisation whose account is in use."""
    others = Membership.objects.current().exclude(pk=membership.pk)
    return others.filter(
        organisation=membership.organisation_id, role=MembershipRole.FOCAL_POINT, user__is_active=True
    )


def focal_points_of(organisation: Organisation) -> list[Membership]:
    """With their persons (one query)."""
    rows = Membership.objects.current().filter(
        organisation=organisation, role=MembershipRole.FOCAL_POINT, user__is_active=True
    )
    return list(rows.select_related("user"))
