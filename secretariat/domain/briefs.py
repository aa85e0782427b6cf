"""Briefing notes are written from the record, on their days and on demand, and never changed (X4)."""

from datetime import datetime, time, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from alliance87.core import ledger, rulesets
from alliance87.core.dates import day_in_geneva, today_in_geneva
from alliance87.core.months import add_months
from gcm.models import Meeting
from gcm.models.meeting import HELD, TO_COME
from secretariat import emails
from secretariat.enums import BriefKind
from secretariat.models import Brief, Representation
from secretariat.queries.briefs import Scope, content


def make_brief(
    *,
    actor: Any,
    kind: BriefKind,
    meeting: Meeting | None = None,
    representation: Representation | None = None,
) -> Brief:
    """Write a note as of now. It looks back to the meeting that was held last, one on the whole Alliance or
    for a representation a year. Raises PermissionDenied, and IntegrityError when the kind and what it is
    about do not belong together."""
    if not actor.has_perm("secretariat.make_brief"):
        raise PermissionDenied
    scope = Scope(_since(kind), timezone.now(), meeting, representation)
    return _write(kind, scope, actor)


def write_due_briefs() -> int:
    """The notes whose day has come: the update for the chair and the vice-chair, the state of the Alliance,
    and one before each meeting and each representation. Each is mailed to both. Answers how many were
    written; the portal does so by itself, every day."""
    due = [_due_update(), _due_state(), *_due_before_meetings(), *_due_before_representations()]
    scopes = [each for each in due if each is not None]
    for kind, scope in scopes:
        emails.brief_written(_write(kind, scope, None))
    return len(scopes)


@transaction.atomic
def _write(kind: BriefKind, scope: Scope, actor: Any) -> Brief:
    brief = Brief.objects.create(
        kind=kind,
        meeting=scope.meeting,
        representation=scope.representation,
        since=scope.since,
        made_at=scope.until,
        made_by=actor,
        content=content(kind, scope),
    )
    ledger.append(kind="secretariat.brief_written", subject=brief, actor=actor, data={"brief": str(kind)})
    return brief


def _due_update() -> tuple[BriefKind, Scope] | None:
    """None before the first meeting was convened: there is nobody to write to."""
    last = Brief.objects.filter(kind=BriefKind.UPDATE, made_by=None).first()
    if last is None:
        return (BriefKind.UPDATE, Scope(_since(BriefKind.UPDATE), timezone.now())) if _has_begun() else None
    is_due = _have_passed("secretariat.briefs.update_months", last.made_at)
    return (BriefKind.UPDATE, Scope(last.made_at, timezone.now())) if is_due else None


def _due_state() -> tuple[BriefKind, Scope] | None:
    """The first comes its months after the first notice of meeting, the next after the one before."""
    kind = BriefKind.ALLIANCE
    last = Brief.objects.filter(kind=kind, made_by=None).first()
    begun = last.made_at if last else Meeting.objects.aggregate(first=Min("convened_at"))["first"]
    is_due = begun is not None and _have_passed("secretariat.briefs.alliance_months", begun)
    return (kind, Scope(_since(kind), timezone.now())) if is_due else None


def _have_passed(months: str, since: datetime) -> bool:
    """Whether as many months as the rule value says have passed, by days of Geneva."""
    first = day_in_geneva(since)
    return today_in_geneva() >= add_months(first, rulesets.in_force()[months])


def _has_begun() -> bool:
    return Meeting.objects.filter(convened_at__isnull=False).exists()


def _due_before_meetings() -> list[tuple[BriefKind, Scope]]:
    """Each meeting gets one by itself; the secretariat may write more."""
    now = timezone.now()
    ahead = now + timedelta(days=rulesets.in_force()["secretariat.briefs.meeting_days"])
    written = Brief.objects.filter(kind=BriefKind.MEETING, made_by=None).values("meeting")
    coming = Meeting.objects.filter(state__in=TO_COME, starts_at__range=(now, ahead)).exclude(pk__in=written)
    since = _since(BriefKind.MEETING)
    return [(BriefKind.MEETING, Scope(since, now, each)) for each in coming.order_by("starts_at")]


def _due_before_representations() -> list[tuple[BriefKind, Scope]]:
    """Each gets one by itself, too."""
    kind, now = BriefKind.REPRESENTATION, timezone.now()
    ahead = now + timedelta(days=rulesets.in_force()["secretariat.briefs.representation_days"])
    written = Brief.objects.filter(kind=kind, made_by=None).values("representation")
    coming = Representation.objects.filter(starts_at__range=(now, ahead)).exclude(pk__in=written)
    since = _since(kind)
    return [(kind, Scope(since, now, representation=each)) for each in coming.order_by("starts_at")]


def _since(kind: BriefKind) -> datetime:
    """A year ago for who speaks of the whole; else the end of the last meeting, a year ago when none was."""
    zone = timezone.get_default_timezone()
    year_ago = datetime.combine(add_months(today_in_geneva(), -12), time.min, tzinfo=zone)
    if kind in (BriefKind.ALLIANCE, BriefKind.REPRESENTATION):
        return year_ago
    last = Meeting.objects.filter(state__in=HELD, closed_at__isnull=False).order_by("-closed_at").first()
    return last.closed_at if last and last.closed_at else year_ago
