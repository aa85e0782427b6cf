"""Who acts for a seat from now on, told to those whose seat it is."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.models import Delegate
from partners.enums import MembershipRole
from partners.models import Membership

WHY = _("You receive this mail because you act for this member of the Global Coordinating Group, or did.")


def delegate_accredited(delegate: Delegate, before: Any) -> None:
    """To the person, to the representative whose place they take, and to the holder's focal points: nobody
    is replaced without being told."""
    holder = delegate.term.organisation
    memberships = Membership.objects.current().filter(organisation=holder, user__is_active=True)
    focal_points = memberships.filter(role=MembershipRole.FOCAL_POINT).select_related("user")
    people = {each.user_id: each.user for each in focal_points}
    people |= {each.pk: each for each in (delegate.person, before) if each is not None}
    mailing.send(
        kind="gcm.delegate_accredited",
        template="mail/gcm/delegate_accredited",
        recipients=[mailing.to_account(each) for each in people.values()],
        context={
            "delegate": delegate,
            "person": delegate.person,
            "before": before,
            "seat": delegate.term.seat,
            "holder": holder,
        },
        why=WHY,
        statutory=True,
    )
