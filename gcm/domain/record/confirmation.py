"""A decision with a contested quorum comes before a meeting, which may confirm it (Q13)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gcm.domain.drafted import add_drafted_item
from gcm.domain.effects import Outcome, define_effect
from gcm.domain.record.annotations import awaits_confirmation, confirm
from gcm.enums import ItemState
from gcm.models import AgendaItem, Decision, Meeting

CONFIRM = "gcm.confirm_decision"


@transaction.atomic
def put_confirmation_on_agenda(*, actor: Any, decision: Decision, meeting: Meeting) -> AgendaItem:
    """An item for decision with a drafted text in the three languages. Raises PermissionDenied;
    ValidationError when the decision does not wait to be confirmed, when an item on it is open already, or
    once the agenda of the meeting is final."""
    if not awaits_confirmation(decision):
        raise ValidationError(_("This decision does not wait to be confirmed."))
    waiting = AgendaItem.objects.filter(effect=CONFIRM, object_id=str(decision.pk))
    if waiting.filter(state__in=(ItemState.SCHEDULED, ItemState.IN_DISCUSSION)).exists():
        raise ValidationError(_("This is on an agenda already."))
    return add_drafted_item(actor=actor, meeting=meeting, subject=decision, effect=CONFIRM)


def _wording(decision: Decision, language: str, _day: date) -> tuple[str, str]:
    with override(language):
        words = {"symbol": decision.symbol}
        return (
            str(_("Confirmation of decision %(symbol)s")) % words,
            str(_("The GCG, its quorum being reached, confirms decision %(symbol)s.")) % words,
        )


def _run(*, actor: Any, subject: Decision, decision: Decision) -> None:
    confirm(actor=actor, decision=decision, old=subject)


def _tell(*, reader: Any, subject: Decision, decision: Decision) -> Outcome:
    readable = reader.has_perm("gcm.view_decision", subject)
    url = subject.get_absolute_url() if readable else ""
    return Outcome(_("An earlier decision was confirmed."), url, subject.symbol)


define_effect(
    CONFIRM,
    _("The earlier decision is confirmed."),
    run=_run,
    title=_("An earlier decision confirmed"),
    tell=_tell,
    draft=_wording,
)
