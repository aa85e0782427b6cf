"""Kinds, modes, postponement, numbers, recordings of meetings (G2, G4, G7, G8, G13, G14, Z1, T7, T8)."""

from contextlib import nullcontext
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox
from gcm.domain.agenda import add_item
from gcm.domain.items import conclude_item, dispose_of_item, take_up_item
from gcm.domain.meetings import (
    cancel_meeting,
    change_meeting,
    convene_meeting,
    draft_meeting,
    freeze_agenda,
    postpone_meeting,
    reschedule_meeting,
)
from gcm.domain.presence import join_meeting
from gcm.domain.replies import answer_convocation
from gcm.domain.sessions import close_meeting, open_meeting, resume_meeting, suspend_meeting
from gcm.enums import ItemKind, MeetingState
from gcm.models import Counter, Meeting
from gcm.queries.quorum import quorum_of
from tests.gcm.body import Body, bring_in, decide, make_meeting
from tests.gcm.post import calendar, mails, plain

LINK = "https://conference.example.org/abc"
TITLES = {"en": "A decision"}


def convened(body: Body, **fields: Any) -> Meeting:
    starts = timezone.now().replace(microsecond=0) + timedelta(days=60)
    drafted = draft_meeting(
        actor=body.officer,
        starts_at=starts,
        ends_at=starts + timedelta(hours=3),
        conference_url=LINK,
        **fields,
    )
    return convene_meeting(actor=body.officer, meeting=drafted)


def set_date(body: Body, meeting: Meeting, days: int = 30) -> Meeting:
    starts = meeting.starts_at + timedelta(days=days)
    return reschedule_meeting(
        actor=body.officer, meeting=meeting, starts_at=starts, ends_at=starts + timedelta(hours=2)
    )


@pytest.mark.rule("G2")
@pytest.mark.parametrize("mode", ["in_person", "remote", "hybrid"])
def test_presence_counts_the_same_in_each_mode(body: Body, mode: str) -> None:
    meeting = make_meeting(body, "open", mode=mode, place="Geneva")
    bring_in(meeting, body)

    assert quorum_of(meeting).present == len(body.enough)


@pytest.mark.rule("G4")
@pytest.mark.parametrize(
    ("kind", "decides"), [("regular", True), ("extraordinary", True), ("supplementary", False)]
)
def test_which_kinds_of_meeting_decide(body: Body, kind: str, decides: bool) -> None:
    meeting = make_meeting(body, "draft", items=0, kind=kind)
    expected = nullcontext() if decides else pytest.raises(ValidationError, match="takes no decisions")
    with expected:
        add_item(actor=body.officer, meeting=meeting, titles=TITLES, kind=ItemKind.DECISION)
    assert meeting.items.filter(kind=ItemKind.DECISION).exists() is decides


@pytest.mark.rule("G4")
def test_a_draft_with_an_item_for_decision_does_not_become_one(body: Body) -> None:
    meeting = make_meeting(body, "draft", items=1)
    with pytest.raises(ValidationError) as error:
        change_meeting(actor=body.officer, meeting=meeting, revision=0, values={"kind": "supplementary"})
    assert error.value.code == "no_decisions"


@pytest.mark.rule("G4")
def test_extraordinary_sessions_decide_like_regular_ones(body: Body) -> None:
    meeting = make_meeting(body, "open", kind="extraordinary")
    bring_in(meeting, body, tuple(body.people))

    assert decide(meeting, body).number == 1


@pytest.mark.rule("Z1")
def test_a_postponed_meeting_is_taken_off_calendars_and_keeps_its_number(body: Body) -> None:
    meeting = convened(body)
    answer_convocation(
        actor=body.representative(4), reply=meeting.replies.get(seat__number=4), answer="attends"
    )
    with pytest.raises(ValidationError):
        postpone_meeting(actor=body.officer, meeting=meeting, reason=" ")

    postponed = postpone_meeting(actor=body.officer, meeting=meeting, reason="A strike")

    mail = mails("gcm.meeting_postponed")["seat-3@example.org"]
    event = calendar(mail)
    assert (event.method, str(event["UID"]), event["SEQUENCE"]) == ("CANCEL", str(meeting.public_id), 1)
    assert "A strike" in plain(mail)
    assert (postponed.state, postponed.number, postponed.takes_answers) == ("postponed", 1, False)
    assert inbox.tasks_of(body.representative(3)).count() == 0


@pytest.mark.rule("Z1")
@pytest.mark.rule("G7")
@pytest.mark.rule("T8")
def test_another_date_convenes_it_anew_with_its_link_and_asks_to_reconfirm(body: Body) -> None:
    meeting = convened(body)
    reply = meeting.replies.get(seat__number=4)
    answer_convocation(actor=body.representative(4), reply=reply, answer="absent")
    postponed = postpone_meeting(actor=body.officer, meeting=meeting, reason="A strike")
    with pytest.raises(ValidationError) as error:
        convene_meeting(actor=body.officer, meeting=postponed)
    assert error.value.code == "reschedule"

    again = set_date(body, postponed)

    assert (again.state, again.number, again.sequence, again.conference_url) == ("convened", 1, 2, LINK)
    event = calendar(mails("gcm.meeting_rescheduled")["seat-3@example.org"])
    assert (event.method, event["SEQUENCE"], LINK in str(event["DESCRIPTION"])) == ("PUBLISH", 2, True)
    reply.refresh_from_db()
    assert (reply.answer, reply.sequence) == ("absent", 0)  # kept, to be reconfirmed
    assert inbox.tasks_of(body.representative(4)).count() == 1


