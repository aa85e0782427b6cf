"""The second stage: the GCG decides on each office by consensus, on the record of the first (C2, C3, C5)."""

from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox
from gcm.domain.drafted import add_drafted_item
from gcm.domain.effects import define_effect
from gcm.domain.presidency.agreement import require_two_governments
from gcm.domain.presidency.calls import CONVENE_TASK, locked_appointment, record
from gcm.domain.presidency.wording import agreed_on, outlook_of, term_of, wording_of
from gcm.domain.room import ask
from gcm.domain.seats import put_on_seat
from gcm.enums import TermBasis
from gcm.models import AgendaItem, Appointment, Decision, Meeting, Position, Seat
from gcm.queries.presidency.candidates import APPOINT, item_of

ACCREDIT_TASK = "gcm.accredit_officer"


@transaction.atomic
def put_appointment_on_agenda(*, actor: Any, appointment: Appointment, meeting: Meeting) -> AgendaItem:
    """An item for decision, one for each office, with a drafted text in the three languages. Raises
    PermissionDenied; TransitionNotAllowed unless the consensus of governments is recorded (C2);
    ValidationError once the agenda is final."""
    found = locked_appointment(appointment)
    ask(actor, "gcm.prepare_meeting", meeting)
    found.place()
    found.save()
    item = add_drafted_item(actor=actor, meeting=meeting, subject=found, effect=APPOINT)
    inbox.close_tasks(subject=found, closed_by=actor)
    return item


def _appoint(*, actor: Any, subject: Appointment, decision: Decision) -> None:
    """The government takes the office for its term; its representative is accredited after (C9)."""
    found = locked_appointment(subject)
    found.confirm()
    government = agreed_on(found).candidacy.organisation
    require_two_governments(found, government)
    zone = timezone.get_default_timezone()
    starts, ends = term_of(found, timezone.localdate(decision.decided_at, zone))
    seat = Seat.objects.select_for_update(of=("self",)).select_related("category").get(office=found.office)
    put_on_seat(
        actor=actor,
        seat=seat,
        organisation=government,
        starts_on=starts,
        due_on=ends,
        basis=TermBasis.APPOINTMENT,
        reference=decision.symbol,
    )
    found.confirmed_at, found.decision = decision.decided_at, decision.symbol
    found.save()
    record(
        "gcm.appointment_confirmed",
        subject=found,
        actor=actor,
        decision=decision.symbol,
        organisation=government.pk,
    )
    inbox.open_task(
        kind=ACCREDIT_TASK,
        subject=found,
        role="secretariat",
        title=gettext_noop("Accredit the representative of the government appointed to seat %(seat)s"),
        params={"seat": seat.number},
        url_name="admin:gcm_seat_change",
        url_kwargs={"object_id": str(seat.pk)},
    )


def _dispose(*, actor: Any, subject: Appointment, state: str, note: str) -> None:
    """The item ended without a decision. With an objection maintained it goes back to governments, with what
    was objected (C5); otherwise their agreement stands and waits for another meeting."""
    found = locked_appointment(subject)
    objections = _objections(found)
    if not objections:
        found.take_off()
        found.save()
        return
    found.give_back()
    found.save()
    agreed = agreed_on(found)
    agreed.returned_at, agreed.returned_with = timezone.now(), [*objections, {"note": note}]
    agreed.save(update_fields=["returned_at", "returned_with"])
    record("gcm.appointment_returned", subject=found, actor=actor, round=agreed.round)
    inbox.open_task(
        kind=CONVENE_TASK,
        subject=found,
        user=found.convenor,
        title=gettext_noop("Consult governments again on an appointment"),
        note=gettext_noop("The GCG did not come to a consensus; what was objected is on the page"),
        url_name="gcm:appointment",
        url_kwargs={"pk": found.pk},
    )


def _objections(appointment: Appointment) -> list[dict[str, Any]]:
    item = item_of(appointment)
    held = Position.objects.live().objections().filter(item=item).select_related("seat")
    return [{"seat": each.seat.number, "reason": each.reason} for each in held]


define_effect(
    APPOINT,
    _("The government takes the office for its term."),
    run=_appoint,
    dispose=_dispose,
    describe=outlook_of,
    draft=wording_of,
)
