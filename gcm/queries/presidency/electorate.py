"""The governments that agree on chair and vice-chair among themselves (C1)."""

from typing import Any

from django.db.models import Q, QuerySet

from alliance87.core import rulesets
from gcm.enums import StakeholderGroup
from gcm.models import Delegate, SeatTerm
from partners.enums import PartnerKind
from partners.models import Membership, Organisation


def asks_all() -> bool:
    """Whether every government partner is asked, not only those with a seat (awaiting a ruling)."""
    return bool(rulesets.in_force()["gcm.presidency.all_governments"])


def electorate() -> QuerySet[Organisation]:
    """The governments that are asked today: those on the government seats, or all partners."""
    if asks_all():
        partners: QuerySet[Organisation] = Organisation.objects.partners()
        return partners.filter(kind=PartnerKind.COUNTRY)
    seated = SeatTerm.objects.as_of().filter(seat__category__group=StakeholderGroup.GOVERNMENT)
    return Organisation.objects.filter(pk__in=seated.values("organisation"))


def governments_of(user: Any) -> list[Organisation]:
    """Those of the electorate for which the person speaks: as the representative or an alternate on its seat,
    or as one of its people where every government partner is asked. One query, and one for the rules."""
    if not user.is_authenticated:
        return []
    seated = Delegate.objects.at().take_part().filter(person=user).values("term__organisation")
    speaks = Q(pk__in=seated)
    if asks_all():
        speaks |= Q(pk__in=Membership.objects.current().filter(user=user).values("organisation"))
    return list(electorate().filter(speaks).select_related("country").order_by("pk"))


def in_electorate(user: Any) -> bool:
    """Whether the person speaks for one of the governments that agree (C1)."""
    return bool(governments_of(user))
