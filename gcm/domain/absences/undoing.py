"""A certified case is undone by a new decision of the GCG alone (A14)."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override

from gcm.domain.absences.cases import end_case, locked_case
from gcm.domain.absences.common import record
from gcm.domain.drafted import add_drafted_item
from gcm.domain.effects import define_effect
from gcm.domain.room import ask
from gcm.models import AbsenceCase, AgendaItem, Decision, Meeting

UNDO = "gcm.undo_absence_case"
TITLE = _("Absences on seat %(seat)s: certificate withdrawn")
WORDING = _("The GCG withdraws the certificate of the absences on seat %(seat)s. %(holder)s keeps the seat.")


@transaction.atomic
def put_undoing_on_agenda(*, actor: Any, case: AbsenceCase, meeting: Meeting) -> AgendaItem:
    """An item for decision on withdrawing the certificate, with a drafted text in the three languages. Raises
    PermissionDenied; TransitionNotAllowed unless the case is certified and nobody is accredited yet;
    ValidationError once the agenda is final."""
    found = locked_case(case)
    ask(actor, "gcm.prepare_meeting", meeting)
    found.undo()  # only to see whether it can be: nothing is saved
    return add_drafted_item(actor=actor, meeting=meeting, subject=case, effect=UNDO)


def _wording(case: AbsenceCase, language: str, _day: date) -> tuple[str, str]:
    with override(language):
        words = {"seat": case.seat.number, "holder": case.facts["holder"][language]}
        return str(TITLE) % words, str(WORDING) % words


def _undo(*, actor: Any, subject: AbsenceCase, decision: Decision) -> None:
    case = locked_case(subject)
    case.undo()
    end_case(case, actor=actor, reason=decision.symbol)
    record("gcm.absence_case_undone", subject=case, actor=actor, seat=case.seat_id, decision=decision.symbol)


define_effect(
    UNDO,
    _("The certificate of the absences is withdrawn; the holder keeps the seat."),
    run=_undo,
    draft=_wording,
)
