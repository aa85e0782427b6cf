"""Workshops and meetings of groups: for those who read the page that each stands on, never for visitors."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.access.registry import has_role
from alliance87.core.ical.feed import Entry
from alliance87.core.phrases import with_colon
from partners.models import GroupMeeting
from partners.queries.group_work import own_groups
from pathfinders.models import CommunityWorkshop, Workshop
from secretariat.queries.calendar.registry import define_source


def workshops(user: Any, since: datetime, until: datetime) -> Iterator[Entry]:
    """The yearly ones of the pathfinder countries (F16), and the strategic planning workshops of a country,
    which are recorded once they were held (F1), for whoever reads its way. Two queries at most."""
    if not user.is_authenticated:
        return
    if user.has_perm("pathfinders.use_community"):
        days = {"starts_on__gte": since.date(), "starts_on__lt": until.date()}
        yield from map(_yearly, CommunityWorkshop.objects.filter(**days))
    held = Workshop.objects.filter(starts_on__lt=until.date(), ends_on__gte=since.date())
    for each in held.select_related("pathway__country", "pathway__organisation"):
        if user.has_perm("pathfinders.view_pathway", each.pathway):
            yield _strategic(each)


def _yearly(workshop: CommunityWorkshop) -> Entry:
    return Entry(
        uid=f"community-workshop-{workshop.year}",
        start=workshop.starts_on,
        end=workshop.starts_on,
        summary=_("Yearly workshop of the pathfinder countries: %(subject)s") % {"subject": workshop.subject},
        sequence=workshop.sequence,
        place=workshop.place,
        url=settings.SITE_URL + reverse("pathfinders:community"),
    )


def _strategic(workshop: Workshop) -> Entry:
    return Entry(
        uid=f"workshop-{workshop.pk}",
        start=workshop.starts_on,
        end=workshop.ends_on,
        summary=_("Strategic planning workshop: %(country)s") % {"country": workshop.pathway.country},
        place=workshop.place,
        url=settings.SITE_URL + workshop.pathway.get_absolute_url(),
    )


def group_meetings(user: Any, since: datetime, until: datetime) -> Iterator[Entry]:
    """Of the groups in which the organisations of the reader work, under the UID of their invitation. One
    query, none for whoever acts for no organisation."""
    if not has_role(user, "partner_member"):
        return
    called = GroupMeeting.objects.filter(group__in=own_groups(user), cancelled_at=None)
    for each in called.filter(starts_at__lt=until, ends_at__gte=since).select_related("group"):
        yield Entry(
            uid=str(each.public_id),
            start=each.starts_at,
            end=each.ends_at,
            summary=with_colon(each.group, each.title),
            zone=each.zone,
            sequence=each.sequence,
            place=each.place or each.link,
            url=settings.SITE_URL + each.get_absolute_url(),
        )


define_source("workshops", gettext_lazy("Workshops"), entries=workshops)
define_source("group_meetings", gettext_lazy("Meetings of my groups"), entries=group_meetings)
