"""The seats of the organisations of which somebody is a focal point (S14)."""

from typing import Any

from django.db.models import Prefetch

from alliance87.core.access.registry import remembered
from alliance87.core.dates import today_in_geneva
from gcm.models import Delegate, DelegateNotice, SeatTerm
from partners.enums import MembershipRole
from partners.models import Membership


def own_term_ids(user: Any) -> frozenset[int]:
    """Terms in office or to come of which `user` may say who acts for them. One query, once a request."""
    if not user.is_authenticated:
        return frozenset()
    found: frozenset[int] = remembered(user, "gcm.own_terms", lambda: _read(user))
    return found


def _read(user: Any) -> frozenset[int]:
    mine = Membership.objects.current().filter(user=user, role=MembershipRole.FOCAL_POINT)
    terms = SeatTerm.objects.filter(organisation__in=mine.values("organisation"))
    return frozenset(terms.exclude(ended_on__lt=today_in_geneva()).values_list("pk", flat=True))


def own_seats(user: Any) -> list[SeatTerm]:
    """The terms with who acts for each now, and the notices that were given. Three queries, and that which
    finds them."""
    acting = Delegate.objects.at().select_related("person").order_by("-capacity", "since")
    notices = DelegateNotice.objects.select_related("person")
    terms = (
        SeatTerm.objects.filter(pk__in=own_term_ids(user))
        .select_related("seat__category", "organisation")
        .prefetch_related(Prefetch("delegates", acting, to_attr="acting"))
        .prefetch_related(Prefetch("delegate_notices", notices, to_attr="notices_given"))
    )
    return list(terms.order_by("seat__number", "starts_on"))
