"""Actions are noted while the minutes are written (N12). Their owner is a seat, an organisation, a group or
the secretariat."""

from collections.abc import Mapping
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from gcm.domain.minutes import require_draft_of
from gcm.domain.room import ask
from gcm.models import AgendaItem, FollowUp, Minutes

FIELDS = ("text_fr", "text_en", "text_es", "seat", "organisation", "group", "by_secretariat", "due_on")


@transaction.atomic
def add_follow_up(*, actor: Any, item: AgendaItem, values: Mapping[str, Any]) -> FollowUp:
    """Note an action on an item while the minutes are being written. `values` by FIELDS. Raises
    PermissionDenied; ValidationError without text, date or exactly one owner, or once the minutes are with
    the chair."""
    _writing(actor, item)
    made = FollowUp(item=item, **{name: values[name] for name in FIELDS if name in values})
    if not made.text:
        raise ValidationError({"text": _("Please say what is to be done.")})
    made.full_clean(exclude=["state", "closed_at", "told_at", "accepted_at", "cancelled_by"])
    made.save()
    ledger.append(kind="gcm.follow_up_added", subject=made, actor=actor, data={"item": item.pk})
    return made


@transaction.atomic
def remove_follow_up(*, actor: Any, follow_up: FollowUp) -> None:
    """Take it off while the minutes are being written. Raises PermissionDenied; ValidationError once
    something was done about it: then only a decision cancels it."""
    _writing(actor, follow_up.item)
    if follow_up.steps.exists():
        raise ValidationError(_("Its owner knows of it: only a decision cancels it (N12)."), code="known")
    ledger.append(
        kind="gcm.follow_up_removed", subject=follow_up, actor=actor, data={"item": follow_up.item_id}
    )
    follow_up.delete()


def _writing(actor: Any, item: AgendaItem) -> None:
    minutes = Minutes.objects.select_for_update().get(meeting=item.meeting_id)
    ask(actor, "gcm.write_minutes", item.meeting)
    require_draft_of(minutes)
