"""What can be done on the way to a new chair or vice-chair. The verbs ask everything again."""

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.domain.presidency.agreement import record_consensus
from gcm.domain.presidency.appointing import put_appointment_on_agenda
from gcm.domain.presidency.calls import begin_consultation, submit_candidacy, withdraw_candidacy
from gcm.enums import AppointmentState
from gcm.forms.absences.cases import PlaceForm
from gcm.forms.presidency.appointments import AgreementForm, CandidacyForm
from gcm.models import Appointment
from gcm.views.acts import Act

State = AppointmentState


def _may_begin(appointment: Appointment) -> bool:
    return appointment.state == State.CALL and timezone.now() >= appointment.closes_at


APPOINTMENT = {
    "stand": Act(
        title=_("Offer to serve"),
        question=_("The governments concerned read it, and nobody else. A candidate can step back."),
        done=_("The candidacy is submitted."),
        do=lambda actor, appointment, values: submit_candidacy(
            actor=actor, appointment=appointment, **values
        ),
        permission="gcm.submit_candidacy",
        offered=lambda appointment: appointment.takes_candidates,
        form=CandidacyForm,
    ),
    "consult": Act(
        title=_("Begin the consultation"),
        question=_(
            "The call has closed. Governments consult among themselves; nothing is counted here (C4)."
        ),
        done=_("The consultation has begun."),
        do=lambda actor, appointment, values: begin_consultation(actor=actor, appointment=appointment),
        permission="gcm.convene_governments",
        offered=_may_begin,
    ),
    "agree": Act(
        title=_("Record the consensus of governments"),
        question=_("With the evidence. The GCG decides afterwards; without this record it cannot (C2)."),
        done=_("The consensus of governments is recorded."),
        do=lambda actor, appointment, values: record_consensus(
            actor=actor, appointment=appointment, **values
        ),
        permission="gcm.convene_governments",
        offered=lambda appointment: appointment.state in (State.CONSULTATION, State.RETURNED),
        form=AgreementForm,
        constitutional=True,
    ),
    "place": Act(
        title=_("Put on the agenda of a meeting"),
        question=_("As an item for decision of its own; a text is drafted in the three languages (C3)."),
        done=_("The item is on the agenda."),
        do=lambda actor, appointment, values: put_appointment_on_agenda(
            actor=actor, appointment=appointment, **values
        ),
        permission="gcm.prepare_meeting",
        offered=lambda appointment: appointment.state == State.CONSENSUS,
        form=PlaceForm,
    ),
}

CANDIDACY = {
    "withdraw": Act(
        title=_("Withdraw the candidacy"),
        question=_("The government is a candidate no longer."),
        done=_("The candidacy is withdrawn."),
        do=lambda actor, candidacy, values: withdraw_candidacy(actor=actor, candidacy=candidacy),
        permission="gcm.withdraw_candidacy",
        offered=lambda candidacy: candidacy.withdrawn_at is None and candidacy.appointment.is_first_stage,
    ),
}
