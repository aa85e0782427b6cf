"""Meetings on the secretariat's desk: what is typed, what is asked, what is done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from alliance87.core import rulesets
from gcm.enums import ItemKind, ItemState, MeetingState
from gcm.models import AgendaItem, Meeting, Observer
from tests.cast import make_user
from tests.gcm.body import Body, make_meeting

TYPED = {
    "revision": "0",
    "kind": "regular",
    "day": "2028-03-12",
    "starts": "14:00",
    "ends": "17:00",
    "zone": "Asia/Kolkata",
    "mode": "remote",
    "conference_url": "https://conference.example.org/abc",
}
ADD = "/en/desk/gcm/meeting/add/"


@pytest.fixture
def desk(body: Body, client_of: Callable[..., Client]) -> Client:
    return client_of(body.officer)


def address(meeting: Meeting, rest: str = "") -> str:
    return f"/en/desk/gcm/meeting/{meeting.pk}/{rest or 'change/'}"


def fresh(meeting: Meeting) -> Meeting:
    return Meeting.objects.get(pk=meeting.pk)


@pytest.mark.rule("T6")
def test_what_is_typed_in_one_zone_is_an_instant(desk: Client) -> None:
    response = desk.post(ADD, TYPED)

    meeting = Meeting.objects.get()
    assert response.status_code == 302
    assert (meeting.starts_at, meeting.ends_at) == (
        datetime(2028, 3, 12, 8, 30, tzinfo=UTC),
        datetime(2028, 3, 12, 11, 30, tzinfo=UTC),
    )
    page = desk.get(address(meeting)).content.decode()
    assert 'value="2028-03-12"' in page
    assert 'value="14:00"' in page


@pytest.mark.parametrize(
    ("typed", "where"),
    [
        ({"day": ""}, "day"),
        ({"ends": "13:00"}, "ends"),
        ({"zone": "Mars/Olympus"}, "zone"),
        ({"day": "2028-03-26", "starts": "02:30", "zone": "Europe/Zurich"}, "starts"),  # skipped that night
        ({"day": "2028-10-01", "starts": "02:15", "zone": "Australia/Lord_Howe"}, "starts"),
        ({"conference_url": "javascript:alert(1)"}, "conference_url"),
    ],
)
def test_what_cannot_be_is_said_where_it_is_and_kept(desk: Client, typed: dict[str, str], where: str) -> None:
    response = desk.post(ADD, {**TYPED, "place": "Geneva & more", **typed})

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [where]
    assert "Geneva &amp; more" in response.content.decode()
    assert Meeting.objects.count() == 0


def test_an_hour_that_comes_twice_is_the_first(desk: Client) -> None:
    desk.post(
        ADD, {**TYPED, "day": "2028-10-29", "starts": "02:30", "ends": "04:00", "zone": "Europe/Zurich"}
    )

    assert Meeting.objects.get().starts_at == datetime(2028, 10, 29, 0, 30, tzinfo=UTC)


def test_a_meeting_goes_from_draft_to_final_agenda(desk: Client, body: Body) -> None:
    desk.post(ADD, TYPED)
    meeting = Meeting.objects.get()
    desk.post(
        address(meeting, "add-item/act/"),
        {"title_fr": "Groupe", "title_en": "Group", "title_es": "Grupo", "kind": "decision"},
    )
    asked = desk.get(address(meeting, "convene/act/")).content.decode()
    assert f"{len(body.numbers)} representatives are written to" in asked
    assert fresh(meeting).state == MeetingState.DRAFT

    desk.post(address(meeting, "convene/act/"))
    assert (fresh(meeting).state, fresh(meeting).number) == (MeetingState.CONVENED, 1)

    desk.post(address(meeting, "freeze/act/"))
    assert fresh(meeting).state == MeetingState.AGENDA_FROZEN
    refused = desk.post(
        address(meeting, "add-item/act/"),
        {"title_fr": "X", "title_en": "X", "title_es": "X", "kind": "decision"},
    )
    assert (refused.status_code, meeting.items.count()) == (422, 2)


@pytest.mark.rule("G5")
def test_a_short_notice_is_told_before_and_refused(desk: Client, body: Body) -> None:
    soon = timezone.now() + timedelta(days=3)
    meeting = make_meeting(body, "draft", starts_at=soon)

    assert "shorter than the house rules ask" in desk.get(address(meeting)).content.decode()
    response = desk.post(address(meeting, "convene/act/"))

    assert (response.status_code, fresh(meeting).state) == (422, MeetingState.DRAFT)
    days = rulesets.in_force()["gcm.meetings.notice_days"]
    assert f"Notice is given {days} days before" in response.content.decode()


def test_another_date_and_the_end_of_it(desk: Client, body: Body) -> None:
    meeting = make_meeting(body, "convened")
    response = desk.post(
        address(meeting, "reschedule/act/"), {**TYPED, "revision": str(meeting.revision), "day": "2029-01-15"}
    )
    assert (response.status_code, fresh(meeting).starts_at) == (302, datetime(2029, 1, 15, 8, 30, tzinfo=UTC))

    assert desk.post(address(meeting, "cancel/act/"), {"reason": ""}).status_code == 422
    desk.post(address(meeting, "cancel/act/"), {"reason": "No room"})
    assert fresh(meeting).state == MeetingState.CANCELLED
    assert desk.post(address(meeting, "cancel/act/"), {"reason": "Again"}).status_code == 302
    assert fresh(meeting).sequence == 2


@pytest.mark.rule("T13")
def test_a_stale_edit_shows_both_texts(desk: Client, body: Body) -> None:
    meeting = make_meeting(body, "convened")
    typed = {"revision": "0", "mode": "hybrid", "place": "Geneva", "conference_url": "https://example.org/c"}
    desk.post(address(meeting), typed)

    response = desk.post(address(meeting), {**typed, "place": "Lima <b>"})

    page = response.content.decode()
    assert (response.status_code, fresh(meeting).place) == (409, "Geneva")
    assert "<td>Geneva</td><td>Lima &lt;b&gt;</td>" in page
    assert 'name="revision" value="1"' in page


def test_an_item_is_entitled_moved_worded_and_taken_off(desk: Client, body: Body) -> None:
    meeting = make_meeting(body, "convened", items=2)
    item = meeting.items.get(position=3)
    at = address(meeting, f"items/{item.pk}/")
    titles = {"title_fr": "Nouveau", "title_en": "New", "title_es": "Nuevo"}

    desk.post(at, {"act": "entitle", **titles})
    desk.post(at, {"act": "move", "position": "2"})
    word = {"act": "word", "source_language": "en", "title_en": "A title", "body_en": "A text"}
    desk.post(at, {**word, "text_number": "0"})
    stale = desk.post(at, {**word, "body_en": "Another", "text_number": "0"})

    item.refresh_from_db()
    assert (item.title_es, item.position, stale.status_code) == ("Nuevo", 2, 422)
    assert [each.wording("en").body for each in item.texts.all()] == ["A text"]
    desk.post(at, {"act": "remove", "note": "Not ready"})
    assert AgendaItem.objects.get(pk=item.pk).state == ItemState.WITHDRAWN


def test_the_opening_item_offers_no_other_place(desk: Client, body: Body) -> None:
    meeting = make_meeting(body, "convened")
    opening = meeting.items.get(position=1)

    response = desk.get(address(meeting, f"items/{opening.pk}/"))

    assert opening.kind == ItemKind.PROCEDURE
    assert list(response.context["forms"]) == ["entitle"]
    assert (
        desk.post(address(meeting, f"items/{opening.pk}/"), {"act": "remove", "note": "x"}).status_code == 422
    )


@pytest.mark.rule("A3")
def test_an_answer_by_telephone_is_noted(desk: Client, body: Body) -> None:
    meeting = make_meeting(body, "convened")
    reply = meeting.replies.get(seat__number=9)

    desk.post(address(meeting, f"replies/{reply.pk}/"), {"answer": "absent"})
    assert desk.post(address(meeting, f"replies/{reply.pk}/"), {"answer": "perhaps"}).status_code == 422

    reply.refresh_from_db()
    assert (reply.answer, reply.channel) == ("absent", "telephone")


@pytest.mark.rule("O1")
def test_an_observer_is_noted_and_the_gcg_informed(desk: Client, body: Body) -> None:
    meeting = make_meeting(body, "convened")
    person = make_user("observer")
    at = address(meeting, "observer/act/")
    sent = {
        "organisation": str(body.term(20).organisation.pk),
        "category": "regional",
        "reason": "A regional plan of action.",
    }

    unknown = desk.post(at, {**sent, "person": "nobody@example.org"})
    seated = desk.post(at, {**sent, "person": body.representative(4).email})
    assert (unknown.status_code, seated.status_code, Observer.objects.count()) == (422, 422, 0)

    desk.post(at, {**sent, "person": person.email})
    observer = Observer.objects.get()
    desk.post(address(meeting, f"observers/{observer.pk}/inform/"))

    observer.refresh_from_db()
    assert (observer.person, observer.informed_at is not None) == (person, True)


def test_what_is_over_offers_nothing(desk: Client, body: Body) -> None:
    meeting = make_meeting(body, "closed")

    page: Any = desk.get(address(meeting))

    assert (page.status_code, page.context["form"], page.context["acts"]) == (200, None, {})
    assert desk.post(address(meeting), {"revision": "0", "mode": "remote"}).status_code == 422
