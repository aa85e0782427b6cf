"""Who stands behind the owner of an action: the organisation, or those that lead the group (N12, N13)."""

from typing import Any

from django.db.models import Q

from alliance87.core.dates import today_in_geneva
from gcm.models import FollowUp
from partners.enums import MembershipRole
from partners.models import GroupOffice, Membership, User

ACTING = (MembershipRole.FOCAL_POINT, MembershipRole.EDITOR)


def organisations_of(action: FollowUp) -> list[int]:
    """By primary key; none for a seat and for the secretariat. One query for a group."""
    if action.organisation_id is not None:
        return [action.organisation_id]
    if action.group_id is None:
        return []
    return list(_offices().filter(group=action.group_id).values_list("organisation", flat=True).distinct())


def people_of(action: FollowUp) -> list[User]:
    """Focal points and editors of those organisations. Two queries."""
    acting = Membership.objects.current().filter(role__in=ACTING, organisation__in=organisations_of(action))
    people = User.objects.filter(pk__in=acting.values("user"), is_active=True)
    return list(people.order_by("pk"))


def acts_for_owner(user: Any, action: FollowUp) -> bool:
    """Whether the person is one of them. Two queries."""
    mine = Membership.objects.current().filter(user=user, role__in=ACTING)
    return bool(mine.filter(organisation__in=organisations_of(action)).exists())


def actions_for(user: Any) -> list[FollowUp]:
    """What waits for the organisations of the person, and for the groups that these lead. One query."""
    mine = Membership.objects.current().filter(user=user, role__in=ACTING).values("organisation")
    led = _offices().filter(organisation__in=mine).values("group")
    told = FollowUp.objects.under_way().filter(told_at__isnull=False)
    found = told.filter(Q(organisation__in=mine) | Q(group__in=led))
    return list(found.select_related("item__meeting", "organisation", "group"))


def _offices() -> Any:
    """Those that are held today."""
    today = today_in_geneva()
    return GroupOffice.objects.filter(
        Q(since__lte=today), Q(until__isnull=True) | Q(until__gte=today)
    ).order_by()
