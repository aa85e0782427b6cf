"""What members ask for, and what the chair answers (G3, Z2)."""

from collections.abc import Callable
from datetime import UTC, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, ledger
from gcm.domain.items import dispose_of_item, take_up_item
from gcm.domain.meetings import convene_meeting
from gcm.domain.planning.asking import (
    accept_item,
    decline_request,
    grant_request,
    propose_item,
    refuse_item,
    request_meeting,
    withdraw_asked,
)
from gcm.enums import (
    Capacity,
    ItemKind,
    ItemProposalState,
    ItemState,
    MeetingKind,
    MeetingMode,
    MeetingState,
    RequestState,
)
from gcm.models import ItemProposal, Meeting, MeetingRequest
from tests.gcm.body import Body, make_meeting
from tests.gcm.post import mails, plain

WORDS = {"title": "Économie rurale", "language": "fr", "kind": "information", "reason": "Les récoltes."}


def asked(body: Body, seat: int = 5) -> MeetingRequest:
    starts = timezone.now().replace(microsecond=0) + timedelta(days=50)
    return request_meeting(
        actor=body.representative(seat),
        starts_at=starts,
        ends_at=starts + timedelta(hours=1),
        zone="Asia/Kolkata",
        reason="A text is urgent",
    )


def proposed(body: Body, seat: int = 5, **words: str) -> ItemProposal:
    return propose_item(actor=body.representative(seat), **{**WORDS, **words})


def test_the_chair_is_told_and_nobody_else(body: Body) -> None:
    asked(body)

    assert [str(task) for task in inbox.tasks_of(body.chair)] == [
        "A member asks for an additional videoconference"
    ]
    assert not inbox.tasks_of(body.vice_chair)


@pytest.mark.rule("G3")
def test_a_granted_videoconference_is_a_draft_on_the_desk(body: Body) -> None:
    request = asked(body)

    meeting = grant_request(actor=body.chair, request=request, note="Gladly")

    request.refresh_from_db()
    assert (request.state, request.meeting) == (RequestState.GRANTED, meeting)
    assert (meeting.kind, meeting.mode, meeting.state, meeting.starts_at, meeting.zone) == (
        MeetingKind.SUPPLEMENTARY,
        MeetingMode.REMOTE,
        MeetingState.DRAFT,
        request.starts_at,
        "Asia/Kolkata",
    )
    assert inbox.tasks_of(body.officer).get().url_kwargs == {"object_id": str(meeting.pk)}
    assert "Gladly" in plain(mails("gcm.asked_answered")["seat-5@example.org"])
    assert [entry.kind for entry in ledger.entries_of(request)] == [
        "gcm.meeting_requested",
        "gcm.meeting_request_granted",
    ]


@pytest.mark.rule("G3")
def test_a_declined_one_says_why(body: Body) -> None:
    request = asked(body)
    with pytest.raises(ValidationError):
        decline_request(actor=body.chair, request=request, reason="  ")

    decline_request(actor=body.chair, request=request, reason="The next meeting is near")

    request.refresh_from_db()
    assert (request.state, request.answer) == (RequestState.DECLINED, "The next meeting is near")
    assert "The next meeting is near" in plain(mails("gcm.asked_answered")["seat-5@example.org"])
    assert (Meeting.objects.count(), inbox.tasks_of(body.chair).count()) == (0, 0)


@pytest.mark.rule("G3")
@pytest.mark.rule("X2")
def test_members_ask_and_the_chair_alone_answers(body: Body) -> None:
    request, adviser = asked(body), body.accredit(4, Capacity.ADVISER)
    for actor in (body.officer, adviser):
        with pytest.raises(PermissionDenied):
            propose_item(actor=actor, **WORDS)
    for actor in (body.officer, body.vice_chair, body.representative(5)):
        with pytest.raises(PermissionDenied):
            grant_request(actor=actor, request=request)
        with pytest.raises(PermissionDenied):
            decline_request(actor=actor, request=request, reason="No")
    assert propose_item(actor=body.alternate(7), **WORDS).seat_id == body.seat(7).pk


@pytest.mark.rule("G3")
def test_an_answer_is_given_once(body: Body) -> None:
    request = asked(body)
    decline_request(actor=body.chair, request=request, reason="Not now")

    with pytest.raises(TransitionNotAllowed):
        grant_request(actor=body.chair, request=request)
    with pytest.raises(TransitionNotAllowed):
        withdraw_asked(actor=body.representative(5), asked=request)


@pytest.mark.rule("G3")
def test_only_the_seat_that_asked_takes_it_back(body: Body) -> None:
    request = asked(body)
    with pytest.raises(PermissionDenied):
        withdraw_asked(actor=body.representative(6), asked=request)

    withdraw_asked(actor=body.alternate(5), asked=request)

    request.refresh_from_db()
    assert (request.state, inbox.tasks_of(body.chair).count()) == (RequestState.WITHDRAWN, 0)


@pytest.mark.rule("Z2")
def test_an_item_from_its_proposal_to_its_end(body: Body) -> None:
    meeting, proposal = make_meeting(body, "convened"), proposed(body, kind="decision")
    assert proposal.state == ItemProposalState.PROPOSED

    item = accept_item(actor=body.chair, proposal=proposal, meeting=meeting)

    proposal.refresh_from_db()
    assert (proposal.state, proposal.item, item.state) == (
        ItemProposalState.ACCEPTED,
        item,
        ItemState.SCHEDULED,
    )
    assert (item.position, item.kind, item.title_fr, item.title_en) == (
        3,
        ItemKind.DECISION,
        "Économie rurale",
        "",
    )
    assert "Économie rurale" in plain(mails("gcm.asked_answered")["seat-5@example.org"])


