"""What the portal itself puts on the calendar."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core import inbox
from alliance87.core.ical.feed import Entry
from gcm.enums import MeetingState
from gcm.models import Meeting
from partners.queries.groups import groups_for, period_of
from secretariat.models import Event, Representation
from secretariat.queries.calendar.registry import define_source

NOT_DATED = (MeetingState.DRAFT, MeetingState.CANCELLED, MeetingState.POSTPONED)
AN_HOUR = timedelta(hours=1)


def events(user: Any, since: datetime, until: datetime) -> Iterator[Entry]:
    """Those that are published."""
    for each in Event.objects.published().filter(starts_at__lt=until, ends_at__gte=since):
        yield Entry(
            uid=str(each.public_id),
            start=each.starts_at,
            end=each.ends_at,
            summary=str(each),
            zone=each.zone,
            sequence=each.sequence,
            place=each.place,
            url=settings.SITE_URL + each.get_absolute_url(),
        )


def meetings(user: Any, since: datetime, until: datetime) -> Iterator[Entry]:
    """Meetings of the GCG that the reader may see, under the UID of their notice."""
    seen = Meeting.objects.visible_to(user).exclude(state__in=NOT_DATED)
    for each in seen.filter(starts_at__lt=until, ends_at__gte=since):
        yield Entry(
            uid=str(each.public_id),
            start=each.starts_at,
            end=each.ends_at,
            summary=str(each),
            zone=each.zone,
            sequence=each.sequence,
            place=each.place or each.conference_url,
            url=settings.SITE_URL + each.get_absolute_url(),
        )


def group_terms(user: Any, since: datetime, until: datetime) -> Iterator[Entry]:
    """The last day of each group that the reader may see (W5)."""
    for group in groups_for(user):
        period = period_of(group, since.date())
        if period and since.date() <= period.ends_on < until.date():
            yield Entry(
                uid=f"group-{group.slug}-{period.pk}",
                start=period.ends_on,
                end=period.ends_on,
                summary=_("Last day of the group: %(group)s") % {"group": group},
                url=settings.SITE_URL + group.get_absolute_url(),
            )


def deadlines(user: Any, since: datetime, until: datetime) -> Iterator[Entry]:
    """What the reader has to do by then."""
    if not user.is_authenticated:
        return
    for task in inbox.tasks_of(user):
        if task.due_at and since <= task.due_at < until:
            yield Entry(
                uid=f"task-{task.pk}",
                start=task.due_at,
                end=task.due_at + AN_HOUR,
                summary=_("Due: %(what)s") % {"what": task.title_text},
                zone=user.time_zone,
                url=settings.SITE_URL + reverse("partners:desk"),
            )


def representations(user: Any, since: datetime, until: datetime) -> Iterator[Entry]:
    """For the chair, the vice-chair and the secretariat."""
    if not user.has_perm("secretariat.view_brief"):
        return
    keeps = user.has_perm("secretariat.view_representation")
    lasting = Q(starts_at__gte=since) | Q(ends_at__gte=since)
    for each in Representation.objects.filter(lasting, starts_at__lt=until):
        page = reverse("admin:secretariat_representation_change", args=[each.pk])
        yield Entry(
            uid=f"representation-{each.pk}",
            start=each.starts_at,
            end=each.ends_at or each.starts_at + AN_HOUR,
            summary=str(each),
            zone=each.zone,
            sequence=each.sequence,
            place=each.place,
            url=settings.SITE_URL + (page if keeps else reverse("secretariat:briefs")),
        )


define_source("events", gettext_lazy("Events"), entries=events, is_public=True)
define_source("groups", gettext_lazy("Terms of groups"), entries=group_terms, is_public=True)
define_source("gcm", gettext_lazy("Meetings of the GCG"), entries=meetings)
define_source("deadlines", gettext_lazy("My deadlines"), entries=deadlines)
define_source("representations", gettext_lazy("Representations"), entries=representations)
