"""The community space of the focal points (F16)."""

from django.db.models import Count, QuerySet

from pathfinders.models import CommunityWorkshop, Thread


def threads(kind: str = "") -> QuerySet[Thread]:
    """Questions and practices, the latest first, with the countries they are of and how many answers there
    are. Two queries."""
    found = Thread.objects.select_related("pathway__country").prefetch_related("countries")
    if kind:
        found = found.filter(kind=kind)
    return found.annotate(answers=Count("posts")).order_by("-opened_at", "-pk")


def workshops() -> list[CommunityWorkshop]:
    """The yearly workshops, the latest first."""
    return list(CommunityWorkshop.objects.all())
