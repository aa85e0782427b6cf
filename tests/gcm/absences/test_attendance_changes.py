"""Late notices, connection failures and corrections, and the count made again (A3, A9, A14)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import timezone

from alliance87.core.uploads.models import Upload
from gcm.domain.absences.attendance import (
    correct_attendance,
    decide_on_late_notice,
    mark_late_notice,
    record_connection_failure,
)
from gcm.enums import Attended, CaseState, NoteState
from gcm.models import AbsenceCase, AttendanceChange, Position
from gcm.queries.absences.streak import streak_of_seat
from tests.files.samples import pdf
from tests.gcm.absences.holding import SEAT, absent, case_on, hold, limit, notes_on, row_of
from tests.gcm.body import WORDS, Body
from tests.gcm.rules import other_rules


@pytest.mark.rule("A3")
def test_a_late_notice_counts_once_the_chair_accepts_it(body: Body) -> None:
    (meeting,) = absent(body, times=1)
    row = row_of(meeting, body)
    change = mark_late_notice(actor=body.officer, attendance=row, words="A call at 14.20.")
    assert row_of(meeting, body).attended == Attended.ABSENT
    for actor in (body.officer, body.vice_chair, body.representative(SEAT)):
        with pytest.raises(PermissionDenied):
            decide_on_late_notice(actor=actor, change=change, accepted=True)
    decide_on_late_notice(actor=body.chair, change=change, accepted=True)
    assert row_of(meeting, body).attended == Attended.EXCUSED
    assert notes_on(body)[0].state == NoteState.LAPSED
    assert streak_of_seat(body.seat(SEAT)).length == 0


@pytest.mark.rule("A3")
def test_a_late_notice_that_is_not_accepted_changes_nothing(body: Body) -> None:
    (meeting,) = absent(body, times=1)
    change = mark_late_notice(actor=body.officer, attendance=row_of(meeting, body), words="Next day.")
    with pytest.raises(ValidationError) as error:
        mark_late_notice(actor=body.officer, attendance=row_of(meeting, body), words="Again.")
    assert error.value.code == "pending"
    decide_on_late_notice(actor=body.chair, change=change, accepted=False)
    decide_on_late_notice(actor=body.chair, change=change, accepted=True)  # it was decided already
    assert row_of(meeting, body).attended == Attended.ABSENT
    assert notes_on(body)[0].state == NoteState.DRAFT


@pytest.mark.rule("A3")
def test_the_rules_may_take_no_late_notice(body: Body) -> None:
    long_ago = timezone.now() - timedelta(days=400)
    other_rules({"gcm.absences.late_notice_may_be_accepted": False}, since=long_ago)
    (meeting,) = absent(body, times=1)
    with pytest.raises(ValidationError) as error:
        mark_late_notice(actor=body.officer, attendance=row_of(meeting, body), words="A call.")
    assert error.value.code == "too_late"


@pytest.mark.rule("A13")
def test_the_late_notice_of_the_chairs_government_is_the_vice_chairs(body: Body) -> None:
    (meeting,) = absent(body, seat=1, times=1)
    change = mark_late_notice(actor=body.officer, attendance=row_of(meeting, body, 1), words="A call.")
    with pytest.raises(PermissionDenied):
        decide_on_late_notice(actor=body.chair, change=change, accepted=True)
    decide_on_late_notice(actor=body.vice_chair, change=change, accepted=True)
    assert row_of(meeting, body, 1).attended == Attended.EXCUSED


@pytest.mark.rule("A9")
def test_evidence_of_a_failed_line_is_notice(body: Body) -> None:
    (meeting,) = absent(body, times=1)
    row = row_of(meeting, body)
    with pytest.raises(ValidationError):
        record_connection_failure(actor=body.officer, attendance=row, words=" ")
    with pytest.raises(PermissionDenied):
        record_connection_failure(actor=body.chair, attendance=row, words="Log of the conference.")
    record_connection_failure(actor=body.officer, attendance=row, words="Log of the conference.")
    assert row_of(meeting, body).attended == Attended.EXCUSED


@pytest.mark.rule("A9")
def test_the_evidence_may_be_a_file_that_those_who_decide_can_read(body: Body, client_of: Any) -> None:
    (meeting,) = absent(body, times=1)
    page = reverse("gcm:attendance_act", args=[meeting.public_id, SEAT, "connection"])
    log = SimpleUploadedFile("log.pdf", pdf())
    assert client_of(body.officer).post(page, {"words": "The log.", "file": log}).status_code == 302
    kept = Upload.objects.of(AttendanceChange.objects.get()).get()
    readers = {"chair": body.chair, "officer": body.officer, "another": body.representative(9)}
    answers = {name: client_of(who).get(kept.get_absolute_url()).status_code for name, who in readers.items()}
    assert answers == {"chair": 200, "officer": 200, "another": 404}
    shown = client_of(body.chair).get(reverse("gcm:attendance", args=[meeting.public_id]))
    assert kept.get_absolute_url() in shown.content.decode()


@pytest.mark.rule("A14")
@pytest.mark.rule("Z6")
def test_a_correction_makes_the_count_again_in_both_directions(body: Body) -> None:
    meetings = absent(body, times=limit() - 1)
    last = hold(body, 0, {})
    correct_attendance(
        actor=body.officer, attendance=row_of(last, body), attended=Attended.ABSENT, words="Mixed up."
    )
    assert case_on(body).state == CaseState.OPEN
    correct_attendance(
        actor=body.officer,
        attendance=row_of(meetings[0], body),
        attended=Attended.PRESENT,
        words="Was there.",
    )
    assert streak_of_seat(body.seat(SEAT)).length == limit() - 1
    assert len(case_on(body).facts["meetings"]) == limit()  # the snapshot stays


@pytest.mark.rule("T22")
@pytest.mark.rule("A14")
def test_a_seat_that_took_a_position_was_present(body: Body) -> None:
    from gcm.domain.texts import put_text
    from gcm.models import Meeting

    meeting = hold(body, 5, {})
    item = meeting.items.get(position=2)
    Meeting.objects.filter(pk=meeting.pk).update(state="suspended")
    text = put_text(actor=body.officer, item=item, source_language="fr", wordings=WORDS)
    Position.objects.create(
        item=item, text=text, seat=body.seat(SEAT), person=body.representative(SEAT), kind="reservation"
    )
    for attended in (Attended.ABSENT, Attended.EXCUSED):
        with pytest.raises(ValidationError) as error:
            correct_attendance(
                actor=body.officer, attendance=row_of(meeting, body), attended=attended, words="Mistake."
            )
        assert error.value.code == "took_a_position"
    assert row_of(meeting, body).attended == Attended.PRESENT


@pytest.mark.rule("A14")
@pytest.mark.parametrize(
    ("attended", "words"), [("present", "Was there."), ("vacant", "No."), ("absent", " ")]
)
def test_a_correction_says_what_and_why(body: Body, attended: str, words: str) -> None:
    meeting = hold(body, 5, {})
    with pytest.raises(ValidationError):
        correct_attendance(
            actor=body.officer, attendance=row_of(meeting, body), attended=attended, words=words
        )
    assert not AttendanceChange.objects.exists()


@pytest.mark.rule("A14")
def test_what_was_recorded_is_not_changed(body: Body) -> None:
    meeting = hold(body, 5, {})
    made = correct_attendance(
        actor=body.officer, attendance=row_of(meeting, body), attended=Attended.EXCUSED, words="By letter."
    )
    with pytest.raises(DatabaseError), transaction.atomic():
        AttendanceChange.objects.filter(pk=made.pk).update(words="Otherwise.")


def test_only_the_secretariat_records(body: Body, superuser: Any) -> None:
    meeting = hold(body, 5, {SEAT: Attended.ABSENT})
    for actor in (body.chair, body.representative(SEAT)):
        with pytest.raises(PermissionDenied):
            correct_attendance(
                actor=actor, attendance=row_of(meeting, body), attended=Attended.PRESENT, words="Was there."
            )
    assert not AbsenceCase.objects.exists()