@pytest.mark.rule("Z1")
def test_a_postponed_meeting_may_be_cancelled_and_a_draft_not_postponed(body: Body) -> None:
    meeting = postpone_meeting(actor=body.officer, meeting=convened(body), reason="A strike")

    assert cancel_meeting(actor=body.officer, meeting=meeting, reason="For good").state == "cancelled"
    for state in ("draft", "open", "closed"):
        with pytest.raises(TransitionNotAllowed):
            postpone_meeting(actor=body.officer, meeting=make_meeting(body, state), reason="Too late")
        Meeting.objects.filter(state="open").update(state="closed")


@pytest.mark.rule("Z1")
def test_a_meeting_goes_from_its_draft_to_its_end(body: Body, at_instant: Any) -> None:
    meeting = convened(body)
    assert meeting.state == MeetingState.CONVENED
    assert freeze_agenda(actor=body.officer, meeting=meeting).state == MeetingState.AGENDA_FROZEN
    at_instant(meeting.starts_at)
    join_meeting(actor=body.chair, meeting=meeting)
    assert open_meeting(actor=body.chair, meeting=meeting).state == MeetingState.OPEN
    assert suspend_meeting(actor=body.chair, meeting=meeting).state == MeetingState.SUSPENDED
    assert resume_meeting(actor=body.chair, meeting=meeting).state == MeetingState.OPEN
    for item in meeting.items.all():
        conclude_item(actor=body.chair, item=take_up_item(actor=body.chair, item=item))
    assert close_meeting(actor=body.chair, meeting=meeting).state == MeetingState.CLOSED
    with pytest.raises(TransitionNotAllowed):
        cancel_meeting(actor=body.officer, meeting=meeting, reason="Too late")


@pytest.mark.rule("Z1")
def test_what_was_deferred_by_a_cancelled_meeting_waits_for_another(body: Body, meeting: Meeting) -> None:
    item = take_up_item(actor=body.chair, item=meeting.items.get(position=2))

    assert dispose_of_item(actor=body.chair, item=item, state="deferred", note="Next time").is_open is False


@pytest.mark.rule("G8")
def test_who_travels_pays_is_said_in_the_notice_and_on_the_page(body: Body, client_of: Any) -> None:
    meeting, sentence = convened(body), "Travel and stay are at the cost of each representative."

    assert sentence in plain(mails("gcm.meeting_convened")["seat-3@example.org"])
    assert sentence in client_of(body.representative(3)).get(meeting.get_absolute_url()).content.decode()


@pytest.mark.rule("G13")
def test_a_recording_is_off_unless_asked_for_and_then_everybody_is_told(body: Body, client_of: Any) -> None:
    quiet = convened(body)
    assert quiet.is_recorded is False
    assert "recorded" not in plain(mails("gcm.meeting_convened")["seat-3@example.org"])
    until = (quiet.ends_at + timedelta(days=90)).date()

    change_meeting(
        actor=body.officer,
        meeting=quiet,
        revision=quiet.revision,
        values={"is_recorded": True, "recording_until": until},
    )

    assert "The meeting is recorded." in plain(mails("gcm.meeting_changed")["seat-3@example.org"])
    page = client_of(body.representative(3)).get(quiet.get_absolute_url()).content.decode()
    assert "The meeting is recorded." in page


@pytest.mark.rule("G13")
def test_a_recording_has_an_end_after_the_meeting(body: Body) -> None:
    meeting = make_meeting(body, "draft")
    for until in (None, meeting.ends_at.date()):
        with pytest.raises(ValidationError) as error:
            change_meeting(
                actor=body.officer,
                meeting=meeting,
                revision=0,
                values={"is_recorded": True, "recording_until": until},
            )
        assert list(error.value.message_dict) == ["recording_until"]


@pytest.mark.rule("G12")
def test_a_meeting_has_its_languages(body: Body) -> None:
    meeting = make_meeting(body, "draft")
    assert sorted(meeting.languages) == ["en", "es", "fr"]
    for wrong in ([], ["fr", "de"]):
        with pytest.raises(ValidationError) as error:
            change_meeting(actor=body.officer, meeting=meeting, revision=0, values={"languages": wrong})
        assert list(error.value.message_dict) == ["languages"]

    changed = change_meeting(actor=body.officer, meeting=meeting, revision=0, values={"languages": ["fr"]})
    assert changed.languages == ["fr"]


@pytest.mark.rule("G14")
def test_a_number_that_was_given_elsewhere_is_not_given_again(body: Body) -> None:
    make_meeting(body, "closed", number=6)
    assert not Counter.objects.filter(name="meetings").exists()

    assert [convened(body).number, convened(body).number] == [7, 8]


@pytest.mark.rule("G14")
def test_numbers_go_on_where_the_counter_is_ahead(body: Body) -> None:
    first = convened(body)
    cancel_meeting(actor=body.officer, meeting=first, reason="Nobody can come")
    Meeting.objects.filter(pk=first.pk).update(number=None, state="draft")

    assert convened(body).number == 2
