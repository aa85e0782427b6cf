"""Absences, chair and vice-chair, and what is done about observers."""

from tests.ladder.rows import FORBIDDEN, NOT_FOUND, OK, SIGN_IN, row

SEATED = ("representative", "alternate")
OFFICERS = ("secretariat", "superuser")


def case(world):
    """About the seat of the cast's representative."""
    return {"pk": world.absence_case.pk}


def certifying(world):
    return {**case(world), "act": "certify"}


def commenting(world):
    return {**case(world), "act": "comment"}


def note(world):
    return {"pk": world.absence_note.pk}


def signing(world):
    return {**note(world), "act": "sign"}


def seat(world):
    assert world.body
    return {"number": world.body.term(9).seat.number}


def attendance(world):
    meeting = world.absence_case.meeting
    return {"public_id": meeting.public_id, "seat": 9, "act": "correct"}


def body(world):
    assert world.body
    return {}


def appointment(world):
    return {"pk": world.appointment.pk}


def standing(world):
    return {**appointment(world), "act": "stand"}


def stepping_back(world):
    return {"pk": world.candidacy.pk, "act": "withdraw"}


def objecting(world):
    return {"public_id": world.meeting.public_id, "pk": world.interested.pk, "act": "object"}


def of(name, kwargs, *, seated=NOT_FOUND, chair=NOT_FOUND, officers=NOT_FOUND, **rest):
    """What the holder's people, the chair and the secretariat get; nobody else learns anything (A15)."""
    given = {**dict.fromkeys(SEATED, seated), "chair": chair, **dict.fromkeys(OFFICERS, officers)}
    return row(name, NOT_FOUND, kwargs=kwargs, **{"anonymous": SIGN_IN, **given, **rest})


ROWS = (
    of("gcm:absences", body, seated=FORBIDDEN, chair=OK, officers=OK),
    of("gcm:absence_case", case, seated=OK, chair=OK, officers=OK),
    of("gcm:absence_case_act", certifying, chair=OK, case="certify"),
    of("gcm:absence_case_act", commenting, seated=OK, case="comment"),
    of("gcm:absence_note", note, chair=OK, officers=OK),
    of("gcm:absence_note_act", signing, chair=OK),
    of("gcm:streak", seat, seated=OK, chair=OK, officers=OK),
    of("gcm:attendance_act", attendance, officers=OK),
    of("gcm:appointments", body, seated=OK, chair=OK, officers=OK),
    of("gcm:appointment_call", body, seated=FORBIDDEN, chair=FORBIDDEN, officers=OK),
    of("gcm:appointment", appointment, seated=OK, chair=OK, officers=OK),
    of("gcm:appointment_act", standing, seated=OK, chair=OK, officers=FORBIDDEN),
    of("gcm:candidacy_act", stepping_back, seated=OK, chair=FORBIDDEN),
    of("gcm:observer_act", objecting, seated=OK, chair=OK, officers=FORBIDDEN),
)
