"""Meetings, decisions and what follows from them. Partners that are not listed are not named: a note is
printed and carried about (P5)."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from alliance87.core.phrases import with_colon
from gcm.enums import ReviewKind
from gcm.models import Decision, FollowUp, Meeting
from gcm.models.meeting import HELD, TO_COME
from gcm.queries.mandate.figures import figure, snapshot
from gcm.queries.record.actions import actions
from partners.queries.names import shown_name
from secretariat.queries.briefs.registry import NOBODY, Line, Scope

AHEAD = timedelta(days=60)


def day(value: date | None) -> str:
    """In the active language; a day that is not known stays open."""
    return date_format(value, "DATE_FORMAT") if value else "…"


def agenda(scope: Scope) -> Iterator[Line]:
    """The items of the meeting that the note is for."""
    meeting = scope.meeting
    if meeting is None:
        return
    for item in meeting.items.order_by("position"):
        yield Line(f"{item.position}. {item.title}", meeting.get_absolute_url(), str(meeting))


def figures(scope: Scope) -> Iterator[Line]:
    """What the yearly review of progress counts (X10), over the time of the note."""
    source = _("Counted on the portal from %(since)s to %(until)s") % {
        "since": day(scope.since.date()),
        "until": day(scope.until.date()),
    }
    for counted in snapshot(ReviewKind.PROGRESS, scope.since, scope.until):
        found = figure(counted["key"])
        if found is None or counted["value"] is None:
            continue
        value = counted["value"]
        if counted["of"] is not None:
            value = _("%(value)s of %(of)s") % counted
        yield Line(_("%(label)s: %(value)s") % {"label": found.label, "value": value}, "", source)


def meetings_held(scope: Scope) -> Iterator[Line]:
    """Those that ended meanwhile."""
    held = Meeting.objects.filter(state__in=HELD, closed_at__range=(scope.since, scope.until))
    for each in held.order_by("starts_at"):
        yield Line(_meeting(each), each.get_absolute_url(), str(each))


def meetings_ahead(scope: Scope) -> Iterator[Line]:
    """Those that are convened, the next one first."""
    coming = Meeting.objects.filter(state__in=TO_COME, starts_at__gt=scope.until)
    for each in coming.order_by("starts_at"):
        yield Line(_meeting(each), each.get_absolute_url(), str(each))


def _meeting(meeting: Meeting) -> str:
    local = meeting.starts_at.astimezone(meeting.place_zone)
    return _("%(meeting)s, %(day)s") % {"meeting": meeting, "day": day(local.date())}


def decisions(scope: Scope) -> Iterator[Line]:
    """All of them, and which are internal (D17)."""
    for each in _taken(scope):
        words = _title(each)
        if not each.is_published:
            words = _("%(decision)s (internal)") % {"decision": words}
        yield Line(words, each.get_absolute_url(), each.symbol)


def published_decisions(scope: Scope) -> Iterator[Line]:
    """What the public may read too."""
    for each in _taken(scope).published():
        yield Line(_title(each), each.get_absolute_url(), each.symbol)


def _taken(scope: Scope) -> Any:
    taken = Decision.objects.filter(decided_at__range=(scope.since, scope.until))
    return taken.select_related("text").prefetch_related("text__wordings").order_by("sequence")


def _title(decision: Decision) -> str:
    return with_colon(decision.symbol, decision.text.wording().title)


def decisions_to_review(scope: Scope) -> Iterator[Line]:
    """Those whose day of review comes, or has come (D16)."""
    limit = (scope.until + AHEAD).date()
    due = Decision.objects.filter(text__terms__review_on__lte=limit).select_related("text__terms")
    for each in due.order_by("text__terms__review_on"):
        words = _("%(decision)s, to be reviewed by %(day)s") % {
            "decision": each.symbol,
            "day": day(each.text.terms.review_on),
        }
        yield Line(words, each.get_absolute_url(), each.symbol)


def follow_ups(scope: Scope) -> Iterator[Line]:
    """Open actions that are due soon, or were (N12, N14)."""
    limit = (scope.until + AHEAD).date()
    for each in actions().filter(closed_at=None, due_on__lte=limit):
        words = {"action": each.text, "owner": _owner(each), "day": day(each.due_on)}
        late = each.due_on < scope.until.date()
        text = (
            _("%(action)s – %(owner)s, was due %(day)s") if late else _("%(action)s – %(owner)s, due %(day)s")
        )
        yield Line(text % words, reverse("gcm:actions"), _("Follow-up actions"))


def _owner(action: FollowUp) -> Any:
    if action.organisation is not None:
        return shown_name(NOBODY, action.organisation)
    return action.seat or _("Secretariat")
