"""The next meeting takes note of the minutes, or approves them where the rule set says so (N5)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, rulesets
from gcm.domain.agenda import add_item
from gcm.domain.effects import define_effect
from gcm.enums import ItemKind, MinutesState
from gcm.models import AgendaItem, Decision, Meeting, Minutes

APPROVE = "gcm.approve_minutes"
NOTE_TITLES = {
    "fr": "Compte rendu de la réunion nº {number}",
    "en": "Minutes of meeting no. {number}",
    "es": "Informe de la reunión núm. {number}",
}


@transaction.atomic
def propose_noting(*, actor: Any, minutes: Minutes, meeting: Meeting) -> AgendaItem:
    """Put the minutes on the agenda of a meeting to come: to be noted, or for decision when
    `gcm.minutes.formal_approval` is on. Raises PermissionDenied; ValidationError unless they are issued,
    when they are on an agenda already, or when that agenda is final."""
    if minutes.state != MinutesState.ISSUED:
        raise ValidationError(_("Only minutes that were issued are noted."), code="not_issued")
    if items_about(minutes).exclude(state__in=("deferred", "referred", "withdrawn")).exists():
        raise ValidationError(_("These minutes are on an agenda already."), code="on_agenda")
    approve = bool(rulesets.in_force()["gcm.minutes.formal_approval"])
    return add_item(
        actor=actor,
        meeting=meeting,
        titles={code: words.format(number=minutes.meeting.number) for code, words in NOTE_TITLES.items()},
        kind=ItemKind.DECISION if approve else ItemKind.PROCEDURE,
        subject=minutes,
        effect=APPROVE if approve else "",
    )


def items_about(minutes: Minutes) -> Any:
    """The agenda items on which these minutes are the subject."""
    from django.contrib.contenttypes.models import ContentType

    kind = ContentType.objects.get_for_model(Minutes)
    return AgendaItem.objects.filter(content_type=kind, object_id=str(minutes.pk))


def note_what_was_concluded(*, actor: Any, item: AgendaItem) -> None:
    """Minutes that were the subject of an item without decision are noted by its conclusion."""
    if isinstance(item.subject, Minutes):
        _note(actor=actor, minutes=item.subject, item=item)


def _approve(*, actor: Any, subject: Minutes, decision: Decision) -> None:
    _note(actor=actor, minutes=subject, item=decision.item)


def _note(*, actor: Any, minutes: Minutes, item: AgendaItem) -> None:
    """Minutes that are being put right meanwhile stay as they are."""
    locked = Minutes.objects.select_for_update().get(pk=minutes.pk)
    if locked.state != MinutesState.ISSUED:
        return
    locked.note()
    locked.noted_on = item
    locked.save()
    ledger.append(kind="gcm.minutes_noted", subject=locked, actor=actor, data={"item": item.pk})


define_effect(APPROVE, _("The minutes are approved"), run=_approve)
