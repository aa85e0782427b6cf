"""Who issues the minutes, what is frozen in the act, and that nothing changes it."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.test import Client

from alliance87.core import inbox, ledger
from alliance87.core.uploads.models import Upload
from gcm.domain.instructions import file_instruction, instruct_issue
from gcm.domain.issuing import issue_minutes, recipients_of
from gcm.domain.minutes import hand_to_chair, take_back
from gcm.domain.seats import accredit_delegate
from gcm.enums import MeetingState, MinutesState
from gcm.models import Instruction, IssuedMinutes, Meeting, MinutesPassage
from tests.cast import make_user, sign_in
from tests.files import samples
from tests.gcm.body import LETTER, make_meeting
from tests.gcm.minuting.record import AWAY, EXCUSED, decide_and_close, hand_over, hold, issue
from tests.gcm.room import at, observe
from tests.gcm.rules import other_rules


@pytest.mark.rule("N1")
@pytest.mark.parametrize("office", ["chair", "vice_chair"])
def test_the_chair_or_the_vice_chair_issues(with_chair: Any, body: Any, office: str) -> None:
    officer = getattr(body, office)
    issued = issue_minutes(actor=officer, minutes=with_chair)
    assert (issued.version, issued.issued_by, issued.on_instruction) == (1, officer, None)
    assert issued.hash == ledger.digest_of(issued.content)
    assert Meeting.objects.get(pk=with_chair.meeting_id).state == MeetingState.MINUTES_ISSUED
    assert ledger.entries_of(issued).get().data["content"] == issued.hash
    assert not inbox.tasks_of(body.vice_chair).exists()


@pytest.mark.rule("N1")
@pytest.mark.rule("X2")
def test_nobody_else_issues(with_chair: Any, body: Any) -> None:
    strangers = (body.officer, body.representative(9), make_user("follower"), make_user("superuser"))
    for stranger in strangers:
        with pytest.raises(PermissionDenied):
            issue_minutes(actor=stranger, minutes=with_chair)
    assert not IssuedMinutes.objects.exists()


@pytest.mark.rule("X3")
def test_the_secretariat_issues_on_the_chairs_instruction(with_chair: Any, body: Any) -> None:
    given = instruct_issue(actor=body.chair, minutes=with_chair)
    assert "gcm.issue_on_instruction" in [each.kind for each in inbox.tasks_of(body.officer)]
    with pytest.raises(PermissionDenied):
        issue_minutes(actor=make_user("superuser"), minutes=with_chair)
    issued = issue_minutes(actor=body.officer, minutes=with_chair)
    assert (issued.issued_by, issued.on_instruction) == (body.officer, given)
    assert not inbox.tasks_of(body.officer).filter(kind="gcm.issue_on_instruction").exists()


@pytest.mark.rule("X3")
def test_an_instruction_is_about_what_the_chair_had_read(with_chair: Any, body: Any) -> None:
    instruct_issue(actor=body.chair, minutes=with_chair)
    take_back(actor=body.officer, minutes=with_chair)
    again = hand_to_chair(actor=body.officer, minutes=with_chair)
    with pytest.raises(PermissionDenied):
        issue_minutes(actor=body.officer, minutes=again)
    assert not inbox.tasks_of(body.officer).filter(kind="gcm.issue_on_instruction").exists()


@pytest.mark.rule("X3")
def test_the_instruction_may_come_by_letter(with_chair: Any, body: Any) -> None:
    letter = SimpleUploadedFile("letter.pdf", samples.pdf())
    with pytest.raises(ValidationError, match="who signed"):
        file_instruction(actor=body.officer, minutes=with_chair, note=" ", file=letter)
    given = file_instruction(
        actor=body.officer, minutes=with_chair, note="The Ambassador, 3 March", file=letter
    )
    assert (given.given_by, given.recorded_by) == (None, body.officer)
    assert Upload.objects.get().subject == given
    assert issue_minutes(actor=body.officer, minutes=with_chair).on_instruction == given


@pytest.mark.rule("X3")
def test_only_the_chair_instructs_and_only_what_it_has_before_it(minutes: Any, body: Any) -> None:
    with pytest.raises(ValidationError, match="not with the chair"):
        instruct_issue(actor=body.chair, minutes=minutes)
    handed = hand_over(minutes.meeting, body)
    for stranger in (body.officer, body.representative(9), make_user("superuser")):
        with pytest.raises(PermissionDenied):
            instruct_issue(actor=stranger, minutes=handed)
    assert not Instruction.objects.exists()


def test_a_letter_that_is_no_document_is_refused(with_chair: Any, body: Any) -> None:
    client = sign_in(Client(), body.officer)
    data = {"note": "The Ambassador", "file": SimpleUploadedFile("letter.pdf", b"MZ no document")}
    response = client.post(at("gcm:minutes_instruction", with_chair.meeting), data)
    assert response.status_code == 422
    assert "The Ambassador" in response.content.decode()
    assert not Instruction.objects.exists()


def test_minutes_are_issued_once_and_not_before_they_are_with_the_chair(minutes: Any, body: Any) -> None:
    with pytest.raises(ValidationError, match="not with the chair"):
        issue_minutes(actor=body.chair, minutes=minutes)
    handed = hand_over(minutes.meeting, body)
    issue_minutes(actor=body.chair, minutes=handed)
    with pytest.raises(ValidationError, match="not with the chair"):
        issue_minutes(actor=body.chair, minutes=handed)
    assert IssuedMinutes.objects.count() == 1


@pytest.mark.rule("N3")
def test_a_summary_that_is_lost_stops_the_issue(with_chair: Any, body: Any) -> None:
    MinutesPassage.objects.filter(item__position=2).update(summary_fr="")
    with pytest.raises(ValidationError, match="summary of an item is missing"):
        issue_minutes(actor=body.chair, minutes=with_chair)


@pytest.mark.rule("N2")
@pytest.mark.rule("O10")
def test_the_representatives_of_all_seats_that_are_held_and_nobody_else(body: Any) -> None:
    body.alternate(9)
    body.accredit(10, "adviser")
    vacate(body, 20)
    meeting = make_meeting(body, "open")
    observe(meeting, body, "observer-of-it@example.org")
    issued = issue(decide_and_close(meeting, body), body)
    seats = sorted(body.terms)
    assert 20 not in seats
    assert [each["seat"] for each in issued.content["sent_to"]] == seats
    assert {EXCUSED, AWAY} <= set(seats)
    assert sorted(each.address for each in recipients_of(issued)) == sorted(
        f"seat-{number}@example.org" for number in seats
    )


def vacate(body: Any, number: int) -> None:
    body.term(number).delegates.all().delete()
    body.term(number).delete()
    del body.terms[number]


@pytest.mark.rule("T2")
@pytest.mark.rule("N2")
def test_what_changes_afterwards_alters_nothing_of_what_was_issued(issued: Any, body: Any) -> None:
    before = snapshot(issued)
    successor = make_user("alternate")
    accredit_delegate(
        letter=LETTER, actor=body.officer, term=body.term(9), person=successor, capacity="representative"
    )
    for organisation in (body.term(1).organisation, body.term(9).organisation):
        organisation.name_fr = organisation.name_en = organisation.name_es = "Another name"
        organisation.save()
    seat = body.seat(1).category
    seat.name_fr = seat.name_en = seat.name_es = "Another category"
    seat.save()
    MinutesPassage.objects.update(summary_fr="Autre", summary_en="Other", summary_es="Otro")
    issued.minutes.meeting.items.update(title_fr="Autre", title_en="Other", title_es="Otro")
    issued.minutes.meeting.attendance.update(attended="absent")
    other_rules({"gcm.quorum.seats": 32})
    assert snapshot(IssuedMinutes.objects.get(pk=issued.pk)) == before


def snapshot(issued: IssuedMinutes) -> Any:
    from gcm.queries.minutes_document import document

    shown = [document(issued.content, language) for language in ("fr", "en", "es")]
    return issued.hash, issued.content, [repr(each) for each in shown]


@pytest.mark.parametrize("change", [{"content": {}}, {"hash": "0" * 64}, {"version": 2}])
def test_the_database_refuses_to_change_what_was_issued(issued: Any, change: Any) -> None:
    with pytest.raises(DatabaseError), transaction.atomic():
        IssuedMinutes.objects.filter(pk=issued.pk).update(**change)
    with pytest.raises(DatabaseError), transaction.atomic():
        IssuedMinutes.objects.filter(pk=issued.pk).delete()


@pytest.mark.rule("A15")
def test_whoever_stayed_away_without_a_word_is_not_listed(issued: Any) -> None:
    listed = {each["seat"]: each["attended"] for each in issued.content["attendance"]}
    assert AWAY not in listed
    assert listed[EXCUSED] == "excused"
    assert listed[9] == "present"


def test_each_meeting_has_minutes_of_its_own(body: Any) -> None:
    first, second = issue(hold(body), body), issue(hold(body), body)
    assert [each.content["meeting"]["number"] for each in (first, second)] == [1, 2]
    assert first.minutes.state == second.minutes.state == MinutesState.ISSUED
