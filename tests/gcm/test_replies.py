"""Answers to a notice of meeting: on the portal, by the link of the mail, by telephone (A3, G7, O11, T14)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from alliance87.core import inbox, ledger
from gcm.domain.meetings import cancel_meeting, convene_meeting, draft_meeting, reschedule_meeting
from gcm.domain.replies import answer_convocation, record_notice
from gcm.enums import Capacity
from gcm.models import Delegate, Meeting, Reply
from gcm.queries.answer_links import token_of
from tests.gcm.body import Body
from tests.gcm.post import answer_path, mails
from tests.plugins.worlds import kept


@kept
def meeting(body: Body) -> Any:
    starts = timezone.now() + timedelta(days=40)
    made = draft_meeting(
        actor=body.officer,
        starts_at=starts,
        ends_at=starts + timedelta(hours=2),
        conference_url="https://conference.example.org/a",
    )
    return convene_meeting(actor=body.officer, meeting=made)


@pytest.fixture
def path(body: Body, meeting: Meeting) -> str:
    """The address in the mail of the representative of seat 3, who reads English."""
    return answer_path(mails("gcm.meeting_convened")["seat-3@example.org"])


def reply_of(meeting: Meeting, seat: int) -> Reply:
    return Reply.objects.select_related("meeting").get(meeting=meeting, seat__number=seat)


def answers_recorded(meeting: Meeting, seat: int) -> int:
    entries = ledger.entries_of(reply_of(meeting, seat))
    return sum(entry.kind == "gcm.convocation_answered" for entry in entries)


def test_an_answer_is_noted_and_its_task_is_done(body: Body, meeting: Meeting) -> None:
    person = body.representative(3)

    answer_convocation(actor=person, reply=reply_of(meeting, 3), answer="attends")

    reply = reply_of(meeting, 3)
    assert (reply.answer, reply.channel, reply.person) == ("attends", "portal", person)
    assert inbox.tasks_of(person).count() == 0
    (entry,) = [each for each in ledger.entries_of(reply) if each.kind == "gcm.convocation_answered"]
    assert entry.data == {"meeting": meeting.pk, "seat": reply.seat_id, "attends": True}


@pytest.mark.rule("O11")
@pytest.mark.parametrize("capacity", [Capacity.ALTERNATE, Capacity.ADVISER])
def test_alternates_and_advisers_answer_for_their_seat(body: Body, meeting: Meeting, capacity: str) -> None:
    answer_convocation(actor=body.accredit(3, capacity), reply=reply_of(meeting, 3), answer="absent")

    assert reply_of(meeting, 3).answer == "absent"
    assert inbox.tasks_of(body.representative(3)).count() == 0


def test_nobody_answers_for_another_seat(body: Body, meeting: Meeting) -> None:
    for actor in (body.representative(4), body.chair, body.officer):
        with pytest.raises(PermissionDenied):
            answer_convocation(actor=actor, reply=reply_of(meeting, 3), answer="absent")
    assert reply_of(meeting, 3).answer == ""


def test_the_same_answer_again_changes_and_records_nothing(body: Body, meeting: Meeting) -> None:
    person = body.representative(3)
    first = answer_convocation(actor=person, reply=reply_of(meeting, 3), answer="absent")

    answer_convocation(actor=person, reply=reply_of(meeting, 3), answer="absent")

    assert reply_of(meeting, 3).answered_at == first.answered_at
    assert answers_recorded(meeting, 3) == 1


def test_an_answer_can_be_changed_until_the_start(body: Body, meeting: Meeting) -> None:
    for answer in ("absent", "attends"):
        answer_convocation(actor=body.representative(3), reply=reply_of(meeting, 3), answer=answer)

    assert (reply_of(meeting, 3).answer, answers_recorded(meeting, 3)) == ("attends", 2)


def test_there_are_two_answers_and_no_other(body: Body, meeting: Meeting) -> None:
    for answer in ("", "perhaps"):
        with pytest.raises(ValidationError):
            answer_convocation(actor=body.representative(3), reply=reply_of(meeting, 3), answer=answer)


@pytest.mark.rule("A3")
@pytest.mark.rule("T14")
def test_a_notice_counts_until_the_scheduled_start(body: Body, meeting: Meeting, at_instant: Any) -> None:
    at_instant(meeting.starts_at - timedelta(seconds=1))
    answer_convocation(actor=body.representative(3), reply=reply_of(meeting, 3), answer="absent")

    at_instant(meeting.starts_at)
    with pytest.raises(ValidationError) as error:
        answer_convocation(actor=body.representative(4), reply=reply_of(meeting, 4), answer="absent")

    assert error.value.code == "too_late"
    assert (reply_of(meeting, 3).answer, reply_of(meeting, 4).answer) == ("absent", "")


def test_nobody_is_asked_any_more_once_the_meeting_is_open(
    body: Body, meeting: Meeting, at_instant: Any
) -> None:
    from gcm.domain.meetings import freeze_agenda
    from gcm.domain.presence import join_meeting
    from gcm.domain.sessions import open_meeting

    freeze_agenda(actor=body.officer, meeting=meeting)
    at_instant(meeting.starts_at)
    join_meeting(actor=body.chair, meeting=meeting)
    assert inbox.tasks_of(body.representative(9)).count() == 1

    open_meeting(actor=body.chair, meeting=meeting)

    assert inbox.tasks_of(body.representative(9)).count() == 0


@pytest.mark.rule("A3")
def test_the_secretariat_notes_what_is_said_on_the_telephone(body: Body, meeting: Meeting) -> None:
    record_notice(actor=body.officer, reply=reply_of(meeting, 3), answer="absent")

    reply = reply_of(meeting, 3)
    assert (reply.answer, reply.channel, reply.person) == ("absent", "telephone", None)
    with pytest.raises(PermissionDenied):
        record_notice(actor=body.chair, reply=reply, answer="attends")


def test_a_successor_answers_for_its_own_term(body: Body, meeting: Meeting) -> None:
    from gcm.models import SeatTerm

    old = body.term(3)
    today = timezone.localdate()
    SeatTerm.objects.filter(pk=old.pk).update(ended_on=today - timedelta(days=1))
    new = SeatTerm.objects.create(seat=body.seat(3), organisation=body.term(4).organisation, starts_on=today)
    newcomer = body.accredit(5, Capacity.ADVISER)
    Delegate.objects.create(term=new, person=newcomer, capacity=Capacity.REPRESENTATIVE)

    answer_convocation(actor=newcomer, reply=reply_of(meeting, 3), answer="attends")

    assert reply_of(meeting, 3).term == new
    with pytest.raises(PermissionDenied):
        answer_convocation(actor=body.representative(3), reply=reply_of(meeting, 3), answer="absent")


class TestLink:
    """The link of the mail."""

    def test_opening_it_asks_and_notes_nothing(self, meeting: Meeting, path: str) -> None:
        response = Client().get(f"{path}?answer=absent")

        page = response.content.decode()
        assert response.status_code == 200
        assert "Nothing is noted until you press a button." in page
        assert ("Holder 3 en" in page, "Person 3" in page, "seat-3@" in page) == (True, False, False)
        assert (reply_of(meeting, 3).answer, answers_recorded(meeting, 3)) == ("", 0)

    def test_nobody_keeps_the_page_nor_learns_its_address(self, path: str) -> None:
        headers = Client().get(path).headers

        assert "no-store" in headers["Cache-Control"]
        assert headers["X-Robots-Tag"] == "noindex, nofollow"
        assert headers["Referrer-Policy"] == "same-origin"

    def test_one_button_notes_it(self, body: Body, meeting: Meeting, path: str) -> None:
        browser = Client(enforce_csrf_checks=True)
        browser.get(path)
        token = browser.cookies["csrftoken"].value

        response = browser.post(path, {"answer": "absent", "csrfmiddlewaretoken": token}, follow=True)

        reply = reply_of(meeting, 3)
        assert (reply.answer, reply.channel, reply.person) == ("absent", "mail_link", body.representative(3))
        assert response.redirect_chain == [(path, 302)]
        assert "Noted:" in response.content.decode()

    def test_without_the_page_it_does_nothing(self, meeting: Meeting, path: str) -> None:
        assert Client(enforce_csrf_checks=True).post(path, {"answer": "absent"}).status_code == 403
        assert reply_of(meeting, 3).answer == ""

    def test_used_twice_it_says_so(self, meeting: Meeting, path: str) -> None:
        browser = Client()
        browser.post(path, {"answer": "absent"})

        again = browser.post(path, {"answer": "absent"})

        assert (again.status_code, "Already noted:" in again.content.decode()) == (200, True)
        assert answers_recorded(meeting, 3) == 1

    def test_a_choice_is_needed(self, meeting: Meeting, path: str) -> None:
        response = Client().post(path, {"answer": "perhaps"})

        assert response.status_code == 422
        assert "Please choose one of the two answers." in response.content.decode()
        assert reply_of(meeting, 3).answer == ""

    @pytest.mark.rule("A3")
    def test_after_the_start_it_is_not_notice(self, meeting: Meeting, path: str, at_instant: Any) -> None:
        at_instant(meeting.starts_at)
        browser = Client()

        for response in (browser.get(path), browser.post(path, {"answer": "absent"})):
            assert response.status_code == 410
            assert "Please call the secretariat." in response.content.decode()
        assert (reply_of(meeting, 3).answer, answers_recorded(meeting, 3)) == ("", 0)

    @pytest.mark.rule("G7")
    def test_of_an_earlier_date_it_asks_to_answer_again(
        self, body: Body, meeting: Meeting, path: str
    ) -> None:
        later = meeting.starts_at + timedelta(days=7)
        reschedule_meeting(
            actor=body.officer, meeting=meeting, starts_at=later, ends_at=later + timedelta(hours=1)
        )
        browser = Client()

        for response in (browser.get(path), browser.post(path, {"answer": "absent"})):
            assert response.status_code == 410
            assert "Please answer again" in response.content.decode()
        assert reply_of(meeting, 3).answer == ""
        new = answer_path(mails("gcm.meeting_rescheduled")["seat-3@example.org"])
        assert browser.post(new, {"answer": "absent"}).status_code == 302

    def test_of_a_cancelled_meeting_it_says_so(self, body: Body, meeting: Meeting, path: str) -> None:
        cancel_meeting(actor=body.officer, meeting=meeting, reason="No room")

        response = Client().post(path, {"answer": "absent"})

        assert (response.status_code, reply_of(meeting, 3).answer) == (410, "")
        assert "This meeting is cancelled." in response.content.decode()

    def test_it_is_refused_to_whoever_left_the_seat(self, body: Body, meeting: Meeting, path: str) -> None:
        Delegate.objects.filter(person=body.representative(3)).update(until=timezone.now())

        response = Client().post(path, {"answer": "absent"})

        assert (response.status_code, reply_of(meeting, 3).answer) == (403, "")

    def test_one_for_another_seat_is_refused(self, body: Body, meeting: Meeting) -> None:
        """Somebody else's person in a token that the portal would never have signed."""
        token = token_of(reply_of(meeting, 3), body.representative(4).pk, 0)

        assert Client().post(f"/en/gcm/notice/{token}/", {"answer": "absent"}).status_code == 403
        assert reply_of(meeting, 3).answer == ""

    @pytest.mark.parametrize(
        "forge",
        [
            lambda token: token[:-1] + ("A" if token[-1] != "A" else "B"),
            lambda token: "none",
            lambda token: token.partition(":")[0],
            lambda token: "WyJ4Il0:1abc:forged",
        ],
    )
    def test_a_forged_one_leads_nowhere(
        self, meeting: Meeting, path: str, forge: Callable[[str], str]
    ) -> None:
        token = path.rstrip("/").rpartition("/")[2]

        for response in (
            Client().get(f"/en/gcm/notice/{forge(token)}/"),
            Client().post(f"/en/gcm/notice/{forge(token)}/", {"answer": "absent"}),
        ):
            assert response.status_code == 404
        assert reply_of(meeting, 3).answer == ""

    def test_of_an_answer_that_is_gone_it_leads_nowhere(self, meeting: Meeting, path: str) -> None:
        meeting.replies.all().delete()

        assert Client().get(path).status_code == 404


