"""What is told to followers of partners, groups, countries, topics about needs, offers, pilots and calls."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from alliance87.core.phrases import with_colon
from partners.enums import FollowKind
from partners.models import FundingCall, Pilot, Posting
from partners.queries.activity import Event, define_activity


def _about(record: Any) -> frozenset[tuple[str, int]]:
    own = [(FollowKind.PARTNER.value, record.organisation_id)] if record.organisation_id else []
    group = getattr(record, "group", None)
    if group is not None and group.published_at is not None:
        own.append((FollowKind.GROUP.value, group.pk))
    return frozenset(
        own
        + [(FollowKind.COUNTRY.value, each.pk) for each in record.countries.all()]
        + [(FollowKind.TOPIC.value, each.pk) for each in record.topics.all()]
    )


def with_about(rows: Any) -> Any:
    """With what is told of them."""
    return rows.select_related("organisation").prefetch_related("countries", "topics")


def told_of_posting(row: Any) -> Event:
    """That it was posted; read with its partner, group, countries and topics."""
    return Event(
        key=f"posting:{row.pk}",
        at=row.posted_at,
        title=with_colon(f"{row.get_side_display()} – {row.organisation}", row.title),
        body=row.text,
        url=row.get_absolute_url(),
        targets=_about(row),
    )


def told_of_pilot(row: Any) -> Event:
    """That it began in public; read with its partner, countries and topics."""
    return Event(
        key=f"pilot:{row.pk}",
        at=row.published_at,
        title=_("Pilot: %(title)s") % {"title": row.title},
        body=row.idea,
        url=row.get_absolute_url(),
        targets=_about(row),
    )


def told_of_call(row: Any) -> Event:
    """That it was published; read with its partner, countries and topics."""
    return Event(
        key=f"funding:{row.pk}",
        at=row.published_at,
        title=_("Funding: %(title)s (%(donor)s)") % {"title": row.title, "donor": row.donor},
        body=row.text,
        url=row.get_absolute_url(),
        targets=_about(row),
    )


@define_activity
def postings(since: datetime, until: datetime) -> list[Event]:
    """Needs and offers that were posted and are still open (three queries)."""
    rows = Posting.objects.open().filter(posted_at__gt=since, posted_at__lte=until).select_related("group")
    return [told_of_posting(row) for row in with_about(rows)]


@define_activity
def closed_postings(since: datetime, until: datetime) -> list[Event]:
    """What came of needs and offers (three queries)."""
    rows = Posting.objects.public().filter(closed_at__gt=since, closed_at__lte=until).select_related("group")
    return [
        Event(
            key=f"posting-closed:{row.pk}",
            at=row.closed_at or until,
            title=_("What came of “%(title)s”") % {"title": row.title},
            body=row.result,
            url=row.get_absolute_url(),
            targets=_about(row),
        )
        for row in with_about(rows)
    ]


@define_activity
def pilots(since: datetime, until: datetime) -> list[Event]:
    """Pilots that began or ended in public (six queries)."""
    public = Pilot.objects.public()
    begun = with_about(public.filter(published_at__gt=since, published_at__lte=until))
    ended = with_about(public.filter(ended_at__gt=since, ended_at__lte=until))
    return [told_of_pilot(row) for row in begun] + [
        Event(
            key=f"pilot-ended:{row.pk}",
            at=row.ended_at or until,
            title=_("Pilot “%(title)s”: %(outcome)s")
            % {"title": row.title, "outcome": row.get_outcome_display()},
            body="\n\n".join(text for text in (row.result, row.lessons) if text),
            url=row.get_absolute_url(),
            targets=_about(row),
        )
        for row in ended
    ]


@define_activity
def funding_calls(since: datetime, until: datetime) -> list[Event]:
    """Calls of donors that were published and are open (three queries)."""
    rows = FundingCall.objects.open().filter(published_at__gt=since, published_at__lte=until)
    return [told_of_call(row) for row in with_about(rows)]
