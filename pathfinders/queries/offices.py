"""For which ways a person speaks, and who follows all of them."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from alliance87.core.access.registry import remembered
from alliance87.core.dates import today_in_geneva
from partners.models import GroupMember, GroupOffice, Membership, Organisation, User
from pathfinders.models import FocalPoint, MonitoringCharge


def ways_of(user: Any, at: datetime | None = None) -> frozenset[int]:
    """The keys of the ways whose focal point the person is at the instant. Now: one query, once for the life
    of a request."""
    if not user.is_authenticated:
        return frozenset()
    if at is not None:
        return _read(user, at)
    found: frozenset[int] = remembered(user, "pathfinders.ways", lambda: _read(user, timezone.now()))
    return found


def _read(user: Any, at: datetime) -> frozenset[int]:
    return frozenset(FocalPoint.objects.at(at).filter(user=user).values_list("pathway_id", flat=True))


def follows_target(user: Any) -> bool:
    """Whether the person acts for an organisation that leads the group in charge of monitoring today, or was
    admitted to it to work, not to listen (F9, F10, W11). One query."""
    today = today_in_geneva()
    groups = MonitoringCharge.objects.as_of(today).values("group")
    offices = GroupOffice.objects.filter(group__in=groups, since__lte=today).exclude(until__lt=today)
    members = GroupMember.objects.current().filter(group__in=groups, as_observer=False)
    of_group = Q(organisation__in=offices.values("organisation"))
    of_group |= Q(organisation__in=members.values("organisation"))
    return Membership.objects.current().filter(of_group, user=user).exists()


def charge_today() -> MonitoringCharge | None:
    """The group in charge of monitoring today, when the portal was told. One query."""
    return MonitoringCharge.objects.as_of().select_related("group").order_by("-since").first()


def nameable_by(user: Any, states: Iterable[Organisation]) -> QuerySet[User] | None:
    """Whom the person may name to speak for one of these States: those who act for it on the portal; None,
    anybody, for the secretariat, which knows who has an account (F11)."""
    if user.has_perm("pathfinders.register_interest"):
        return None
    acting = Membership.objects.current().filter(organisation__in=states)
    return User.objects.filter(pk__in=acting.values("user"))
