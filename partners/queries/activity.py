"""What happened in public, for those who follow. Each app declares what it knows; nothing unpublished,
restricted or about a hidden partner is ever in it (T9, P5)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from partners.enums import FollowKind, Listing, Origin
from partners.models import (
    GoodPractice,
    Group,
    Initiative,
    InitiativeReport,
    Organisation,
    WorkplanLine,
)

Target = tuple[str, int]  # a kind of FollowKind, and the key of the record


@dataclass(frozen=True)
class Event:
    """One thing that happened, told in the language that is active; `key` tells it apart from all others."""

    key: str
    at: datetime
    title: str
    body: str
    url: str
    targets: frozenset[Target]


Finder = Callable[[datetime, datetime], list[Event]]
_finders: list[Finder] = []


def define_activity(find: Finder) -> Finder:
    """Declare what happened after the first instant and until the second, in a fixed number of queries."""
    _finders.append(find)
    return find


def events_between(since: datetime, until: datetime) -> list[Event]:
    """Everything public that happened after `since` and until `until`, the oldest first."""
    found = [event for find in _finders for event in find(since, until)]
    return sorted(found, key=lambda event: (event.at, event.key))


def _about(record: Any) -> frozenset[Target]:
    """The partner, the countries and the topics of an initiative or a practice."""
    return frozenset([(FollowKind.PARTNER.value, record.organisation_id)]) | _where(record)


def _where(record: Any) -> frozenset[Target]:
    """The countries and the topics of a record."""
    return frozenset(
        [(FollowKind.COUNTRY.value, each.pk) for each in record.countries.all()]
        + [(FollowKind.TOPIC.value, each.pk) for each in record.topics.all()]
    )


def told_of_initiative(row: Initiative) -> Event:
    """That it was published; read with its partner, countries and topics."""
    return Event(
        key=f"initiative:{row.pk}",
        at=row.published_at or timezone.now(),
        title=_("%(partner)s: %(title)s") % {"partner": row.organisation, "title": row.title},
        body=row.aim,
        url=row.get_absolute_url(),
        targets=_about(row),
    )


def told_of_practice(row: GoodPractice) -> Event:
    """That it was published; read with its countries and topics."""
    return Event(
        key=f"practice:{row.pk}",
        at=row.published_at or timezone.now(),
        title=_("Good practice: %(title)s") % {"title": row.title},
        body=f"{row.problem}\n\n{row.action}\n\n{row.result}",
        url=row.get_absolute_url(),
        targets=_about(row),
    )


def told_of_group(row: Group) -> Event:
    """That the decision on it was published; read with its countries and topics."""
    return Event(
        key=f"group:{row.pk}",
        at=row.published_at or timezone.now(),
        title=_("A new group: %(title)s") % {"title": row.title},
        body=row.aim,
        url=row.get_absolute_url(),
        targets=frozenset([(FollowKind.GCM.value, 0), (FollowKind.GROUP.value, row.pk)]) | _where(row),
    )


def told_of_line(row: WorkplanLine) -> Event:
    """A line of a workplan as it stands now, read with its group; lateness is not told."""
    return Event(
        key=f"line:{row.pk}:{row.revision}",
        at=row.changed_at,
        title=_("%(group)s, workplan: %(activity)s") % {"group": row.group, "activity": row.activity},
        body=f"{row.outcome}\n\n{row.public_status.label}",
        url=row.get_absolute_url(),
        targets=frozenset([(FollowKind.GROUP.value, row.group_id)]),
    )


@define_activity
def initiatives(since: datetime, until: datetime) -> list[Event]:
    """Commitments and initiatives that were published (three queries)."""
    rows = Initiative.objects.public().filter(published_at__gt=since, published_at__lte=until)
    read = rows.select_related("organisation").prefetch_related("countries", "topics")
    return [told_of_initiative(row) for row in read]


@define_activity
def reports(since: datetime, until: datetime) -> list[Event]:
    """Reports on public initiatives (three queries)."""
    rows = InitiativeReport.objects.standing().filter(
        initiative__in=Initiative.objects.public(), reported_at__gt=since, reported_at__lte=until
    )
    return [
        Event(
            key=f"report:{row.pk}",
            at=row.reported_at,
            title=_("Report on “%(title)s”: %(value)s") % {"title": row.initiative, "value": row.value},
            body=row.text,
            url=row.initiative.get_absolute_url(),
            targets=_about(row.initiative),
        )
        for row in rows.select_related("initiative__organisation").prefetch_related(
            "initiative__countries", "initiative__topics"
        )
    ]


@define_activity
def practices(since: datetime, until: datetime) -> list[Event]:
    """Good practices that were published (three queries)."""
    rows = GoodPractice.objects.public().filter(published_at__gt=since, published_at__lte=until)
    return [told_of_practice(row) for row in rows.prefetch_related("countries", "topics")]


@define_activity
def groups(since: datetime, until: datetime) -> list[Event]:
    """Groups whose decision was published, for those who follow the GCG, a country or a topic of theirs
    (three queries)."""
    rows = Group.objects.filter(published_at__gt=since, published_at__lte=until, named_in_mandate=False)
    return [told_of_group(row) for row in rows.prefetch_related("countries", "topics")]


@define_activity
def new_partners(since: datetime, until: datetime) -> list[Event]:
    """Organisations with a public page that registered and were accepted, for those who follow their country
    or a topic of theirs (P5; two queries). What was brought in from a list is no news."""
    rows = Organisation.objects.partners().filter(
        listing=Listing.PUBLIC,
        origin=Origin.APPLICATION,
        created_at__gt=since,
        created_at__lte=until,
    )
    return [
        Event(
            key=f"partner:{row.pk}",
            at=row.created_at,
            title=_("A new partner: %(partner)s") % {"partner": row},
            body=row.mission or "",
            url=row.get_absolute_url(),
            targets=frozenset(
                [(FollowKind.COUNTRY.value, row.country_id)] * (row.country_id is not None)
                + [(FollowKind.TOPIC.value, each.pk) for each in row.topics.all()]
            ),
        )
        for row in rows.prefetch_related("topics")
    ]


@define_activity
def workplans(since: datetime, until: datetime) -> list[Event]:
    """Lines of workplans of public groups as they stand now; lateness is not told (one query)."""
    rows = WorkplanLine.objects.filter(changed_at__gt=since, changed_at__lte=until)
    return [
        told_of_line(row) for row in rows.filter(group__published_at__isnull=False).select_related("group")
    ]
