"""Who is told about the implementation of a roadmap."""

from typing import Any

from django.db.models import Q, QuerySet

from partners.enums import MembershipRole
from partners.models import Membership
from pathfinders.models import FocalPoint, Pathway, RoadmapAction
from pathfinders.models.roadmap import HELD

EDITORS = (MembershipRole.FOCAL_POINT, MembershipRole.EDITOR)


def focal_points_of(pathway: Pathway) -> list[Any]:
    """The persons who speak for the country now. One query."""
    rows = FocalPoint.objects.at().filter(pathway=pathway).select_related("user").order_by("pk")
    return [each.user for each in rows]


def own_organisations(user: Any) -> QuerySet[Any, Any]:
    """The keys of the organisations for which the person speaks or writes, as a query."""
    current = Membership.objects.current()
    mine = current.filter(user=user, role__in=EDITORS) if user.is_authenticated else current.none()
    return mine.values("organisation")


def actions_for(user: Any) -> QuerySet[RoadmapAction]:
    """Those that the person may see (F14), and those for which an organisation of theirs is responsible; what
    is still being written is carried out by nobody."""
    visible = Q(pk__in=RoadmapAction.objects.visible_to(user).values("pk"))
    own = Q(partners__until__isnull=True, partners__organisation__in=own_organisations(user))
    responsible = Q(pk__in=RoadmapAction.objects.filter(own).values("pk"))
    return RoadmapAction.objects.filter(visible | responsible, roadmap__state__in=HELD)
