"""Decisions that were published, for those who follow the GCG (T9, D17)."""

from datetime import datetime

from django.utils.translation import gettext as _

from gcm.models import Decision
from partners.enums import FollowKind
from partners.queries.activity import Event, define_activity


@define_activity
def decisions(since: datetime, until: datetime) -> list[Event]:
    """Each with its symbol and text as it is published, in the reader's language where it is there (three
    queries)."""
    rows = Decision.objects.published().filter(published_at__gt=since, published_at__lte=until)
    return [
        Event(
            key=f"decision:{row.pk}",
            at=row.published_at or until,
            title=_("Decision %(symbol)s") % {"symbol": row.symbol},
            body=f"{row.text.wording().title}\n\n{row.text.wording().body}",
            url=row.get_absolute_url(),
            targets=frozenset([(FollowKind.GCM.value, 0)]),
        )
        for row in rows.select_related("text").prefetch_related("text__wordings")
    ]
