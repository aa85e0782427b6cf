"""Objections in writing by members who are not there: read to the room, and blocking nothing (D7)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.room import ask, locked_meeting, touch
from gcm.enums import ItemKind
from gcm.models import AgendaItem, Delegate, Presence, Seat, WrittenObjection


@transaction.atomic
def file_written_objection(*, actor: Any, item: AgendaItem, reason: str) -> WrittenObjection:
    """Object in writing for the seat one takes part for. What the seat wrote before on this item is replaced.
    Raises PermissionDenied for whoever takes part for no seat; ValidationError as
    `record_written_objection` does."""
    ask(actor, "gcm.state_position", locked_meeting(item.meeting))
    mine = Delegate.objects.at().take_part().filter(person=actor).select_related("term__seat").first()
    if mine is None:
        raise PermissionDenied
    return keep_objection(actor=actor, item=item, seat=mine.term.seat, reason=reason)


@transaction.atomic
def record_written_objection(*, actor: Any, item: AgendaItem, seat: Seat, reason: str) -> WrittenObjection:
    """The secretariat received a letter. Raises PermissionDenied; ValidationError without a reason, for an
    item that has ended or is not for decision, and while somebody is in the room for the seat: those
    present speak for themselves."""
    ask(actor, "gcm.record_presence", locked_meeting(item.meeting))
    return keep_objection(actor=actor, item=item, seat=seat, reason=reason)


@transaction.atomic
def withdraw_written_objection(*, actor: Any, objection: WrittenObjection) -> WrittenObjection:
    """Take it back, for the seat. A second time changes nothing. Raises PermissionDenied for everybody else;
    ValidationError once the item has ended."""
    meeting = locked_meeting(objection.item.meeting)
    found = WrittenObjection.objects.select_related("item").get(pk=objection.pk)
    if not Delegate.objects.at().take_part().filter(person=actor, term__seat=found.seat_id).exists():
        raise PermissionDenied
    _require_open(found.item)
    if found.withdrawn_at is None:
        found.withdrawn_at = timezone.now()
        found.save(update_fields=["withdrawn_at"])
        touch(meeting)
        _record("gcm.written_objection_withdrawn", found, actor)
    return found


def keep_objection(*, actor: Any, item: AgendaItem, seat: Seat, reason: str) -> WrittenObjection:
    """For the verbs, which hold the lock of the meeting and have asked the right; `seat` is a Seat. Raises
    ValidationError as `record_written_objection` does."""
    found = AgendaItem.objects.select_related("meeting").get(pk=item.pk)
    _require_open(found)
    if not reason.strip():
        raise ValidationError({"reason": _("Please give the reason of the objection (D3).")})
    if Presence.objects.here().filter(meeting=found.meeting, seat=seat).exists():
        raise ValidationError(_("The seat is in the room: it states its position there (D7)."), code="here")
    standing = WrittenObjection.objects.standing().filter(item=found, seat=seat)
    standing.update(withdrawn_at=timezone.now())
    made = WrittenObjection.objects.create(item=found, seat=seat, filed_by=actor, reason=reason.strip())
    touch(found.meeting)
    _record("gcm.written_objection_filed", made, actor)
    return made


def _require_open(item: AgendaItem) -> None:
    if item.kind != ItemKind.DECISION:
        raise ValidationError(_("This item is not for decision."), code="not_for_decision")
    if not item.is_open or item.meeting.is_held:
        raise ValidationError(_("This item has ended: what was said on it stands."), code="ended")


def _record(kind: str, objection: WrittenObjection, actor: Any) -> None:
    data = {"item": objection.item_id, "seat": objection.seat_id}
    ledger.append(kind=kind, subject=objection, actor=actor, data=data)
