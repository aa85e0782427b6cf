"""The pages on absences: who sees them, and what can be done there (A15)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from gcm.domain.seating.officers import name_officer
from gcm.enums import Attended, CaseState, NoteState
from gcm.models import AbsenceCase, NominatingBody
from tests.cast import make_user
from tests.gcm.absences.holding import SEAT, absent, case_on, hold, limit, notes_on, row_of
from tests.gcm.body import Body
from tests.gcm.room import words_of


def address(name: str, *args: Any) -> str:
    return reverse(f"gcm:{name}", args=args)


@pytest.mark.rule("A15")
def test_the_count_is_for_the_holder_the_chair_and_the_secretariat(
    body: Body, client_of: Callable[..., Client]
) -> None:
    absent(body, times=1)
    page = address("streak", SEAT)
    answers = {
        name: client_of(who).get(page).status_code
        for name, who in {
            "holder": body.representative(SEAT),
            "chair": body.chair,
            "secretariat": body.officer,
            "vice-chair": body.vice_chair,
            "another member": body.representative(25),
        }.items()
    }
    assert answers == {
        "holder": 200,
        "chair": 200,
        "secretariat": 200,
        "vice-chair": 403,
        "another member": 403,
    }
    assert "One absence without notice is recorded" in words_of(client_of(body.chair).get(page))


@pytest.mark.rule("A15")
def test_the_officers_of_its_own_nominating_body_see_it_too(
    body: Body, client_of: Callable[..., Client]
) -> None:
    absent(body, times=1)
    own = NominatingBody.objects.of_seat(body.seat(SEAT))
    other = NominatingBody.objects.exclude(pk=own.pk).first()
    for which, answer in ((own, 200), (other, 404)):
        person = make_user("follower", email=f"names-{answer}@example.org")
        name_officer(actor=body.officer, body=which, person=person, reference="Letter")
        assert client_of(person).get(address("streak", SEAT)).status_code == answer


@pytest.mark.rule("A15")
def test_whoever_may_not_see_a_case_does_not_learn_of_it(
    body: Body, client_of: Callable[..., Client]
) -> None:
    absent(body)
    page = case_on(body).get_absolute_url()
    seen = [client_of(who).get(page).status_code for who in (body.representative(25), body.vice_chair)]
    assert seen == [404, 404]
    assert client_of(body.representative(SEAT)).get(page).status_code == 200


@pytest.mark.rule("A15")
def test_attendance_is_for_the_chair_and_the_secretariat(
    body: Body, client_of: Callable[..., Client]
) -> None:
    meeting = hold(body, 5, {SEAT: Attended.ABSENT})
    page = address("attendance", meeting.public_id)
    found = [client_of(who).get(page).status_code for who in (body.chair, body.officer, body.vice_chair)]
    assert found == [200, 200, 403]


@pytest.mark.rule("A10")
def test_the_chair_edits_and_signs_on_a_page(body: Body, client_of: Callable[..., Client]) -> None:
    absent(body, times=limit() - 1)
    note = notes_on(body)[-1]
    browser = client_of(body.chair)
    assert note.get_absolute_url() in browser.get(address("absences")).content.decode()
    act = address("absence_note_act", note.pk, "sign")
    assert 'name="body" cols="40" rows="14"' in browser.get(act).content.decode()
    sent = {"subject": "After the meeting", "body": "Dear colleague", "copy_to": ""}
    assert browser.post(act, sent).status_code == 422
    assert browser.post(act, {**sent, "copy_to": "office@body.example.org"}).status_code == 302
    note.refresh_from_db()
    assert (note.state, note.subject) == (NoteState.SENT, "After the meeting")
    assert browser.post(act, {**sent, "copy_to": "office@body.example.org"}).status_code == 422


@pytest.mark.rule("A3")
def test_a_late_notice_goes_from_the_secretariat_to_the_chair(
    body: Body, client_of: Callable[..., Client]
) -> None:
    (meeting,) = absent(body, times=1)
    mark = address("attendance_act", meeting.public_id, SEAT, "late-notice")
    assert client_of(body.officer).post(mark, {"words": ""}).status_code == 422
    assert client_of(body.officer).post(mark, {"words": "A call at 14.20."}).status_code == 302
    chair = client_of(body.chair)
    accept = address("attendance_act", meeting.public_id, SEAT, "accept")
    listed = chair.get(address("absences")).content.decode()
    assert ("A call at 14.20." in listed, accept in listed) == (True, True)
    assert chair.post(accept).status_code == 302
    assert row_of(meeting, body).attended == Attended.EXCUSED


@pytest.mark.rule("Z6")
def test_a_case_goes_its_way_on_its_page(body: Body, client_of: Callable[..., Client]) -> None:
    absent(body)
    case = case_on(body)
    chair, member = client_of(body.chair), client_of(body.representative(SEAT))

    def act(name: str) -> str:
        return address("absence_case_act", case.pk, name)

    assert act("certify") not in chair.get(case.get_absolute_url()).content.decode()
    assert chair.post(act("invite-comment")).status_code == 302
    assert member.post(act("comment"), {"comment": "A storm."}).status_code == 302
    assert "A storm." in chair.get(case.get_absolute_url()).content.decode()
    assert member.post(act("certify")).status_code == 404
    assert chair.post(act("certify")).status_code == 302
    assert case_on(body).state == CaseState.CERTIFIED
    assert act("designate") in client_of(body.officer).get(case.get_absolute_url()).content.decode()


@pytest.mark.rule("A13")
def test_the_vice_chair_finds_what_is_theirs_and_nothing_else(
    body: Body, client_of: Callable[..., Client]
) -> None:
    for place in range(limit()):
        hold(body, 30 * (limit() - place), {1: Attended.ABSENT, SEAT: Attended.ABSENT})
    cases = [case_on(body, number).get_absolute_url() for number in (1, SEAT)]
    listed = client_of(body.vice_chair).get(address("absences")).content.decode()
    assert [case in listed for case in cases] == [True, False]
    listed = client_of(body.chair).get(address("absences")).content.decode()
    assert [case in listed for case in cases] == [False, True]


def test_an_unknown_act_is_no_address(body: Body, client_of: Callable[..., Client]) -> None:
    absent(body)
    page = address("absence_case_act", case_on(body).pk, "evict")
    assert client_of(body.chair).get(page).status_code == 404


@pytest.mark.parametrize("language", ["fr", "es"])
def test_a_note_is_drafted_in_the_language_of_the_representative(body: Body, language: str) -> None:
    person = body.representative(SEAT)
    person.language = language
    person.save()
    absent(body, times=1)
    opening = {"fr": "Votre délégation nous a manqué", "es": "Echamos de menos a su delegación"}
    (note,) = notes_on(body)
    assert note.language == language
    assert note.body.startswith(opening[language])


@pytest.mark.rule("T14")
def test_the_deadline_is_told_as_it_is_enforced(body: Body, client_of: Callable[..., Client]) -> None:
    absent(body)
    AbsenceCase.objects.update(state="comment", comment_until=timezone.now() + timedelta(minutes=5))
    page = address("absence_case_act", case_on(body).pk, "comment")
    member = client_of(body.representative(SEAT))
    assert member.get(page).status_code == 200
    AbsenceCase.objects.update(comment_until=timezone.now() - timedelta(minutes=5))
    assert member.post(page, {"comment": "Too late."}).status_code == 422
    assert case_on(body).comment == ""
