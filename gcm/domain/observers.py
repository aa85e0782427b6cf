"""Observers of one meeting: interest, the GCG informed, the chair's invitation, in this order (O1, O3)."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger, rulesets
from alliance87.core.dates import add_working_days
from gcm.domain.room import ask, locked_meeting
from gcm.emails import observers as emails
from gcm.enums import MeetingState, ObserverCategory
from gcm.models import AgendaItem, Delegate, Meeting, Observer
from partners.models import Organisation

ENDED = (MeetingState.CLOSED, MeetingState.MINUTES_ISSUED, MeetingState.CANCELLED)
BY_LATER_STEPS = ["informed_at", "invited_at", "refused_at", "attended_at", "declined_at"]


@transaction.atomic
def record_interest(
    *,
    actor: Any,
    meeting: Meeting,
    person: Any,
    organisation: Organisation,
    category: str = ObserverCategory.STAKEHOLDER,
    reason: str = "",
    items: Iterable[AgendaItem] = (),
) -> Observer:
    """Somebody told the secretariat that they wish to observe the meeting, or these items of it (O1, O3), in
    one of the categories of the mandate and for a reason in their own words (O8).

    Raises PermissionDenied; ValidationError for no such category, items of another meeting, a person who acts
    for a seat (O7) or is noted already, and for a meeting that is over.
    """
    locked = locked_meeting(meeting)
    ask(actor, "gcm.inform_of_observer", locked)
    _require_to_be_held(locked)
    _require_no_seat(person)
    if Observer.objects.filter(meeting=locked, person=person).exists():
        raise ValidationError(_("This person is noted for this meeting already."), code="noted")
    named = _items_of(locked, items)
    made = Observer(
        meeting=locked,
        person=person,
        organisation=organisation,
        category=category,
        reason=reason.strip(),
        for_items_only=bool(named),
    )
    made.clean_fields(exclude=BY_LATER_STEPS)
    made.save()
    made.items.set(named)
    return _recorded("gcm.observer_interest", made, actor)


@transaction.atomic
def inform_of_observer(*, actor: Any, observer: Observer) -> Observer:
    """Tell every representative of the interest (O1). Informing twice is informing once. Raises
    PermissionDenied, ValidationError while the meeting is not convened and once it is over."""
    locked = locked_meeting(observer.meeting)
    ask(actor, "gcm.inform_of_observer", locked)
    found = _fresh(observer, locked)
    if locked.number is None:
        raise ValidationError(_("Convene the meeting first."), code="not_convened")
    _require_to_be_held(locked)
    if found.informed_at is not None:
        return found
    found.informed_at = timezone.now()
    found.save(update_fields=["informed_at"])
    emails.observer_announced(found)
    return _recorded("gcm.observer_announced", found, actor)


@transaction.atomic
def invite_observer(*, actor: Any, observer: Observer, short_notice_reason: str = "") -> Observer:
    """The chair invites (O1). Raises PermissionDenied for everybody else; ValidationError until the GCG is
    informed, without a reason when it was informed later than the house rules ask before the meeting (O2),
    for somebody who acts for a seat meanwhile (O7), once the chair has refused, and once the meeting is
    over."""
    locked = locked_meeting(observer.meeting)
    ask(actor, "gcm.invite_observer", locked)
    found = _fresh(observer, locked)
    if found.invited_at is not None:
        return found
    obstacle = obstacle_to_invitation(found)
    if obstacle and not (is_short(found) and short_notice_reason.strip()):
        raise ValidationError(obstacle, code="locked")
    _require_to_be_held(locked)
    _require_no_seat(found.person)
    found.invited_at = timezone.now()
    if is_short(found):
        found.short_notice_reason = short_notice_reason.strip()
    found.save(update_fields=["invited_at", "short_notice_reason"])
    inbox.close_tasks(subject=found, closed_by=actor)
    emails.observer_invited(found)
    return _recorded("gcm.observer_invited", found, actor)


@transaction.atomic
def refuse_observer(*, actor: Any, observer: Observer, reason: str) -> Observer:
    """The chair does not invite, having read what members object (O9). Raises PermissionDenied;
    ValidationError without a reason, or once invited."""
    locked = locked_meeting(observer.meeting)
    ask(actor, "gcm.invite_observer", locked)
    found = _fresh(observer, locked)
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason.")})
    if found.invited_at is not None:
        raise ValidationError(_("This observer is invited already."), code="invited")
    found.refused_at, found.refusal = timezone.now(), reason.strip()
    found.save(update_fields=["refused_at", "refusal"])
    inbox.close_tasks(subject=found, closed_by=actor)
    return _recorded("gcm.observer_refused", found, actor)


def is_short(observer: Observer) -> bool:
    """Whether the GCG was informed later than the house rules ask before the meeting (O2)."""
    days = rulesets.in_force()["gcm.observers.notice_working_days"]
    informed = observer.informed_at
    return informed is not None and observer.meeting.starts_at < add_working_days(informed, days)


def obstacle_to_invitation(observer: Observer) -> Any:
    """Why the invitation is locked, in words; "" when it is not (O1, O2). The chair's reason opens the last
    of these locks."""
    if observer.refused_at is not None:
        return _("The chair has decided not to invite this observer.")
    if observer.informed_at is None:
        return _("The GCG has not been informed of this observer yet.")
    if is_short(observer):
        days = rulesets.in_force()["gcm.observers.notice_working_days"]
        words = _("The GCG was informed less than %(days)s working days before the meeting (O2).")
        return words % {"days": days}
    return ""


def _fresh(observer: Observer, meeting: Meeting) -> Observer:
    found = Observer.objects.select_related("person", "organisation").get(pk=observer.pk)
    found.meeting = meeting
    return found


def _items_of(meeting: Meeting, items: Iterable[AgendaItem]) -> list[AgendaItem]:
    named = list(items)
    if any(each.meeting_id != meeting.pk for each in named):
        raise ValidationError({"items": _("These items are not on the agenda of this meeting.")})
    return named


def _require_to_be_held(meeting: Meeting) -> None:
    if meeting.state in ENDED:
        raise ValidationError(_("This meeting is over."), code="over")


def _require_no_seat(person: Any) -> None:
    if Delegate.objects.at().filter(person=person).exists():
        raise ValidationError(_("This person acts for a seat and cannot be an observer (O7)."), code="seated")


def _recorded(kind: str, observer: Observer, actor: Any) -> Observer:
    ledger.append(kind=kind, subject=observer, actor=actor, data={"meeting": observer.meeting_id})
    return observer
