"""The representative's desk: what to do, until when, and the meeting that comes next."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from gcm.domain.replies import answer_convocation, ask_for_answers
from tests import budgets
from tests.cast import make_user, sign_in
from tests.gcm.body import decide, make_meeting
from tests.plugins.worlds import kept


def desk(user: Any, language: str = "en") -> str:
    return str(sign_in(Client(), user).get(f"/{language}/my-desk/").content.decode())


@kept
def convened(body: Any) -> Any:
    meeting = make_meeting(body, "convened", starts_at=datetime(2030, 3, 12, 13, 0, tzinfo=UTC))
    ask_for_answers(meeting)
    return meeting


@pytest.mark.rule("T14")
def test_a_deadline_is_told_in_the_zone_of_the_reader(convened: Any, body: Any) -> None:
    reader = body.representative(9)
    reader.time_zone = "America/Lima"
    reader.save()
    text = desk(reader)
    assert "Answer the notice of meeting no. 1" in text
    assert "before 12 March 2030, 08:00" in text
    assert "For seat 9: attend, or give notice of absence" in text


def test_what_is_done_is_no_longer_asked(convened: Any, body: Any) -> None:
    reply = convened.replies.get(seat=body.seat(9))
    answer_convocation(actor=body.representative(9), reply=reply, answer="attends")
    assert "Answer the notice" not in desk(body.representative(9))
    assert "Answer the notice" in desk(body.representative(10))


def test_the_seat_and_the_next_meeting_are_told(convened: Any, body: Any) -> None:
    text = desk(body.representative(9))
    assert "Seat 9" in text
    assert "Next meeting" in text
    assert f"/en/gcm/meetings/{convened.public_id}/" in text


def test_a_meeting_in_session_leads_to_the_room(meeting: Any, body: Any) -> None:
    text = desk(body.representative(9))
    assert "Meeting in session" in text
    assert f"/en/gcm/meetings/{meeting.public_id}/room/" in text


@pytest.mark.rule("T9")
def test_whoever_has_no_seat_learns_of_no_meeting(convened: Any, body: Any) -> None:
    text = desk(make_user("follower"))
    assert "Next meeting" not in text
    assert str(convened.public_id) not in text


def test_the_chair_is_told_what_waits_for_publication(meeting: Any, body: Any) -> None:
    decision = decide(meeting, body)
    assert f"Decide whether to publish {decision.symbol}" in desk(body.chair)
    assert decision.symbol not in desk(body.vice_chair)


def test_late_is_said_in_a_word(body: Any) -> None:
    starts = timezone.now() + timedelta(minutes=30)
    meeting = make_meeting(body, "convened", starts_at=starts)
    ask_for_answers(meeting)
    from alliance87.core.inbox.models import Task

    Task.objects.update(due_at=timezone.now() - timedelta(hours=3))
    text = desk(body.representative(9))
    assert "<b>late</b>" in text
    assert "was due" in text


def test_the_desk_is_light(convened: Any, body: Any, django_assert_max_num_queries: Any) -> None:
    client = sign_in(Client(), body.representative(9))
    with django_assert_max_num_queries(budgets.SIGNED_IN_PAGE):
        response = client.get("/en/my-desk/")
    assert response.status_code == 200
