"""Who acts for organisations, to be written to."""

from collections.abc import Iterable

from partners.enums import MembershipRole
from partners.models import Membership, Organisation, User
from partners.queries.colleagues import focal_points_of

EDITORS = (MembershipRole.FOCAL_POINT, MembershipRole.EDITOR)


def editors_of(organisations: Iterable[Organisation | int]) -> list[User]:
    """The focal points and editors of the organisations, with accounts in use, each once (two queries)."""
    rows = Membership.objects.current().filter(organisation__in=list(organisations), role__in=EDITORS)
    return list(User.objects.filter(pk__in=rows.values("user"), is_active=True).order_by("pk"))


def reachable_people_of(organisation: Organisation) -> list[User]:
    """Those who speak for the organisation, with accounts in use; its editors when nobody does (one query,
    three at most)."""
    found = [each.user for each in focal_points_of(organisation)]
    return found or editors_of([organisation])
