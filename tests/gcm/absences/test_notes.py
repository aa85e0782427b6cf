"""Courteous notes after the first absences: drafted, and sent by the chair alone (A10)."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox
from alliance87.core.inbox.models import Task
from alliance87.core.mailing.models import Mailing
from gcm.domain.absences.notes import set_note_aside, sign_note
from gcm.domain.seating.officers import name_officer
from gcm.enums import Attended, NoteState
from gcm.models import NominatingBody
from tests.cast import make_user
from tests.gcm.absences.holding import SEAT, absent, hold, limit, notes_on
from tests.gcm.body import Body
from tests.gcm.post import last_mailing, mails, plain


def sign(of: Body, note: Any, **fields: Any) -> Any:
    words = {"subject": note.subject, "body": note.body, **fields}
    return sign_note(actor=words.pop("actor", of.chair), note=note, **words)


@pytest.mark.rule("A10")
@pytest.mark.rule("Z6")
def test_a_note_is_drafted_and_nothing_leaves(body: Body) -> None:
    absent(body, times=1)
    (note,) = notes_on(body)
    assert (note.state, note.limit_is_near, note.language) == (NoteState.DRAFT, limit() == 2, "en")
    assert "no notice of absence had reached us" in note.body
    assert not Mailing.objects.filter(kind__startswith="gcm.absence").exists()
    assert [task.kind for task in inbox.tasks_of(body.chair)] == ["gcm.sign_absence_note"]
    assert not inbox.tasks_of(body.vice_chair)


@pytest.mark.rule("A10")
def test_the_first_note_goes_to_the_representative_alone_as_the_chair_signed_it(body: Body) -> None:
    absent(body, times=1)
    (note,) = notes_on(body)
    sign(body, note, body="We missed you.\n\nYours,", copy_to="")
    (message,) = mails("gcm.absence_note").values()
    assert message["To"].addresses[0].addr_spec == f"seat-{SEAT}@example.org"
    assert "We missed you." in plain(message)
    assert not Mailing.objects.filter(kind="gcm.absence_note_copy").exists()
    assert not Task.objects.open().filter(kind="gcm.sign_absence_note").exists()  # type: ignore[attr-defined]


@pytest.mark.rule("A10")
def test_the_nominating_body_is_informed_before_the_limit(body: Body) -> None:
    absent(body, times=limit() - 1)
    note = notes_on(body)[-1]
    assert note.limit_is_near
    with pytest.raises(ValidationError) as error:
        sign(body, note)
    assert list(error.value.message_dict) == ["copy_to"]
    sign(body, note, copy_to="office@itu.example.org")
    (copy,) = last_mailing("gcm.absence_note_copy").deliveries.all()
    assert copy.address == "office@itu.example.org"
    assert f"on seat {SEAT}" in plain(mails("gcm.absence_note_copy")[copy.address])


@pytest.mark.rule("A10")
def test_the_address_of_the_nominating_body_is_that_of_its_officer(body: Body) -> None:
    of_seat = NominatingBody.objects.of_seat(body.seat(SEAT))
    person = make_user("follower", email="names@example.org")
    name_officer(actor=body.officer, body=of_seat, person=person, reference="Letter")
    absent(body, times=limit() - 1)
    drafted = [(note.limit_is_near, note.copy_to) for note in notes_on(body)]
    assert drafted == [
        *[(False, "")] * (limit() - 2),
        (True, "names@example.org"),
    ]


@pytest.mark.rule("A10")
def test_only_the_chair_sends_or_sets_aside(body: Body, superuser: Any) -> None:
    absent(body, times=1)
    (note,) = notes_on(body)
    for actor in (body.officer, body.vice_chair, body.representative(SEAT), superuser):
        with pytest.raises(PermissionDenied):
            sign(body, note, actor=actor)
    with pytest.raises(ValidationError):
        set_note_aside(actor=body.chair, note=note, reason=" ")
    set_note_aside(actor=body.chair, note=note, reason="We spoke on the telephone.")
    with pytest.raises(TransitionNotAllowed):
        sign(body, note)
    assert not Mailing.objects.filter(kind="gcm.absence_note").exists()


@pytest.mark.rule("A13")
def test_the_note_to_the_chairs_government_is_the_vice_chairs(body: Body) -> None:
    absent(body, seat=1, times=1)
    (note,) = notes_on(body, 1)
    with pytest.raises(PermissionDenied):
        sign(body, note)
    assert sign(body, note, actor=body.vice_chair).state == NoteState.SENT
    (message,) = mails("gcm.absence_note").values()  # in French, as the representative reads
    assert "La vice-présidence du Groupe" in plain(message)


@pytest.mark.rule("A7")
def test_an_additional_videoconference_asks_for_no_note(body: Body) -> None:
    hold(body, 30, {SEAT: Attended.ABSENT}, kind="supplementary")
    assert notes_on(body) == []
