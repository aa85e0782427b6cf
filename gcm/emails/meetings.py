"""The notices of a meeting. They are statutory: whoever muted other mail gets them (T11)."""

from typing import Any
from zoneinfo import ZoneInfo

from django.utils import translation
from django.utils.translation import gettext_lazy as _

from alliance87.core import mailing
from gcm.models import Delegate, Meeting, Reply
from gcm.queries.answer_links import token_of
from gcm.queries.calendar import attachments_of
from gcm.queries.convocation import members, replies_by_seat
from gcm.queries.planning.deadlines import deadlines_of
from gcm.queries.when import period_in

WHY = _("You receive this mail because you represent a member of the Global Coordinating Group.")


def meeting_convened(meeting: Meeting) -> None:
    _notify(meeting, "meeting_convened")


def meeting_rescheduled(meeting: Meeting) -> None:
    _notify(meeting, "meeting_rescheduled")


def meeting_changed(meeting: Meeting) -> None:
    _notify(meeting, "meeting_changed")


def agenda_final(meeting: Meeting) -> None:
    _notify(meeting, "agenda_final")


def meeting_cancelled(meeting: Meeting, reason: str) -> None:
    _notify(meeting, "meeting_cancelled", reason=reason)


def meeting_postponed(meeting: Meeting, reason: str) -> None:
    _notify(meeting, "meeting_postponed", reason=reason)


def local_time(meeting: Meeting, person: Any) -> str:
    """When it is in the person's own language and zone, with the name of the zone."""
    with translation.override(person.language):
        period = period_in(meeting, ZoneInfo(person.time_zone))
        return f"{period} ({person.time_zone.replace('_', ' ')})"


def _notify(meeting: Meeting, name: str, **context: Any) -> None:
    """To representatives and alternates, each once and in their language, with the .ics."""
    replies = replies_by_seat(meeting)
    mailing.send(
        kind=f"gcm.{name}",
        template=f"mail/gcm/{name}",
        recipients=[_recipient(meeting, each, replies.get(each.term.seat_id)) for each in members()],
        context={
            "meeting": meeting,
            "items": list(meeting.items.order_by("position")),
            "deadlines": deadlines_of(meeting),
            **context,
        },
        why=WHY,
        statutory=True,
        attachments=attachments_of(meeting),
    )


def _recipient(meeting: Meeting, delegate: Delegate, reply: Reply | None) -> mailing.Recipient:
    """`reply` is missing for a seat that nobody held when the notice was sent: a cancellation alone is
    sent to it, and asks nothing."""
    person = delegate.person
    personal = {
        "answer": token_of(reply, person.pk, meeting.sequence) if reply else "",
        "time": local_time(meeting, person),
    }
    return mailing.to_account(person, personal=personal)
