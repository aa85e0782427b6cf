"""Requests for support and the help given (F17)."""

from django.db.models import QuerySet

from pathfinders.models import Pathway, SupportRequest


def support_of(pathway: Pathway) -> QuerySet[SupportRequest]:
    """The requests of a country, the open ones first, each with the help given. Two queries."""
    return pathway.support.prefetch_related("given").order_by("closed_at", "-asked_at")