@pytest.mark.rule("Z2")
def test_an_item_that_is_not_taken_up_says_why(body: Body) -> None:
    proposal = proposed(body)
    with pytest.raises(ValidationError):
        refuse_item(actor=body.chair, proposal=proposal, reason="")

    refuse_item(actor=body.chair, proposal=proposal, reason="It was discussed in May")

    proposal.refresh_from_db()
    assert (proposal.state, proposal.answer) == (ItemProposalState.REFUSED, "It was discussed in May")
    with pytest.raises(TransitionNotAllowed):
        accept_item(actor=body.chair, proposal=proposal, meeting=make_meeting(body, "draft"))


@pytest.mark.rule("Z2")
@pytest.mark.parametrize("state", ["deferred", "referred", "withdrawn"])
def test_an_item_ends_with_a_disposition(body: Body, meeting: Meeting, state: str) -> None:
    item = take_up_item(actor=body.chair, item=meeting.items.get(position=2))
    assert item.state == ItemState.IN_DISCUSSION

    ended = dispose_of_item(actor=body.chair, item=item, state=state, note="For the autumn")

    assert ended.state == state
    with pytest.raises(TransitionNotAllowed):
        take_up_item(actor=body.chair, item=ended)


@pytest.mark.rule("Z2")
def test_it_does_not_come_on_a_final_agenda(body: Body) -> None:
    proposal = proposed(body)
    with pytest.raises(ValidationError) as error:
        accept_item(actor=body.chair, proposal=proposal, meeting=make_meeting(body, "agenda_frozen"))
    assert error.value.code == "agenda_final"
    proposal.refresh_from_db()
    assert proposal.state == ItemProposalState.PROPOSED


@pytest.mark.rule("G4")
def test_an_additional_videoconference_takes_no_decisions(body: Body) -> None:
    meeting = grant_request(actor=body.chair, request=asked(body))

    with pytest.raises(ValidationError) as error:
        accept_item(actor=body.chair, proposal=proposed(body, kind="decision"), meeting=meeting)
    assert error.value.code == "no_decisions"
    accept_item(actor=body.chair, proposal=proposed(body), meeting=meeting)
    Meeting.objects.filter(pk=meeting.pk).update(conference_url="https://conference.example.org/room")
    assert convene_meeting(actor=body.officer, meeting=meeting).number == 1


class TestPages:
    def test_a_member_asks_in_the_time_of_a_zone(self, body: Body, client_of: Callable[..., Client]) -> None:
        browser = client_of(body.representative(5))
        day = (timezone.now() + timedelta(days=50)).date()
        typed = {"day": day, "starts": "14:00", "ends": "15:00", "zone": "Asia/Kolkata", "reason": "Urgent"}

        assert browser.post("/en/gcm/requests/meeting/", {**typed, "ends": "13:00"}).status_code == 422
        assert browser.post("/en/gcm/requests/meeting/", typed).status_code == 302

        made = MeetingRequest.objects.get()
        assert made.starts_at.astimezone(UTC).strftime("%H:%M") == "08:30"
        page = browser.get("/en/gcm/requests/").content.decode()
        assert ("Urgent" in page, "With the chair" in page) == (True, True)

    @pytest.mark.rule("T6")
    def test_a_past_instant_is_refused_in_words(self, body: Body, client_of: Callable[..., Client]) -> None:
        typed = {"day": "2020-01-01", "starts": "14:00", "ends": "15:00", "zone": "UTC", "reason": "Urgent"}
        response = client_of(body.representative(5)).post("/en/gcm/requests/meeting/", typed)

        assert response.status_code == 422
        assert "The meeting must start later than now." in response.content.decode()

    def test_the_chair_answers_on_a_page(self, body: Body, client_of: Callable[..., Client]) -> None:
        meeting, item, request = make_meeting(body, "convened"), proposed(body), asked(body)
        browser = client_of(body.chair)
        to_item, to_request = (
            f"/en/gcm/requests/item/{item.pk}/answer/",
            f"/en/gcm/requests/meeting/{request.pk}/answer/",
        )

        assert browser.get(to_item).status_code == 200
        assert browser.post(to_item, {"answer": "no", "words": ""}).status_code == 422
        assert browser.post(to_item, {"answer": "yes", "words": ""}).status_code == 422
        assert browser.post(to_item, {"answer": "yes", "meeting": meeting.pk}).status_code == 302
        assert browser.post(to_request, {"answer": "no", "words": "In May"}).status_code == 302
        assert browser.post(to_request, {"answer": "yes"}).status_code == 302  # too late: told in words

        item.refresh_from_db()
        request.refresh_from_db()
        assert (item.state, request.state, request.answer) == ("accepted", "declined", "In May")

    @pytest.mark.parametrize("typed", [{}, {"title": "x" * 201}, {"kind": "vote"}, {"language": "de"}])
    def test_what_cannot_be_proposed(
        self, body: Body, client_of: Callable[..., Client], typed: dict[str, Any]
    ) -> None:
        words = {**WORDS, **typed} if typed else {}
        response = client_of(body.representative(5)).post("/en/gcm/requests/item/", words)

        assert (response.status_code, ItemProposal.objects.count()) == (422, 0)
