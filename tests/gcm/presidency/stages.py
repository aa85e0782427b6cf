"""An appointment brought to a given stage."""

from datetime import timedelta
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from gcm.domain.items import take_up_item
from gcm.domain.presidency.agreement import record_consensus
from gcm.domain.presidency.appointing import put_appointment_on_agenda
from gcm.domain.presidency.calls import begin_consultation, publish_call, submit_candidacy
from gcm.enums import Office
from gcm.models import AgendaItem, Appointment, Meeting
from tests.files.samples import pdf
from tests.gcm.body import Body, bring_in, make_meeting

CONVENOR = 4  # the seat of the convenor
CANDIDATE = 6  # the seat of the government that stands
CRITERIA = {"fr": "Critères", "en": "Criteria", "es": "Criterios"}


def governments(body: Body) -> list[int]:
    """The numbers of the government seats, under the rule set in force."""
    return [number for number, seat in body.seats.items() if seat.category.group == "government"]


def evidence() -> SimpleUploadedFile:
    return SimpleUploadedFile("consensus.pdf", pdf(), content_type="application/pdf")


def call(body: Body, office: str = Office.CHAIR, **fields: Any) -> Appointment:
    """A call that is open now; whoever is appointed begins in a year."""
    now = timezone.now()
    values = {
        "opens_at": now - timedelta(days=1),
        "closes_at": now + timedelta(days=20),
        "starts_on": timezone.localdate() + timedelta(days=365),
        "convenor": body.representative(CONVENOR),
        "criteria": CRITERIA,
        **fields,
    }
    return publish_call(actor=body.officer, office=office, **values)


def stand(body: Body, appointment: Appointment, seat: int = CANDIDATE) -> Any:
    return submit_candidacy(
        actor=body.representative(seat),
        appointment=appointment,
        organisation=body.term(seat).organisation,
        statement="We are ready to serve.",
    )


def consult(body: Body, appointment: Appointment) -> Appointment:
    Appointment.objects.filter(pk=appointment.pk).update(
        closes_at=timezone.now() - timedelta(seconds=1), opens_at=timezone.now() - timedelta(days=30)
    )
    return begin_consultation(actor=body.representative(CONVENOR), appointment=appointment)


def agree(body: Body, appointment: Appointment, candidacy: Any) -> Any:
    return record_consensus(
        actor=body.representative(CONVENOR),
        appointment=appointment,
        candidacy=candidacy,
        account="Regional groups were consulted one after the other; nobody opposed.",
        file=evidence(),
    )


def agreed(body: Body, office: str = Office.CHAIR, seat: int = CANDIDATE, **fields: Any) -> Appointment:
    """Governments have agreed on the holder of the seat."""
    appointment = call(body, office, **fields)
    candidacy = stand(body, appointment, seat)
    agree(body, consult(body, appointment), candidacy)
    return Appointment.objects.get(pk=appointment.pk)


def before_gcg(
    body: Body, *appointments: Appointment, present: Any = None
) -> tuple[Meeting, list[AgendaItem]]:
    """A meeting in session, everybody in the room, with an item for each appointment, the first taken up."""
    meeting = make_meeting(body, "convened", items=0, starts_at=timezone.now() + timedelta(minutes=1))
    items = [
        put_appointment_on_agenda(actor=body.officer, appointment=each, meeting=meeting)
        for each in appointments
    ]
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(state="open", starts_at=now, opened_at=now)
    meeting.refresh_from_db()
    bring_in(meeting, body, body.terms if present is None else present)
    take_up_item(actor=body.officer, item=items[0])
    return meeting, items
