"""What everybody may know: which countries are pathfinders, since when, and by which decision (F4, F8). Ways
that have not arrived are nobody's but those who are on them."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Q, QuerySet

from gcm.models import Decision
from partners.enums import Listing, StatusKind
from partners.models import Membership, Organisation, OrganisationStatus
from partners.models.proposal import EDITORS
from pathfinders.enums import PathwayState
from pathfinders.models import FocalPoint, Pathway


@dataclass(frozen=True)
class Numbers:
    """How many countries are committed, holding the status today, and how many of these carry out a roadmap:
    their way has arrived on the portal."""

    committed: int
    implementing: int


@dataclass(frozen=True)
class StatusPage:
    """The status of a country: the period that runs, those before, and the decision that granted it."""

    organisation: Organisation
    status: OrganisationStatus | None
    earlier: list[OrganisationStatus]
    decision: Decision | None
    pathway: Pathway | None


def statuses_today() -> QuerySet[OrganisationStatus]:
    """The pathfinder countries of today that the directory shows, in the order of the page's language."""
    held = OrganisationStatus.objects.as_of().filter(
        kind=StatusKind.PATHFINDER, organisation__listing=Listing.PUBLIC
    )
    order = [f"organisation__{name}" for name in Organisation.name_order()]
    found: QuerySet[OrganisationStatus] = held.select_related("organisation__country").order_by(*order)
    return found


def numbers() -> Numbers:
    """Both numbers (F4, F9), for the home page and the page of the countries. Two queries."""
    held = statuses_today()
    if settings.DEMO:  # invented States are never added to real ones
        held = held.filter(organisation__country__fictitious=True)
    arrived = Pathway.objects.filter(state=PathwayState.GRANTED).values("organisation")
    return Numbers(held.count(), held.filter(organisation__in=arrived).count())


def status_page(slug: str) -> StatusPage | None:
    """The page of one country; None for whoever was never a pathfinder country or is not listed. Four
    queries."""
    organisation = (
        Organisation.objects.filter(slug=slug, listing=Listing.PUBLIC).select_related("country").first()
    )
    if organisation is None:
        return None
    ever = OrganisationStatus.objects.filter(organisation=organisation, kind=StatusKind.PATHFINDER)
    rows = list(ever.order_by("-valid_from", "-pk"))
    if not rows:
        return None
    current = {each.pk for each in ever.as_of()}
    status = next((each for each in rows if each.pk in current), None)
    return StatusPage(
        organisation=organisation,
        status=status,
        earlier=[each for each in rows if each.pk not in current],
        decision=_published(status),
        pathway=Pathway.objects.filter(organisation=organisation, state=PathwayState.GRANTED).first(),
    )


def _published(status: OrganisationStatus | None) -> Decision | None:
    if status is None or not status.decision:
        return None
    return Decision.objects.published().by_symbol(status.decision)


def ways_for(user: Any) -> QuerySet[Pathway]:
    """The ways that the person is on, as a focal point or an editor of the State; all of them for the
    secretariat."""
    ways = Pathway.objects.select_related("country", "organisation")
    if user.has_perm("pathfinders.register_interest"):
        return ways.order_by("country__sort_fr", "-opened_at")
    return ways.filter(pk__in=_mine(user)).order_by("-opened_at")


def _mine(user: Any) -> QuerySet[Pathway, int]:
    edits = Membership.objects.current().filter(user=user, role__in=EDITORS)
    offices = FocalPoint.objects.at().filter(user=user)
    found = Pathway.objects.filter(
        Q(organisation__in=edits.values("organisation")) | Q(pk__in=offices.values("pathway"))
    )
    return found.values_list("pk", flat=True)
