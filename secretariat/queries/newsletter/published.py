"""What partners and the secretariat wrote and published: initiatives, good practices, pilots, needs, calls
and their deadlines, events and news."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import Any

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alliance87.core.months import add_months
from partners.enums import PostingSide
from partners.models import FundingCall, GoodPractice, Initiative, Pilot, Posting
from secretariat.models import Event as PublicEvent
from secretariat.models import News
from secretariat.queries.newsletter.sources import (
    Collect,
    Event,
    define_source,
    in_every_language,
    while_in,
)

Rows = Callable[[], QuerySet[Any]]


def define_written_sources() -> None:
    """In the order in which the sections of a new issue stand."""
    _define("initiatives", gettext_lazy("New initiatives"), Initiative.objects.public, "published_at", "aim")
    _define(
        "practices", gettext_lazy("Good practices"), GoodPractice.objects.public, "published_at", "result"
    )
    _define("pilots", gettext_lazy("Pilots"), Pilot.objects.public, "published_at", "idea")
    _define(
        "needs",
        gettext_lazy("What partners need"),
        lambda: Posting.objects.open().filter(side=PostingSide.NEED),
        "posted_at",
        "text",
        Posting.objects.public,
    )
    _define(
        "calls",
        gettext_lazy("Calls of donors"),
        FundingCall.objects.open,
        "published_at",
        "text",
        FundingCall.objects.public,
    )
    define_source(
        "deadlines",
        gettext_lazy("Deadlines of the coming month"),
        coming_deadlines,
        while_in("deadline:", FundingCall.objects.public),
    )
    _define("events", gettext_lazy("Events"), PublicEvent.objects.published, "publish_at", "lead")
    _define("news", gettext_lazy("News"), News.objects.published, "publish_at", "lead")


def _define(
    kind: str, label: Any, rows: Rows, instant: str, text: str, still_public: Rows | None = None
) -> None:
    """`rows` answers with what is told now, `instant` and `text` name its fields; `still_public` with what
    anybody may read, where that is more: what was told stays in the archive when its last day is over."""
    prefix = f"{kind}:"
    collect = _collect(prefix, rows, instant, text)
    define_source(kind, label, collect, while_in(prefix, still_public or rows))


def _collect(prefix: str, rows: Rows, instant: str, text: str) -> Collect:
    def collect(since: datetime, until: datetime) -> Iterator[Event]:
        found = rows().filter(**{f"{instant}__gte": since, f"{instant}__lt": until})
        for row in found.order_by(instant, "pk"):
            yield Event(
                key=f"{prefix}{row.pk}",
                titles=_said(row, "title"),
                url=row.get_absolute_url(),
                at=getattr(row, instant),
                texts=_said(row, text),
            )

    return collect


def _said(row: Any, field: str) -> dict[str, str]:
    """As it was written: a language in which nothing was written stays empty."""
    return {code: getattr(row, f"{field}_{code}") or "" for code, _name in settings.LANGUAGES}


def coming_deadlines(since: datetime, until: datetime) -> Iterator[Event]:
    """Calls of earlier months that can be answered until some day of the month after the span: the new ones
    are told with their deadline already."""
    day = add_months(timezone.localdate(until), 1)
    last = datetime.combine(day, datetime.min.time(), timezone.get_default_timezone())
    found = FundingCall.objects.public().filter(published_at__lt=since)
    for call in found.filter(deadline__gte=until, deadline__lt=last).order_by("deadline", "pk"):
        yield Event(
            key=f"deadline:{call.pk}",
            titles=in_every_language(partial(_deadline_of, call, call.deadline)),
            url=call.get_absolute_url(),
            at=call.deadline,
        )


def _deadline_of(call: FundingCall, deadline: datetime) -> str:
    """With the hour in UTC: the issue does not know the zone of its reader (T6)."""
    until = deadline.astimezone(UTC)
    told = {"title": call, "day": date_format(until, "DATE_FORMAT"), "time": f"{until:%H:%M}"}
    return _("%(title)s: until %(day)s, %(time)s UTC") % told
