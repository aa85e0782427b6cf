"""What becomes of an observer: objections of members, attendance, the floor that was given (O4, O7, O9)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from gcm.domain.room import ask, locked_meeting
from gcm.models import AgendaItem, Meeting, Observer, ObserverFloor, ObserverObjection
from gcm.queries.delegations import seat_of

OBJECTION_TASK = "gcm.observer_objection"


@transaction.atomic
def object_to_observer(*, actor: Any, observer: Observer, reason: str) -> ObserverObjection:
    """A member would rather not have the observer. It is recorded for the chair, who decides: an objection
    blocks nothing (O9). A seat may word its objection anew.

    Raises PermissionDenied; ValidationError without a reason, before the GCG is informed, or once the chair
    has decided.
    """
    found = _locked(observer)
    ask(actor, "gcm.object_to_observer", found.meeting)
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason.")})
    if found.informed_at is None or found.invited_at is not None or found.refused_at is not None:
        raise ValidationError(
            _("The chair has decided already, or the GCG is not informed yet."), code="late"
        )
    seat = seat_of(actor)
    if seat is None:
        raise PermissionDenied
    made, _created = ObserverObjection.objects.update_or_create(
        observer=found,
        seat_id=seat.seat_id,
        defaults={"person": actor, "reason": reason.strip(), "objected_at": timezone.now()},
    )
    _record("gcm.observer_objected_to", made, actor, found)
    inbox.open_task(
        kind=OBJECTION_TASK,
        subject=found,
        role="chair",
        title=gettext_noop("Decide on an observer to whom a member objects"),
        note=gettext_noop("Of meeting no. %(meeting)s; the decision is yours"),
        params={"meeting": found.meeting.number},
        url_name="gcm:meeting",
        url_kwargs={"public_id": str(found.meeting.public_id)},
    )
    return made


@transaction.atomic
def decline_observing(*, actor: Any, observer: Observer) -> Observer:
    """The observer does not come; told by themselves, or to the secretariat (Z7). A second time changes
    nothing. Raises PermissionDenied; ValidationError unless invited, or once they attended."""
    found = _locked(observer)
    ask(actor, "gcm.decline_observing", found)
    if found.declined_at is not None:
        return found
    if found.invited_at is None or found.attended_at is not None:
        raise ValidationError(
            _("Only an invitation that was not taken up can be declined."), code="not_invited"
        )
    _decline(found, actor)
    return found


@transaction.atomic
def note_attended(*, actor: Any, observer: Observer) -> Observer:
    """The secretariat notes that the observer was there (Z7); it counts for nothing (O6). Raises
    PermissionDenied; ValidationError for who was not invited or declined, and before the session."""
    found = _locked(observer)
    ask(actor, "gcm.record_observer", found.meeting)
    if found.invited_at is None or found.declined_at is not None:
        raise ValidationError(_("This person was not invited, or declined."), code="not_invited")
    if found.meeting.opened_at is None:
        raise ValidationError(_("The meeting has not been opened."), code="not_opened")
    if found.attended_at is None:
        found.attended_at = timezone.now()
        found.save(update_fields=["attended_at"])
        _record("gcm.observer_attended", found, actor, found)
    return found


@transaction.atomic
def note_floor(*, actor: Any, observer: Observer, item: AgendaItem) -> ObserverFloor:
    """The chair exceptionally gave the floor: the secretariat notes it, as a fact for the minutes (O4). It is
    noted once an item. Raises PermissionDenied; ValidationError for an item of another meeting, or an
    observer who did not attend."""
    found = _locked(observer)
    ask(actor, "gcm.record_observer", found.meeting)
    if item.meeting_id != found.meeting_id:
        raise ValidationError({"item": _("These items are not on the agenda of this meeting.")})
    if found.attended_at is None:
        raise ValidationError(_("Note first that the observer attends."), code="not_there")
    made, is_new = ObserverFloor.objects.get_or_create(
        observer=found, item=item, defaults={"noted_by": actor, "noted_at": timezone.now()}
    )
    if is_new:
        _record("gcm.observer_given_floor", made, actor, found)
    return made


def end_observing(meeting: Meeting, person: Any, *, actor: Any) -> None:
    """Whoever comes in for a seat is no observer of the meeting (O7). Under the lock of the meeting."""
    for observer in Observer.objects.admitted().filter(meeting=meeting, person=person, attended_at=None):
        observer.meeting = meeting
        _decline(observer, actor)


def _decline(observer: Observer, actor: Any) -> None:
    observer.declined_at = timezone.now()
    observer.save(update_fields=["declined_at"])
    _record("gcm.observer_declined", observer, actor, observer)


def _locked(observer: Observer) -> Observer:
    meeting = locked_meeting(observer.meeting)
    found = Observer.objects.select_related("organisation", "person").get(pk=observer.pk)
    found.meeting = meeting
    return found


def _record(kind: str, subject: Any, actor: Any, observer: Observer) -> None:
    ledger.append(kind=kind, subject=subject, actor=actor, data={"meeting": observer.meeting_id})
