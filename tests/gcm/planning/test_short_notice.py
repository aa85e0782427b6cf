"""G5: a shorter notice is the chair's to accept, here or by a letter that an officer files (X3)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance87.core import inbox
from alliance87.core.uploads.models import Upload
from gcm.domain.meetings import convene_meeting, reschedule_meeting
from gcm.domain.planning.short_notice import accept_short_notice, ask_for_short_notice, file_short_notice
from gcm.enums import MeetingState
from gcm.models import Instruction, Meeting
from tests.files.samples import pdf
from tests.gcm.body import Body, make_meeting

pytestmark = pytest.mark.rule("G5")


@pytest.fixture
def soon(body: Body) -> Meeting:
    return make_meeting(body, "draft", starts_at=timezone.now() + timedelta(days=3))


def day_of(meeting: Meeting) -> Any:
    return timezone.localdate(meeting.starts_at, meeting.place_zone)


def test_the_chair_is_asked_answers_and_the_secretariat_convenes(body: Body, soon: Meeting) -> None:
    ask_for_short_notice(actor=body.officer, meeting=soon, not_before=day_of(soon))
    asked = inbox.tasks_of(body.chair).get(kind="gcm.accept_short_notice")
    assert (asked.params, asked.get_absolute_url()) == (
        {"day": day_of(soon).isoformat()},
        reverse("gcm:short_notice", args=[soon.public_id]),
    )
    accept_short_notice(actor=body.chair, meeting=soon, not_before=day_of(soon), reason="A flood")
    assert not inbox.tasks_of(body.chair).filter(kind="gcm.accept_short_notice").exists()
    assert inbox.tasks_of(body.officer).filter(kind="gcm.convene_on_instruction").count() == 1
    convened = convene_meeting(actor=body.officer, meeting=soon)
    assert (convened.state, convened.short_notice_reason) == (MeetingState.CONVENED, "A flood")
    assert not inbox.tasks_of(body.officer).filter(kind="gcm.convene_on_instruction").exists()


@pytest.mark.rule("X2")
def test_nobody_else_accepts_it(body: Body, soon: Meeting) -> None:
    for other in (body.officer, body.representative(3)):
        with pytest.raises(PermissionDenied):
            accept_short_notice(actor=other, meeting=soon, not_before=day_of(soon), reason="A flood")


@pytest.mark.rule("X3")
def test_an_officer_files_the_letter_of_the_chair(body: Body, soon: Meeting) -> None:
    letter = SimpleUploadedFile("letter.pdf", pdf())
    said = {"not_before": day_of(soon), "reason": "A flood", "file": letter}
    with pytest.raises(ValidationError):
        file_short_notice(actor=body.officer, meeting=soon, note=" ", **said)
    with pytest.raises(PermissionDenied):
        file_short_notice(actor=body.representative(3), meeting=soon, note="The chair, today", **said)
    filed = file_short_notice(actor=body.officer, meeting=soon, note="The chair, today", **said)
    assert [each.purpose for each in Upload.objects.of(filed)] == ["gcm.instruction"]
    assert convene_meeting(actor=body.officer, meeting=soon).short_notice_reason == "A flood"


def test_it_covers_no_earlier_date(body: Body) -> None:
    meeting = make_meeting(body, "convened")
    day = timezone.now() + timedelta(days=4)
    accept_short_notice(actor=body.chair, meeting=meeting, not_before=day.date(), reason="A flood")
    earlier = day - timedelta(days=2)
    with pytest.raises(ValidationError) as error:
        reschedule_meeting(
            actor=body.officer, meeting=meeting, starts_at=earlier, ends_at=earlier + timedelta(hours=1)
        )
    assert error.value.code == "short_notice"
    later = day + timedelta(days=1)
    moved = reschedule_meeting(
        actor=body.officer, meeting=meeting, starts_at=later, ends_at=later + timedelta(hours=1)
    )
    assert moved.short_notice_reason == "A flood"


def test_it_is_for_one_notice(body: Body, soon: Meeting) -> None:
    for reason in ("A flood", "A strike"):
        accept_short_notice(actor=body.chair, meeting=soon, not_before=day_of(soon), reason=reason)
    convened = convene_meeting(actor=body.officer, meeting=soon)
    assert convened.short_notice_reason == "A strike"
    later = {"starts_at": soon.starts_at + timedelta(days=1), "ends_at": soon.ends_at + timedelta(days=1)}
    with pytest.raises(ValidationError) as error:
        reschedule_meeting(actor=body.officer, meeting=convened, **later)
    assert error.value.code == "short_notice"
    accept_short_notice(actor=body.chair, meeting=soon, not_before=day_of(soon), reason="A storm")
    moved = reschedule_meeting(actor=body.officer, meeting=convened, **later)
    assert moved.short_notice_reason == "A storm"


def test_a_reason_is_asked_for_and_the_date_has_to_be_open(body: Body, soon: Meeting) -> None:
    with pytest.raises(ValidationError):
        accept_short_notice(actor=body.chair, meeting=soon, not_before=day_of(soon), reason=" ")
    held = make_meeting(body, "closed")
    with pytest.raises(ValidationError):
        accept_short_notice(actor=body.chair, meeting=held, not_before=day_of(held), reason="A flood")
    assert Instruction.objects.count() == 0


def test_the_page_of_the_chair_keeps_what_was_typed(body: Body, soon: Meeting, client_of: Any) -> None:
    browser: Client = client_of(body.chair)
    page = f"/en/gcm/meetings/{soon.public_id}/short-notice/"
    assert browser.post(page, {"not_before": "2030-02-30", "reason": "A flood"}).status_code == 422
    assert 'value="A flood"' in browser.post(page, {"reason": "A flood"}).content.decode()
    assert browser.post(page, {"not_before": day_of(soon), "reason": "A flood"}).status_code == 302
    assert Instruction.objects.get().given_by == body.chair


def test_the_desk_asks_the_chair_and_files_letters(body: Body, soon: Meeting, client_of: Any) -> None:
    desk: Client = client_of(body.officer)
    base = f"/en/desk/gcm/meeting/{soon.pk}"
    assert desk.post(f"{base}/ask-notice/act/", {"not_before": day_of(soon)}).status_code == 302
    assert inbox.tasks_of(body.chair).filter(kind="gcm.accept_short_notice").count() == 1
    said = {"not_before": day_of(soon), "reason": "A flood", "note": "The chair, today"}
    assert desk.post(f"{base}/file-notice/act/", said).status_code == 422
    sent = desk.post(f"{base}/file-notice/act/", {**said, "file": SimpleUploadedFile("letter.pdf", pdf())})
    assert (sent.status_code, Instruction.objects.get().recorded_by) == (302, body.officer)
