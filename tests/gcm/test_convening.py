"""From the draft to the eve of the session: numbers, notices, dates, calendars (Z1, G5 to G8)."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, ledger, rulesets
from gcm.domain.meetings import (
    cancel_meeting,
    change_meeting,
    convene_meeting,
    draft_meeting,
    freeze_agenda,
    reschedule_meeting,
)
from gcm.domain.planning.short_notice import accept_short_notice
from gcm.domain.replies import answer_convocation
from gcm.enums import Capacity, ItemState, MeetingState
from gcm.models import Meeting, Reply
from partners.domain.stale import StaleEditError
from tests.gcm.body import Body, make_meeting, seat_all
from tests.gcm.post import calendar, html, last_mailing, mails, plain
from tests.together import run_together

LINK = "https://conference.example.org/abc?x=1&y=2"


def draft(body: Body, **fields: Any) -> Meeting:
    starts = fields.pop("starts_at", timezone.now().replace(microsecond=0) + timedelta(days=40))
    fields.setdefault("ends_at", starts + timedelta(hours=3))
    return draft_meeting(actor=body.officer, starts_at=starts, conference_url=LINK, **fields)


def convened(body: Body, **fields: Any) -> Meeting:
    return convene_meeting(actor=body.officer, meeting=draft(body, **fields))


def fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(pk=meeting.pk)


def kinds_of(meeting: Meeting) -> list[str]:
    return [entry.kind for entry in ledger.entries_of(meeting)]


@pytest.mark.rule("G11")
def test_a_draft_begins_with_the_adoption_of_the_agenda(body: Body) -> None:
    item = draft(body).items.get()

    assert (item.position, item.kind, item.title_fr, item.title_en, item.title_es) == (
        1,
        "procedure",
        "Ouverture et adoption de l’ordre du jour",
        "Opening and adoption of the agenda",
        "Apertura y aprobación del orden del día",
    )


def test_a_draft_has_no_number_and_nobody_is_told(body: Body) -> None:
    meeting = draft(body)

    assert (meeting.number, meeting.state, meeting.replies.count()) == (None, MeetingState.DRAFT, 0)


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"zone": "Europe/Nowhere"}, "time_zone"),
        ({"zone": "../etc/passwd"}, "time_zone"),
        ({"ends_at": datetime(2026, 1, 1, tzinfo=UTC)}, None),
        ({"kind": "vote"}, None),
        ({"mode": "by_letter"}, None),
    ],
)
def test_a_bad_draft_is_refused(body: Body, fields: dict[str, Any], code: str | None) -> None:
    with pytest.raises(ValidationError) as error:
        draft(body, **fields)
    assert code is None or error.value.code == code
    assert Meeting.objects.count() == 0


@pytest.mark.rule("T11")
def test_representatives_and_alternates_are_written_to_once_in_their_language(body: Body) -> None:
    body.alternate(7)
    body.accredit(8, Capacity.ADVISER)

    convened(body)

    mailing = last_mailing("gcm.meeting_convened")
    languages = dict(mailing.deliveries.values_list("address", "language"))
    assert mailing.statutory is True
    assert set(languages) == {f"seat-{n}@example.org" for n in body.numbers} | {"alternate-7@example.org"}
    assert (languages["seat-3@example.org"], languages["seat-1@example.org"]) == ("en", "fr")


def test_every_held_seat_is_asked(body: Body) -> None:
    meeting = convened(body)

    assert list(meeting.replies.values_list("seat__number", "answer")) == [(n, "") for n in body.numbers]
    task = inbox.tasks_of(body.representative(12)).get()
    assert (task.title, task.params, task.due_at, task.subject) == (
        "Answer the notice of meeting no. %(number)s",
        {"number": meeting.number, "seat": 12},
        meeting.starts_at,
        meeting.replies.get(seat__number=12),
    )
    assert inbox.tasks_of(body.officer).count() == 0


@pytest.mark.django_db
def test_a_vacant_seat_is_not_asked() -> None:
    body = seat_all(vacant=(5,))

    assert convened(body).replies.filter(seat__number=5).count() == 0


@pytest.mark.rule("T6")
def test_the_mail_says_when_in_the_zone_of_the_place_in_utc_and_at_home(body: Body) -> None:
    person = body.representative(3)  # reads English
    person.time_zone = "Asia/Kolkata"
    person.save()

    convened(
        body,
        starts_at=datetime(2028, 3, 12, 13, 0, tzinfo=UTC),
        zone="America/Lima",
        place="Lima",
        mode="hybrid",
    )

    text = plain(mails("gcm.meeting_convened")["seat-3@example.org"])
    assert "12 March 2028, 08:00 – 11:00 (America/Lima)" in text
    assert "12 March 2028, 13:00 – 16:00 UTC" in text
    assert "In your time zone: 12 March 2028, 18:30 – 21:30 (Asia/Kolkata)" in text
    assert LINK in text


@pytest.mark.rule("G8")
def test_the_mail_says_who_pays(body: Body) -> None:
    convened(body)

    message = mails("gcm.meeting_convened")["seat-3@example.org"]
    for text in (plain(message), html(message)):
        assert text.count("Travel and stay are at the cost of each representative.") == 1


def test_everybody_has_a_link_of_their_own(body: Body) -> None:
    convened(body)

    links = {
        plain(message).split("/gcm/notice/")[1].split("/")[0]
        for message in mails("gcm.meeting_convened").values()
    }
    assert len(links) == len(body.numbers)


def notice() -> timedelta:
    return timedelta(days=rulesets.in_force()["gcm.meetings.notice_days"])


@pytest.mark.rule("G5")
def test_a_shorter_notice_needs_a_reason_of_the_chair_that_all_see(body: Body) -> None:
    meeting = draft(body, starts_at=timezone.now() + notice() - timedelta(days=1))
    with pytest.raises(ValidationError) as error:
        convene_meeting(actor=body.officer, meeting=meeting)
    assert error.value.code == "short_notice"
    assert (fresh(meeting).state, fresh(meeting).number) == (MeetingState.DRAFT, None)

    day = timezone.localdate(meeting.starts_at, meeting.place_zone)
    accept_short_notice(actor=body.chair, meeting=meeting, not_before=day, reason="An emergency in the field")
    convene_meeting(actor=body.officer, meeting=meeting)

    assert "An emergency in the field" in plain(mails("gcm.meeting_convened")["seat-3@example.org"])


def test_a_notice_of_exactly_the_days_asked_for_needs_no_reason(body: Body, at_instant: Any) -> None:
    now = datetime(2027, 1, 1, 9, 0, tzinfo=UTC)
    at_instant(now)

    assert convened(body, starts_at=now + notice()).state == MeetingState.CONVENED


def test_a_meeting_in_the_past_is_not_convened(body: Body) -> None:
    with pytest.raises(ValidationError) as error:
        convened(body, starts_at=timezone.now() - timedelta(hours=1))
    assert error.value.code == "past"


def test_a_meeting_in_person_has_a_place(body: Body) -> None:
    with pytest.raises(ValidationError) as error:
        convened(body, mode="in_person")
    assert list(error.value.message_dict) == ["place"]
    assert Meeting.objects.get().number is None


@pytest.mark.rule("X2")
def test_only_the_secretariat_convenes(body: Body) -> None:
    meeting = draft(body)
    for actor in (body.chair, body.representative(9)):
        with pytest.raises(PermissionDenied):
            convene_meeting(actor=actor, meeting=meeting)
    assert fresh(meeting).state == MeetingState.DRAFT


def test_convening_twice_is_refused(body: Body) -> None:
    meeting = convened(body)
    with pytest.raises(TransitionNotAllowed):
        convene_meeting(actor=body.officer, meeting=meeting)
    assert kinds_of(meeting).count("gcm.meeting_convened") == 1


@pytest.mark.rule("T24")
def test_a_refused_convocation_gives_its_number_back(body: Body) -> None:
    first = convened(body)
    with pytest.raises(ValidationError):
        convened(body, starts_at=timezone.now() + timedelta(days=1))

    assert convened(body).number == first.number + 1


@pytest.mark.rule("T24")
@pytest.mark.django_db(transaction=True)
def test_meetings_convened_at_once_are_numbered_without_gap() -> None:
    body = seat_all()
    officer = body.officer
    drafts = [draft(body) for _ in range(6)]

    outcomes = run_together(lambda each: convene_meeting(actor=officer, meeting=drafts[each]), 6)

    assert [outcome.error for outcome in outcomes] == [None] * 6
    assert sorted(Meeting.objects.values_list("number", flat=True)) == [1, 2, 3, 4, 5, 6]


@pytest.mark.django_db(transaction=True)
def test_one_meeting_convened_by_two_officers_at_once_goes_out_once() -> None:
    body = seat_all()
    officer, meeting = body.officer, draft(body)

    outcomes = run_together(lambda each: convene_meeting(actor=officer, meeting=meeting), 2)

    assert sorted(type(outcome.error).__name__ for outcome in outcomes) == [
        "NoneType",
        "TransitionNotAllowed",
    ]
    assert Reply.objects.filter(meeting=meeting).count() == len(body.numbers)


@pytest.mark.rule("T7")
@pytest.mark.parametrize(
    ("zone", "start"),
    [
        ("UTC", datetime(2028, 3, 26, 12, 0, tzinfo=UTC)),
        ("Europe/Zurich", datetime(2028, 3, 26, 0, 30, tzinfo=UTC)),  # an hour before it springs forward
        ("Asia/Kolkata", datetime(2028, 3, 26, 3, 45, tzinfo=UTC)),
        ("Asia/Kathmandu", datetime(2028, 1, 5, 3, 0, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2028, 4, 1, 14, 30, tzinfo=UTC)),  # half an hour back that night
        ("Australia/Lord_Howe", datetime(2028, 9, 30, 15, 0, tzinfo=UTC)),  # and forward
    ],
)
def test_the_calendar_file_is_read_back_at_the_same_instants(body: Body, zone: str, start: datetime) -> None:
    meeting = convened(body, starts_at=start, zone=zone)

    for address in ("seat-1@example.org", "seat-2@example.org", "seat-3@example.org"):
        event = calendar(mails("gcm.meeting_convened")[address])
        assert event["DTSTART"].dt.astimezone(UTC) == start
        assert event["DTEND"].dt.astimezone(UTC) == start + timedelta(hours=3)
        assert (event.method, str(event["UID"]), event["SEQUENCE"]) == ("PUBLISH", str(meeting.public_id), 0)
        assert LINK in str(event["DESCRIPTION"])


@pytest.mark.rule("G7")
def test_another_date_keeps_the_uid_and_the_link_and_asks_again(body: Body) -> None:
    meeting = convened(body)
    reply = meeting.replies.get(seat__number=4)
    answer_convocation(actor=body.representative(4), reply=reply, answer="absent")
    later = meeting.starts_at + timedelta(days=7)

    reschedule_meeting(
        actor=body.officer, meeting=meeting, starts_at=later, ends_at=later + timedelta(hours=2)
    )

    event = calendar(mails("gcm.meeting_rescheduled")["seat-4@example.org"])
    assert (event.method, str(event["UID"]), event["SEQUENCE"]) == ("PUBLISH", str(meeting.public_id), 1)
    assert (event["DTSTART"].dt.astimezone(UTC), LINK in str(event["DESCRIPTION"])) == (later, True)
    reply.refresh_from_db()
    assert (reply.answer, reply.sequence, fresh(meeting).sequence) == ("absent", 0, 1)
    assert inbox.tasks_of(body.representative(4)).get().due_at == later


def test_a_date_is_not_set_to_itself_nor_too_near(body: Body) -> None:
    meeting = convened(body)
    soon = timezone.now() + timedelta(days=2)
    for starts, ends, code in (
        (meeting.starts_at, meeting.ends_at, "same_date"),
        (soon, soon + timedelta(hours=1), "short_notice"),
        (timezone.now() - timedelta(days=1), timezone.now(), "past"),
    ):
        with pytest.raises(ValidationError) as error:
            reschedule_meeting(actor=body.officer, meeting=meeting, starts_at=starts, ends_at=ends)
        assert error.value.code == code
    assert fresh(meeting).sequence == 0


def test_a_meeting_that_has_begun_is_not_rescheduled(body: Body) -> None:
    meeting = make_meeting(body, "open")
    later = timezone.now() + timedelta(days=50)
    with pytest.raises(ValidationError) as error:
        reschedule_meeting(
            actor=body.officer, meeting=meeting, starts_at=later, ends_at=later + timedelta(hours=1)
        )
    assert error.value.code == "not_to_come"


@pytest.mark.rule("T8")
def test_another_place_keeps_date_link_and_answers_and_updates_calendars(body: Body) -> None:
    meeting = convened(body)
    reply = meeting.replies.get(seat__number=4)
    answer_convocation(actor=body.representative(4), reply=reply, answer="attends")

    change_meeting(
        actor=body.officer,
        meeting=meeting,
        revision=meeting.revision,
        values={"place": "Geneva, Room XX", "mode": "hybrid"},
    )

    event = calendar(mails("gcm.meeting_changed")["seat-4@example.org"])
    assert (str(event["LOCATION"]), event["SEQUENCE"]) == ("Geneva, Room XX", 1)
    assert LINK in str(event["DESCRIPTION"])
    reply.refresh_from_db()
    assert (reply.answer, reply.sequence) == ("attends", 1)
    assert fresh(meeting).conference_url == LINK


def test_the_date_of_a_convened_meeting_is_not_edited_in_place(body: Body) -> None:
    meeting = convened(body)
    with pytest.raises(ValidationError) as error:
        change_meeting(
            actor=body.officer,
            meeting=meeting,
            revision=meeting.revision,
            values={"starts_at": meeting.starts_at + timedelta(hours=1)},
        )
    assert error.value.code == "reschedule"


@pytest.mark.rule("T13")
def test_a_stale_edit_is_refused(body: Body) -> None:
    meeting = draft(body)
    change_meeting(actor=body.officer, meeting=meeting, revision=0, values={"place": "Geneva"})
    with pytest.raises(StaleEditError) as error:
        change_meeting(actor=body.officer, meeting=meeting, revision=0, values={"place": "Lima"})
    assert error.value.current.place == "Geneva"


@pytest.mark.rule("T7")
def test_a_cancellation_says_why_and_takes_the_event_back(body: Body) -> None:
    meeting = convened(body)
    with pytest.raises(ValidationError):
        cancel_meeting(actor=body.officer, meeting=meeting, reason="  ")

    cancel_meeting(actor=body.officer, meeting=meeting, reason="The room is <flooded>")

    message = mails("gcm.meeting_cancelled")["seat-3@example.org"]
    event = calendar(message)
    assert (event.method, str(event["UID"]), event["SEQUENCE"], str(event["STATUS"])) == (
        "CANCEL",
        str(meeting.public_id),
        1,
        "CANCELLED",
    )
    assert "The room is <flooded>" in plain(message)
    assert "The room is &lt;flooded&gt;" in html(message)
    assert inbox.tasks_of(body.representative(3)).count() == 0
    assert meeting.items.get().state == ItemState.DEFERRED
    assert convened(body).number == meeting.number + 1


def test_the_final_agenda_is_sent(body: Body) -> None:
    meeting = convened(body)

    freeze_agenda(actor=body.officer, meeting=meeting)

    text = plain(mails("gcm.agenda_final")["seat-3@example.org"])
    assert "1. Opening and adoption of the agenda (Procedure)" in text
    assert fresh(meeting).state == MeetingState.AGENDA_FROZEN


def test_the_ledger_has_numbers_and_no_words(body: Body) -> None:
    meeting = convened(body)
    freeze_agenda(actor=body.officer, meeting=meeting)
    cancel_meeting(actor=body.officer, meeting=meeting, reason="Words")

    assert [(entry.kind, entry.data) for entry in ledger.entries_of(meeting)] == [
        ("gcm.meeting_drafted", {}),
        ("gcm.meeting_convened", {"number": 1, "sequence": 0}),
        ("gcm.agenda_frozen", {"number": 1, "sequence": 0}),
        ("gcm.meeting_cancelled", {"number": 1, "sequence": 1}),
    ]


@pytest.mark.rule("G2")
@pytest.mark.parametrize("mode", ["remote", "hybrid"])
def test_nobody_is_called_to_a_videoconference_without_a_link(body: Body, mode: str) -> None:
    meeting = make_meeting(body, "draft", mode=mode, conference_url="")
    with pytest.raises(ValidationError) as error:
        convene_meeting(actor=body.officer, meeting=meeting)
    assert [*error.value.message_dict] == ["conference_url"]
    in_person = make_meeting(body, "draft", mode="in_person", place="Geneva", conference_url="")
    assert convene_meeting(actor=body.officer, meeting=in_person).state == MeetingState.CONVENED
