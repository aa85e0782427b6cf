"""A spokesperson asks the region before a meeting, and speaks for it (S6). No decision comes out of it."""

from datetime import date, datetime, time
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.dates import day_in_geneva, today_in_geneva
from gcm.domain.room import ask, locked_meeting
from gcm.emails import seating as emails
from gcm.models import (
    AgendaItem,
    Meeting,
    RegionalContribution,
    RegionalRound,
    RegionalStatement,
    Seat,
    SeatTerm,
)
from gcm.queries.seating.offices import speaks_for
from gcm.queries.seating.regions import contacts_of, government_in
from partners.models import RegionalGroup

TASK = "gcm.contribute_to_region"


@transaction.atomic
def open_regional_round(*, actor: Any, meeting: Meeting, question: str, closes_on: date) -> RegionalRound:
    """Ask the focal points of the region; `closes_on` is the last day, in Geneva.

    Raises PermissionDenied; ValidationError for a meeting that is not to come, a last day that is past or
    after it, without a question, and for a second round before one meeting.
    """
    locked = locked_meeting(meeting)
    seat = _regional_seat(actor)
    if not locked.is_to_come:
        raise ValidationError(_("A region is asked before the meeting."), code="not_to_come")
    _require_time(locked, closes_on)
    if RegionalRound.objects.filter(meeting=locked, regional_group=seat.regional_group_id).exists():
        raise ValidationError(_("Your region is asked before this meeting already."), code="asked")
    if not question.strip():
        raise ValidationError({"question": _("Please say what you ask.")})
    made = RegionalRound.objects.create(
        meeting=locked,
        regional_group=_region_of(seat),
        question=question.strip(),
        closes_on=closes_on,
        opened_by=actor,
    )
    _invite(made)
    ledger.append(kind="gcm.region_asked", subject=made, actor=actor, data={"seat": seat.number})
    return made


@transaction.atomic
def contribute_to_round(*, actor: Any, round: RegionalRound, text: str) -> RegionalContribution:
    """A government of the region answers; its later words replace the earlier. Raises PermissionDenied;
    ValidationError without a text and after the last day."""
    found = RegionalRound.objects.select_for_update().get(pk=round.pk)
    ask(actor, "gcm.contribute_to_region", found)
    if not found.is_open:
        raise ValidationError(_("The time for contributions is over."), code="closed")
    if not text.strip():
        raise ValidationError({"text": _("Please write your contribution.")})
    made, _new = RegionalContribution.objects.update_or_create(
        round=found,
        organisation=government_in(actor, found.regional_group_id),
        defaults={"text": text.strip(), "given_by": actor, "given_at": timezone.now()},
    )
    _close_own_task(found, actor)
    ledger.append(kind="gcm.region_answered", subject=made, actor=actor, data={"round": found.pk})
    return made


@transaction.atomic
def make_regional_statement(
    *, actor: Any, meeting: Meeting, text: str, language: str, item: AgendaItem | None = None
) -> RegionalStatement:
    """Say something on behalf of the region, on the meeting or on one of its items; it is attributed and
    stays as it is (N9). Raises PermissionDenied; ValidationError without a text, for an item of another
    meeting, and once the meeting is over."""
    locked = locked_meeting(meeting)
    seat = _regional_seat(actor)
    if not (locked.is_to_come or locked.is_in_session):
        raise ValidationError(_("This meeting is over."), code="over")
    if item is not None and item.meeting_id != locked.pk:
        raise ValidationError({"item": _("This item is of another meeting.")})
    made = RegionalStatement(
        meeting=locked,
        item=item,
        regional_group=_region_of(seat),
        seat=seat,
        organisation=SeatTerm.objects.as_of().get(seat=seat).organisation,
        language=language,
        text=text.strip(),
        made_by=actor,
    )
    made.full_clean()
    made.save()
    ledger.append(kind="gcm.region_stated", subject=made, actor=actor, data={"seat": seat.number})
    return made


def _regional_seat(actor: Any) -> Seat:
    ask(actor, "gcm.speak_for_region", None)
    seat = speaks_for(actor)
    if seat is None:
        raise PermissionDenied
    return seat


def _region_of(seat: Seat) -> RegionalGroup:
    return RegionalGroup.objects.get(seat=seat)


def _require_time(meeting: Meeting, closes_on: date) -> None:
    if closes_on < today_in_geneva():
        raise ValidationError({"closes_on": _("The last day is today or later.")})
    if closes_on > day_in_geneva(meeting.starts_at):
        raise ValidationError({"closes_on": _("The last day is before the meeting.")})


def _close_own_task(round: RegionalRound, person: Any) -> None:
    """The person has answered; the others of the region are still asked."""
    tasks = inbox.tasks_of(person).filter(kind=TASK, object_id=str(round.pk))
    tasks.update(closed_at=timezone.now(), closed_by=person)


def _invite(round: RegionalRound) -> None:
    people = [each.user for each in contacts_of(round.regional_group_id)]
    end = datetime.combine(round.closes_on, time.max, timezone.get_default_timezone())
    for person in people:
        inbox.open_task(
            kind=TASK,
            subject=round,
            user=person,
            title=gettext_noop("Your region is asked before meeting no. %(number)s of the GCG"),
            params={"number": round.meeting.number},
            url_name="gcm:regional_round",
            url_kwargs={"pk": round.pk},
            due_at=end,
        )
    emails.region_asked(round, people)
