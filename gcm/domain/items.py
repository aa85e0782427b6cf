"""Going through the agenda (Z2)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.effects import run_disposal
from gcm.domain.minuting.noting import note_what_was_concluded
from gcm.domain.room import ask, locked_meeting, require_session, touch
from gcm.enums import ItemKind, ItemState
from gcm.models import AgendaItem

ENDS = {
    ItemState.DEFERRED: AgendaItem.defer,
    ItemState.REFERRED: AgendaItem.refer,
    ItemState.WITHDRAWN: AgendaItem.withdraw,
}


@transaction.atomic
def take_up_item(*, actor: Any, item: AgendaItem) -> AgendaItem:
    """Call an item. The one that was in discussion is put back, with all that was said on it. Raises
    PermissionDenied; ValidationError out of session; TransitionNotAllowed for an item that has ended."""
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.call_item", meeting)
    require_session(meeting)
    found = AgendaItem.objects.get(pk=item.pk)
    if found.state == ItemState.IN_DISCUSSION:
        return found
    for other in meeting.items.filter(state=ItemState.IN_DISCUSSION):
        other.put_back()
        other.save(update_fields=["state"])
    found.take_up()
    found.save(update_fields=["state"])
    touch(meeting)
    return found


@transaction.atomic
def conclude_item(*, actor: Any, item: AgendaItem) -> AgendaItem:
    """End an item on which nothing is to be decided. Raises PermissionDenied; ValidationError out of session
    or for an item for decision; TransitionNotAllowed unless it is in discussion."""
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.preside", meeting)
    require_session(meeting)
    found = AgendaItem.objects.get(pk=item.pk)
    if found.kind == ItemKind.DECISION:
        raise ValidationError(_("An item for decision is decided, deferred, referred or withdrawn (T25)."))
    found.conclude()
    found.save(update_fields=["state"])
    note_what_was_concluded(actor=actor, item=found)
    touch(meeting)
    return found


@transaction.atomic
def dispose_of_item(*, actor: Any, item: AgendaItem, state: str, note: str) -> AgendaItem:
    """End an item for decision without one: there is no consensus, or not yet (D6). `state` is deferred,
    referred or withdrawn, `note` what becomes of it. It leaves no public trace (W15, D17). Raises
    PermissionDenied; ValidationError out of session or without the note; TransitionNotAllowed when it has
    ended."""
    meeting = locked_meeting(item.meeting)
    ask(actor, "gcm.preside", meeting)
    require_session(meeting)
    if state not in ENDS:
        raise ValidationError({"state": _("Please say what becomes of the item.")})
    if not note.strip():
        raise ValidationError({"note": _("Please say in a few words what becomes of the item.")})
    found = AgendaItem.objects.get(pk=item.pk)
    ENDS[ItemState(state)](found)
    found.disposition = note.strip()
    found.save(update_fields=["state", "disposition"])
    run_disposal(actor=actor, item=found)
    touch(meeting)
    ledger.append(
        kind="gcm.item_ended_without_decision",
        subject=found,
        actor=actor,
        data={"meeting": meeting.pk, "state": str(found.state)},
    )
    return found
