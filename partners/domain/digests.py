"""News of what people follow, as often as each of them chose, with the content and not just a link."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone, translation

from partners import emails
from partners.domain.following import managing
from partners.enums import Rhythm
from partners.models import Follower, Following
from partners.models.organisation import LANGUAGES
from partners.queries.activity import Event, events_between

EVERY = {Rhythm.AT_ONCE: timedelta(0), Rhythm.DAILY: timedelta(days=1), Rhythm.WEEKLY: timedelta(days=7)}
SETTLED = timedelta(minutes=1)  # what a transaction that is still open wrote later than that waits


def send_digests(*, now: datetime | None = None) -> int:
    """Write to every follower for whom it is time and something happened. A second run at the same instant
    sends nothing. Answers how many were written to."""
    instant = (now or timezone.now()) - SETTLED
    due = _due(Following.objects.all(), instant)
    oldest = due.order_by("sent_until").values_list("sent_until", flat=True).first()
    if oldest is None:
        return 0
    told: dict[str, list[Event]] = {}
    for code in LANGUAGES:
        with translation.override(code):
            told[code] = events_between(oldest, instant)
    touched = {target for event in told[LANGUAGES[0]] for target in event.targets}
    concerned = [row.follower_id for row in due if (row.kind, row.target) in touched]
    sent = sum(_write(pk, told, instant) for pk in sorted(set(concerned)))
    _due(Following.objects.all(), instant).update(sent_until=instant)
    return sent


def chosen(followings: Iterable[Following], events: Iterable[Event], now: datetime) -> list[Event]:
    """Of the events, those that a follower gets now: each once, with the first mail that leaves for anything
    that it is about, and none that is about something switched off (T12)."""
    rows = {(row.kind, row.target): row for row in followings}
    picked = []
    for event in events:
        about = [rows[target] for target in event.targets if target in rows]
        if not about or any(row.rhythm == Rhythm.NEVER for row in about):
            continue
        sent = any(row.since < event.at <= row.sent_until for row in about)
        if not sent and any(_is_due(row, now) and event.at > row.sent_until for row in about):
            picked.append(event)
    return picked


@transaction.atomic
def _write(pk: int, told: dict[str, list[Event]], now: datetime) -> bool:
    """Under the lock of the follower, so that two workers write once."""
    follower = Follower.objects.select_for_update(of=("self",)).select_related("user").filter(pk=pk).first()
    if follower is None or (follower.user is not None and not follower.user.is_active):
        return False
    rows = list(follower.followings.all())
    events = chosen(rows, told[follower.reads_in], now)
    _due(follower.followings.all(), now).update(sent_until=now)
    if events:
        emails.digest(follower, events, managing(follower))
    return bool(events)


def _is_due(row: Following, now: datetime) -> bool:
    every = EVERY.get(Rhythm(row.rhythm))
    return every is not None and row.sent_until < now and row.sent_until + every <= now


def _due(rows: QuerySet[Following], now: datetime) -> QuerySet[Following]:
    when = Q()
    for rhythm, every in EVERY.items():
        when |= Q(rhythm=rhythm, sent_until__lte=now - every)
    return rows.filter(when, sent_until__lt=now)
