"""The forecast on its page, and reminders in neutral words (Q1, Q6, G5)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from alliance87.core import rulesets
from gcm.domain.planning.reminders import remind_of_notice
from gcm.domain.replies import answer_convocation
from gcm.enums import Attended
from gcm.models import Attendance, Meeting, Nudge, Reply
from gcm.queries.planning.forecast import Outlook, outlook_of
from tests.gcm.body import Body, make_meeting
from tests.gcm.planning.groups import empty, seats_of
from tests.gcm.post import answer_path, mails, plain


@pytest.fixture
def to_come(body: Body) -> Meeting:
    return make_meeting(body, "convened", starts_at=timezone.now() + timedelta(days=60))


def reply_of(meeting: Meeting, seat: int) -> Reply:
    return meeting.replies.select_related("meeting").get(seat__number=seat)


def answer(body: Body, meeting: Meeting, answer: str, *seats: int) -> None:
    for seat in seats:
        answer_convocation(actor=body.representative(seat), reply=reply_of(meeting, seat), answer=answer)


def percent(outlook: Outlook, seat: int) -> int:
    return next(row.percent for row in outlook.seats if row.seat.number == seat)


@pytest.mark.rule("Q1")
def test_answers_alternates_and_the_past_make_the_chance(body: Body, to_come: Meeting) -> None:
    rules, past = rulesets.in_force(), make_meeting(body, "closed")
    Attendance.objects.bulk_create(
        Attendance(meeting=past, seat=body.seat(seat), term=body.term(seat), attended=attended)
        for seat, attended in ((3, Attended.PRESENT), (4, Attended.ABSENT), (6, Attended.EXCUSED))
    )
    answer(body, to_come, "attends", 7)
    answer(body, to_come, "absent", 8)
    body.alternate(9)
    outlook = outlook_of(to_come)

    stepping_in = round(50 + rules["gcm.forecast.alternate_percent"] / 2)
    assert [percent(outlook, seat) for seat in (3, 4, 5, 6, 9)] == [67, 33, 50, 33, stepping_in]
    assert percent(outlook, 7) == rules["gcm.forecast.attends_percent"]
    assert percent(outlook, 8) == rules["gcm.forecast.absent_percent"]
    assert outlook.required == rules["gcm.quorum.seats"]


@pytest.mark.rule("G7")
def test_an_answer_to_an_earlier_date_says_nothing_of_this_one(body: Body, to_come: Meeting) -> None:
    answer(body, to_come, "attends", 7)
    Meeting.objects.filter(pk=to_come.pk).update(sequence=1)
    to_come.refresh_from_db()

    assert percent(outlook_of(to_come), 7) == 50


@pytest.mark.rule("Q6")
def test_an_empty_group_leaves_no_chance(body: Body) -> None:
    empty(body, "employers")
    outlook = outlook_of(make_meeting(body, "convened"))

    seat = seats_of(body, "employers")[0]
    assert (outlook.both, outlook.key, percent(outlook, seat)) == (0, None, 0)
    assert outlook.enough > 0


def test_the_seat_whose_answer_matters_most_is_of_the_thinnest_group(body: Body) -> None:
    needed = rulesets.in_force()["gcm.quorum.members_per_group"]
    last, other = empty(body, "ngo", leave=needed)[-1], seats_of(body, "pathfinder")[0]
    meeting = make_meeting(body, "convened")
    answer(body, meeting, "attends", *(seat for seat in body.terms if seat not in (last, other)))
    outlook = outlook_of(meeting)

    assert outlook.key is not None
    assert outlook.key.seat.number == last
    assert {row.seat.number for row in outlook.seats if row.stake is not None} == {last, other}


def test_it_is_for_the_chair_and_the_secretariat_alone(
    body: Body, to_come: Meeting, client_of: Callable[..., Client]
) -> None:
    address = f"{to_come.get_absolute_url()}forecast/"

    assert [
        client_of(reader).get(address).status_code
        for reader in (body.chair, body.officer, body.vice_chair, body.representative(3))
    ] == [200, 200, 403, 403]
    page = client_of(body.representative(3)).get(to_come.get_absolute_url()).content.decode()
    assert "orecast" not in page


def test_a_reminder_is_neutral_goes_to_one_and_can_be_answered(body: Body, to_come: Meeting) -> None:
    body.alternate(3)
    remind_of_notice(actor=body.chair, reply=reply_of(to_come, 3))

    sent = mails("gcm.reminder_of_notice")
    assert list(sent) == ["seat-3@example.org"]
    words = plain(sent["seat-3@example.org"])
    assert "An answer, whichever it is, helps the chair to prepare it." in words
    assert not {"late", "absent", "overdue", "quorum"} & set(words.lower().split())
    assert Client().post(answer_path(sent["seat-3@example.org"]), {"answer": "attends"}).status_code in (
        200,
        302,
    )
    assert reply_of(to_come, 3).answer == "attends"


def test_one_reminder_an_interval(body: Body, to_come: Meeting, at_instant: Any) -> None:
    days, now = rulesets.in_force()["gcm.forecast.nudge_days"], timezone.now()
    at_instant(now)
    remind_of_notice(actor=body.officer, reply=reply_of(to_come, 3))
    for later, refused in ((timedelta(days=days, seconds=-1), True), (timedelta(days=days), False)):
        at_instant(now + later)
        if refused:
            with pytest.raises(ValidationError) as error:
                remind_of_notice(actor=body.chair, reply=reply_of(to_come, 3))
            assert error.value.code == "too_soon"
        else:
            remind_of_notice(actor=body.chair, reply=reply_of(to_come, 3))
    assert Nudge.objects.count() == 2


def test_nobody_is_reminded_who_has_answered_or_cannot_answer(body: Body, to_come: Meeting) -> None:
    answer(body, to_come, "absent", 4)
    with pytest.raises(ValidationError) as error:
        remind_of_notice(actor=body.chair, reply=reply_of(to_come, 4))
    assert error.value.code == "answered"
    with pytest.raises(PermissionDenied):
        remind_of_notice(actor=body.vice_chair, reply=reply_of(to_come, 3))
    past = make_meeting(body, "closed")
    with pytest.raises(ValidationError) as error:
        remind_of_notice(actor=body.chair, reply=reply_of(past, 3))
    assert error.value.code == "not_to_come"


def test_the_page_reminds_with_one_click(
    body: Body, to_come: Meeting, client_of: Callable[..., Client]
) -> None:
    browser, address = client_of(body.chair), f"{to_come.get_absolute_url()}forecast/3/remind/"

    assert browser.post(address, follow=True).status_code == 200
    assert browser.post(address).status_code == 422
    assert Nudge.objects.get().sent_by == body.chair