def page_of(meeting: Meeting) -> str:
    return f"/en/gcm/meetings/{meeting.public_id}/"


class TestPage:
    """The page of the meeting."""

    def test_the_form_answers(self, body: Body, meeting: Meeting, client_of: Callable[..., Client]) -> None:
        browser = client_of(body.representative(3))
        assert "I will attend" in browser.get(page_of(meeting)).content.decode()

        response = browser.post(f"{page_of(meeting)}answer/", {"seat": "3", "answer": "attends"})

        assert (response.status_code, reply_of(meeting, 3).answer) == (302, "attends")

    @pytest.mark.parametrize("seat", ["4", "99", "x", ""])
    def test_it_answers_for_no_other_seat(
        self, body: Body, meeting: Meeting, client_of: Callable[..., Client], seat: str
    ) -> None:
        browser = client_of(body.representative(3))

        response = browser.post(f"{page_of(meeting)}answer/", {"seat": seat, "answer": "attends"})

        assert response.status_code == (403 if seat == "4" else 404)
        assert meeting.replies.exclude(answer="").count() == 0

    def test_answers_are_seen_by_the_chair_and_the_secretariat_alone(
        self, body: Body, meeting: Meeting, client_of: Callable[..., Client]
    ) -> None:
        seen = {
            name: "Answers of the seats" in client_of(user).get(page_of(meeting)).content.decode()
            for name, user in (
                ("chair", body.chair),
                ("officer", body.officer),
                ("vice", body.vice_chair),
                ("member", body.representative(9)),
            )
        }
        assert seen == {"chair": True, "officer": True, "vice": False, "member": False}

    @pytest.mark.rule("T6")
    def test_the_date_is_told_at_home_there_and_in_utc(
        self, body: Body, meeting: Meeting, client_of: Callable[..., Client]
    ) -> None:
        from datetime import UTC, datetime

        start = datetime(2028, 9, 30, 15, 0, tzinfo=UTC)
        Meeting.objects.filter(pk=meeting.pk).update(
            starts_at=start, ends_at=start + timedelta(hours=2), zone="Asia/Kolkata"
        )
        person = body.representative(3)
        person.time_zone = "Australia/Lord_Howe"
        person.save()

        page = client_of(person).get(page_of(meeting)).content.decode()

        # The clocks of Lord Howe go forward half an hour at 15:30 UTC that night.
        assert "1 October 2028, 01:30 – 04:00 (Australia/Lord Howe)" in page
        assert "30 September 2028, 20:30 – 22:30 (Asia/Kolkata)" in page
        assert "30 September 2028, 15:00 – 17:00 UTC" in page

    def test_after_the_start_the_page_says_to_call(
        self, body: Body, meeting: Meeting, client_of: Callable[..., Client]
    ) -> None:
        now = timezone.now()
        Meeting.objects.filter(pk=meeting.pk).update(
            starts_at=now - timedelta(minutes=1), ends_at=now + timedelta(hours=1)
        )
        browser = client_of(body.representative(3))

        response = browser.post(f"{page_of(meeting)}answer/", {"seat": "3", "answer": "absent"})

        assert (response.status_code, reply_of(meeting, 3).answer) == (422, "")
        assert "Please call the secretariat." in response.content.decode()

    def test_the_calendar_file_is_in_the_language_of_the_page(
        self, body: Body, meeting: Meeting, client_of: Callable[..., Client]
    ) -> None:
        response = client_of(body.representative(3)).get(f"{page_of(meeting)}calendar.ics")

        assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
        assert f"UID:{meeting.public_id}" in response.content.decode()
