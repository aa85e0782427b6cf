"""What is told to followers of countries: statuses, roadmaps, reports. What the page of a country says, and
nothing before the grant (P5, F4, F10)."""

from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliance87.core.dates import day_in_geneva
from partners.enums import FollowKind, Listing, StatusKind
from partners.models import OrganisationStatus
from partners.queries.activity import Event, define_activity
from pathfinders.enums import PathwayState
from pathfinders.models import Pathway, Roadmap, YearlyReport


def _public(**filters: Any) -> QuerySet[Pathway]:
    """Of States whose page is public."""
    ways = Pathway.objects.filter(organisation__listing=Listing.PUBLIC, **filters)
    return ways.select_related("country", "organisation")


def _of(pathway: Pathway) -> frozenset[tuple[str, int]]:
    return frozenset(
        [
            (FollowKind.COUNTRY.value, pathway.country_id),
            (FollowKind.PARTNER.value, pathway.organisation_id),
        ]
    )


@define_activity
def granted_statuses(since: datetime, until: datetime) -> list[Event]:
    """Statuses that the GCG granted (one query)."""
    rows = _public(state=PathwayState.GRANTED, granted_at__gt=since, granted_at__lte=until)
    return [
        Event(
            key=f"pathfinder:{row.pk}",
            at=row.granted_at or until,
            title=_("%(country)s is a pathfinder country") % {"country": row.country},
            body=_("Decision %(symbol)s") % {"symbol": row.decision},
            url=row.get_status_url(),
            targets=_of(row),
        )
        for row in rows
    ]


@define_activity
def ended_statuses(since: datetime, until: datetime) -> list[Event]:
    """Statuses that ended by an official note; a country that withdrew before it had one is not told (one
    query)."""
    had = OrganisationStatus.objects.filter(kind=StatusKind.PATHFINDER, valid_to__isnull=False)
    rows = _public(
        state=PathwayState.WITHDRAWN,
        withdrawn_at__gt=since,
        withdrawn_at__lte=until,
        organisation__in=had.values("organisation"),
    )
    return [
        Event(
            key=f"pathfinder-ended:{row.pk}",
            at=row.withdrawn_at or until,
            title=_("%(country)s is no longer a pathfinder country") % {"country": row.country},
            body="",
            url=_page(row),
            targets=_of(row),
        )
        for row in rows
    ]


@define_activity
def roadmaps(since: datetime, until: datetime) -> list[Event]:
    """Roadmaps that came into force and that everybody may read (F4; one query)."""
    rows = Roadmap.objects.public().filter(in_force_at__gt=since, in_force_at__lte=until)
    return [
        Event(
            key=f"roadmap:{row.pk}",
            at=row.in_force_at or until,
            title=_("%(country)s, roadmap: %(title)s") % {"country": row.pathway.country, "title": row.title},
            body=row.summary or "",
            url=row.get_absolute_url(),
            targets=_of(row.pathway),
        )
        for row in rows.select_related("pathway__country")
    ]


@define_activity
def yearly_reports(since: datetime, until: datetime) -> list[Event]:
    """That a report was handed in, and when: what it says is not public (F10; one query)."""
    rows = YearlyReport.objects.submitted().filter(
        submitted_at__gt=since,
        submitted_at__lte=until,
        pathway__state=PathwayState.GRANTED,
        pathway__organisation__listing=Listing.PUBLIC,
    )
    return [
        Event(
            key=f"yearly-report:{row.pk}",
            at=row.submitted_at or until,
            title=_("%(country)s has reported on its roadmap") % {"country": row.pathway.country},
            body=_("Last report: %(day)s") % {"day": _day(row.submitted_at or until)},
            url=_page(row.pathway),
            targets=_of(row.pathway),
        )
        for row in rows.select_related("pathway__country")
    ]


def _page(pathway: Pathway) -> str:
    return reverse("pathfinders:country", args=[pathway.country.iso2])


def _day(instant: datetime) -> str:
    return date_format(day_in_geneva(instant), "DATE_FORMAT")
