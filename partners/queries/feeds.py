"""What the Atom feeds of the partners' side tell, the newest first: what everybody may read today (P5)."""

from collections.abc import Callable
from datetime import datetime, time
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.enums import Listing, StatusKind
from partners.models import (
    FundingCall,
    GoodPractice,
    Group,
    Initiative,
    OrganisationStatus,
    Pilot,
    Posting,
    WorkplanLine,
)
from partners.queries.activity import (
    Event,
    told_of_group,
    told_of_initiative,
    told_of_line,
    told_of_practice,
)
from partners.queries.market_activity import told_of_call, told_of_pilot, told_of_posting, with_about

LATEST = 30


def new_partners() -> list[Event]:
    """Partners with a public page, by the day on which they came; those of whom the day is not known are left
    out (one query)."""
    rows = OrganisationStatus.objects.as_of().filter(
        kind=StatusKind.PARTNER, organisation__listing=Listing.PUBLIC, valid_from__isnull=False
    )
    return [
        Event(
            key=f"partner:{row.organisation_id}",
            at=timezone.make_aware(datetime.combine(row.valid_from, time()), timezone.get_default_timezone()),
            title=str(row.organisation),
            body=row.organisation.mission or "",
            url=row.organisation.get_absolute_url(),
            targets=frozenset(),
        )
        for row in rows.select_related("organisation").order_by("-valid_from", "-pk")[:LATEST]
        if row.valid_from is not None
    ]


def new_practices() -> list[Event]:
    """Three queries."""
    rows = GoodPractice.objects.public().prefetch_related("countries", "topics")
    return [told_of_practice(row) for row in rows.order_by("-published_at", "-pk")[:LATEST]]


def new_initiatives() -> list[Event]:
    """Three queries."""
    rows = Initiative.objects.public().select_related("organisation").prefetch_related("countries", "topics")
    return [told_of_initiative(row) for row in rows.order_by("-published_at", "-pk")[:LATEST]]


def news_of_groups() -> list[Event]:
    """New groups, and what moved in the workplans of public ones (four queries)."""
    groups = Group.objects.filter(published_at__isnull=False, named_in_mandate=False)
    lines = WorkplanLine.objects.filter(group__published_at__isnull=False).select_related("group")
    read = groups.prefetch_related("countries", "topics").order_by("-published_at", "-pk")
    events = [told_of_group(row) for row in read[:LATEST]]
    events += [told_of_line(row) for row in lines.order_by("-changed_at", "-pk")[:LATEST]]
    return sorted(events, key=lambda event: (event.at, event.key), reverse=True)[:LATEST]


def open_postings() -> list[Event]:
    """Needs and offers that can be answered now (three queries)."""
    rows = with_about(Posting.objects.open().select_related("group"))
    return [told_of_posting(row) for row in rows.order_by("-posted_at", "-pk")[:LATEST]]


def new_pilots() -> list[Event]:
    """Pilots by the day on which they became public (three queries)."""
    rows = with_about(Pilot.objects.public().filter(published_at__isnull=False))
    return [told_of_pilot(row) for row in rows.order_by("-published_at", "-pk")[:LATEST]]


def open_calls() -> list[Event]:
    """Calls of donors that can be answered now (three queries)."""
    rows = with_about(FundingCall.objects.open().filter(published_at__isnull=False))
    return [told_of_call(row) for row in rows.order_by("-published_at", "-pk")[:LATEST]]


# By the last part of the address: title, page that it is about, what it tells.
FEEDS: dict[str, tuple[Any, str, Callable[[], list[Event]]]] = {
    "partners": (_("New partners of Alliance 8.7"), "partners:directory", new_partners),
    "practices": (_("New good practices of Alliance 8.7"), "partners:practices", new_practices),
    "initiatives": (
        _("New initiatives and commitments of Alliance 8.7"),
        "partners:initiatives",
        new_initiatives,
    ),
    "groups": (_("News of the groups of Alliance 8.7"), "partners:groups", news_of_groups),
    "needs-and-offers": (_("Needs and offers of Alliance 8.7"), "partners:postings", open_postings),
    "pilots": (_("Pilots of Alliance 8.7"), "partners:pilots", new_pilots),
    "funding": (_("Funding calls on the portal of Alliance 8.7"), "partners:funding", open_calls),
}
