"""Reminding a representative who has not answered a notice of meeting: in neutral words, not too often."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, rulesets
from gcm.domain.room import ask, locked_meeting
from gcm.emails import planning as emails
from gcm.models import Nudge, Reply
from gcm.queries.convocation import representatives
from gcm.queries.meetings import SeatAnswer


@transaction.atomic
def remind_of_notice(*, actor: Any, reply: Reply) -> Nudge:
    """Write to the representative of the seat, at most once in `gcm.forecast.nudge_days`. Raises
    PermissionDenied for whoever is neither the chair nor of the secretariat; ValidationError when the seat
    has answered, has no representative or was reminded just now, and when no answer is taken any more."""
    meeting = locked_meeting(reply.meeting)
    ask(actor, "gcm.remind_of_notice", meeting)
    found = Reply.objects.select_related("seat").get(pk=reply.pk)
    found.meeting = meeting
    if not meeting.takes_answers:
        raise ValidationError(_("This meeting takes no answers."), code="not_to_come")
    if SeatAnswer.of(found, meeting).is_given:
        raise ValidationError(_("This seat has answered."), code="answered")
    if next_reminder_at(found) > timezone.now():
        raise ValidationError(_("This seat was reminded a short time ago."), code="too_soon")
    delegate = next((each for each in representatives() if each.term.seat_id == found.seat_id), None)
    if delegate is None:
        raise ValidationError(_("Nobody represents this seat now."), code="nobody")
    emails.reminder_of_notice(found, delegate.person)
    data = {"meeting": meeting.pk, "seat": found.seat_id}
    ledger.append(kind="gcm.notice_reminded", subject=found, actor=actor, data=data)
    return Nudge.objects.create(reply=found, sent_by=actor)


def next_reminder_at(reply: Reply) -> datetime:
    """From when the seat may be reminded (again)."""
    last = reply.nudges.order_by("-sent_at").first()
    if last is None:
        return reply.meeting.convened_at or reply.meeting.starts_at
    return last.sent_at + timedelta(days=rulesets.in_force()["gcm.forecast.nudge_days"])
