"""Deadlines of donors on the calendar of everybody."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.ical.feed import Entry
from partners.models import FundingCall
from secretariat.queries.calendar.registry import define_source

AN_HOUR = timedelta(hours=1)


def funding_deadlines(user: Any, since: datetime, until: datetime) -> Iterator[Entry]:
    """Of the public calls: the hour before the deadline (two queries at most)."""
    found = FundingCall.objects.public().filter(deadline__gte=since, deadline__lt=until + AN_HOUR)
    for each in found.select_related("organisation"):
        yield Entry(
            uid=f"funding-{each.public_id}",
            start=each.deadline - AN_HOUR,
            end=each.deadline,
            summary=_("Deadline: %(title)s (%(donor)s)") % {"title": each, "donor": each.donor},
            sequence=each.revision,
            url=settings.SITE_URL + each.get_absolute_url(),
        )


define_source("funding", gettext_lazy("Deadlines of donors"), entries=funding_deadlines, is_public=True)
