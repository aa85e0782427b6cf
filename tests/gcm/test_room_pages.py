"""The screens of a meeting room: what each reader is shown and can do, and what asking for them costs."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from gcm.domain.items import conclude_item, dispose_of_item, take_up_item
from gcm.domain.positions import state_position
from gcm.domain.presence import leave_meeting
from gcm.domain.room import touch
from gcm.domain.sessions import close_meeting
from gcm.domain.texts import put_text
from gcm.enums import ItemState, MeetingState, PositionKind
from gcm.models import Decision, Meeting, Position, Presence
from tests.gcm.body import WORDS, Body, bring_in, decide, item_to_decide, make_meeting
from tests.gcm.room import (
    LIVE,
    OTHER_WORDS,
    SCREENS,
    act,
    at,
    beyond_the_account,
    decide_what_is_on_the_screen,
    forms_of,
    observe,
    state,
    words_of,
)
from tests.plugins.worlds import kept


@pytest.fixture(autouse=True)
def _english(in_language: Any) -> None:
    in_language("en")


@pytest.fixture
def observer(meeting: Meeting, body: Body) -> Any:
    return observe(meeting, body, "observer@example.net")


# What asking costs


@kept
def full_room(body: Body) -> Meeting:
    """Every member and twenty observers, a text on the screen, an objection to it."""
    made = make_meeting(body, "open", items=5)
    bring_in(made, body, body.numbers)
    item = item_to_decide(made, body)
    for number in range(20):
        observe(made, body, f"observer-{number}@example.net")
    Position.objects.create(
        item=item,
        text=item.texts.get(),
        seat=body.seat(7),
        person=body.representative(7),
        kind=PositionKind.OBJECTION,
        reason="Not yet.",
    )
    touch(made)
    return made


@pytest.mark.parametrize(
    ("name", "seat", "whole", "unchanged"),
    [
        ("gcm:room_live", 18, 5, 3),
        ("gcm:room_live", "observer", 5, 3),
        ("gcm:room_live", "officer", 5, 3),
        ("gcm:room_chair_live", 1, 5, 3),
        ("gcm:room_scribe_live", "officer", 6, 3),
    ],
)
def test_a_poll_costs_six_queries_at_most_and_less_when_nothing_changed(
    name: str, seat: Any, whole: int, unchanged: int, full_room: Meeting, body: Body, client_of: Any
) -> None:
    client = client_of(reader(body, seat, full_room))
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(at(name, full_room))
    asked = beyond_the_account(queries)
    assert (answer.status_code, len(asked)) == (200, whole), asked
    with CaptureQueriesContext(connection) as queries:
        again = client.get(at(name, full_room), headers={"if-none-match": answer.headers["ETag"]})
    asked = beyond_the_account(queries)
    assert (again.status_code, again.content, len(asked)) == (304, b"", unchanged), asked


def reader(body: Body, seat: Any, meeting: Meeting) -> Any:
    if seat == "officer":
        return body.officer
    if seat == "observer":
        return meeting.observers.first().person
    return body.representative(seat)


def test_after_the_gavel_a_poll_costs_no_more(full_room: Meeting, body: Body, client_of: Any) -> None:
    Position.objects.update(withdrawn_at=timezone.now())
    decide_what_is_on_the_screen(full_room, body)
    client = client_of(body.representative(18))
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(at("gcm:room_live", full_room))
    assert len(beyond_the_account(queries)) == 5
    assert "It is so decided." in words_of(answer)


def test_whatever_changes_in_the_room_changes_the_tag(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    client = client_of(body.representative(18))
    seen = [client.get(at("gcm:room_live", meeting)).headers["ETag"]]
    for name in ("gcm:room_leave", "gcm:room_join", "gcm:room_connection"):
        assert act(client, name, meeting, line="lost").status_code == 302
        seen.append(client.get(at("gcm:room_live", meeting)).headers["ETag"])
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    seen.append(client.get(at("gcm:room_live", meeting)).headers["ETag"])
    assert len(set(seen)) == 5


def test_the_tag_is_of_one_reader_in_one_language(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    mine = client_of(body.representative(18))
    address = at("gcm:room_live", meeting)
    tags = {
        mine.get(address).headers["ETag"],
        mine.get(address.replace("/en/", "/fr/")).headers["ETag"],
        client_of(body.representative(19)).get(address).headers["ETag"],
    }
    assert len(tags) == 3


def test_a_304_is_not_put_into_the_page(meeting: Meeting, item: Any, body: Body, client_of: Any) -> None:
    """htmx would otherwise take 304 for an answer to swap in; without the header of ours the browser would
    answer 200 from its cache."""
    page = client_of(body.representative(18)).get(at("gcm:room", meeting)).content.decode()
    live = client_of(body.representative(18)).get(at("gcm:room_live", meeting))
    tag = live.headers["ETag"].strip('"')
    assert '{"code": "204|304", "swap": false}, {"code": "[23]..", "swap": true}' in page
    assert f'hx-headers="{{&quot;If-None-Match&quot;: &quot;\\&quot;{tag}\\&quot;&quot;}}"' in page


def test_nothing_that_is_typed_stands_in_the_part_that_is_swapped(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    for name, user in zip(LIVE, (body.representative(18), body.chair, body.officer), strict=True):
        html = client_of(user).get(at(name, meeting)).content.decode()
        assert re.findall(r"<(textarea|select)\b|<input (?!type=\"hidden\")", html) == [], name


def test_a_meeting_that_is_over_is_not_polled(body: Body, client_of: Any) -> None:
    over = make_meeting(body, "closed")
    html = client_of(body.representative(18)).get(at("gcm:room", over)).content.decode()
    assert "hx-get" not in html
    assert "The meeting is closed." in html


@pytest.mark.rule("Q8")
def test_a_closed_room_shows_the_recorded_quorum_and_no_live_dial(
    meeting: Meeting, body: Body, client_of: Any
) -> None:
    decide(meeting, body)
    opening = take_up_item(actor=body.chair, item=meeting.items.get(position=1))
    conclude_item(actor=body.chair, item=opening)
    for each in meeting.items.filter(state=ItemState.SCHEDULED):
        dispose_of_item(actor=body.chair, item=each, state=ItemState.DEFERRED, note="")
    close_meeting(actor=body.chair, meeting=meeting)
    html = client_of(body.representative(18)).get(at("gcm:room", meeting)).content.decode()
    assert f"quorum reached, {len(body.enough)} present" in html
    assert ('class="room-total"' in html, "<meter" in html) == (False, False)


def test_every_why_on_the_screen_of_the_chair_has_a_name_of_its_own(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    html = client_of(body.chair).get(at("gcm:room_chair", meeting)).content.decode()
    names = re.findall(r'class="why-box">\s*<summary>(.*?)</summary>', html)
    assert (len(names), len(set(names))) == (2, 2)


def test_whose_session_has_ended_is_sent_to_sign_in_from_the_whole_page(meeting: Meeting) -> None:
    answer = Client().get(at("gcm:room_live", meeting), headers={"hx-request": "true"})
    assert (answer.status_code, answer.headers.get("HX-Refresh")) == (200, "true")


# Who is shown what


@pytest.mark.rule("O4")
@pytest.mark.rule("O5")
def test_an_observer_sees_the_agenda_and_its_states_alone(
    meeting: Meeting, item: Any, observer: Any, client_of: Any
) -> None:
    said = words_of(client_of(observer).get(at("gcm:room", meeting)))
    assert "Item 2 en" in said
    assert "In discussion" in said
    for hidden in ("Establish an action group", "Quorum", "Object…", "objection", "Draft decision", "Seat 1"):
        assert hidden not in said, hidden


@pytest.mark.rule("O11")
def test_an_adviser_reads_everything_and_is_offered_nothing(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    adviser = body.accredit(18, "adviser")
    page = client_of(adviser).get(at("gcm:room", meeting))
    assert "The GCG establishes the action group." in words_of(page)
    assert "Quorum reached" in words_of(page)
    assert forms_of(page, meeting) == []
    assert "/position/" not in page.content.decode()


def test_a_member_in_the_room_may_state_a_position_and_leave(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    page = client_of(body.representative(18)).get(at("gcm:room", meeting))
    assert forms_of(page, meeting) == ["quorum-check/", "floor/request/", "connection/", "leave/"]
    kinds = re.findall(r"/position/(\w+)/", page.content.decode())
    assert sorted(kinds) == sorted(PositionKind.values)


def test_a_member_outside_is_asked_to_join_first(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    page = client_of(body.representative(10)).get(at("gcm:room", meeting))
    assert forms_of(page, meeting) == ["join/"]
    assert "/position/" not in page.content.decode()


@pytest.mark.rule("X2")
def test_the_scribe_has_no_gavel(meeting: Meeting, item: Any, body: Body, client_of: Any) -> None:
    page = client_of(body.officer).get(at("gcm:room_scribe", meeting))
    addresses = forms_of(page, meeting)
    assert not [each for each in addresses if re.search("gavel|close|open|suspend|conclude", each)]
    there, away = len(body.enough), len(body.numbers) - len(body.enough)
    assert len([each for each in addresses if each.endswith("/in/")]) == away
    assert len([each for each in addresses if each.endswith("/out/")]) == there
    for code in ("fr", "en", "es"):
        assert WORDS[code][1] in words_of(page)


@pytest.mark.rule("C12")
def test_the_scribe_sends_out_who_presides_on_a_second_page_only(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    scribe = client_of(body.officer)
    chair, member = (
        Presence.objects.here().get(meeting=meeting, person=person)
        for person in (body.chair, body.representative(18))
    )
    for stay, sent, there in (
        (chair, {}, True),
        (chair, {"confirmed": "1"}, False),
        (member, {}, False),
    ):
        address = at("gcm:room_seat_out", meeting, stay.seat.number)
        scribe.post(address, {"presence": stay.pk, **sent})
        assert Presence.objects.here().filter(pk=stay.pk).exists() == there


@pytest.mark.rule("D2")
@pytest.mark.rule("D3")
def test_of_what_others_say_a_member_sees_the_objections_and_nothing_else(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    """No tally, nor anything to make one from: the screen stays the same to the letter."""
    client = client_of(body.representative(18))
    before = without_passing_things(client.get(at("gcm:room_live", meeting)))
    for number, kind in ((3, "reservation"), (4, "dissociation"), (5, "ad_referendum")):
        state(body, item, number, kind)
        assert without_passing_things(client.get(at("gcm:room_live", meeting))) == before
    state(body, item, 6, "objection", "It is too early.")
    said = words_of(client.get(at("gcm:room_live", meeting)))
    holder = body.term(6).organisation.name
    assert f"An objection is maintained Seat 6, {holder}, on text no. 1" in said
    assert "too early" not in said


def without_passing_things(response: Any) -> str:
    html = re.sub(r'value="\w{64}"', "", response.content.decode())
    return re.sub(r"hx-headers=\S+ \S+", "", html)


def test_the_chair_reads_the_reason_of_an_objection(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    state(body, item, 6, "objection", "It is too early.")
    said = words_of(client_of(body.chair).get(at("gcm:room_chair", meeting)))
    assert "It is too early." in said
    assert "Seat 6 maintains an objection." in said


# Who may not: by the address itself


def posts_of(item: Any) -> list[tuple[str, tuple[Any, ...]]]:
    names = ("join", "leave", "connection", "open", "suspend", "resume", "close")
    about_item = ("take_up", "conclude", "gavel", "disposal", "wording")
    return [
        *((f"gcm:room_{name}", ()) for name in names),
        *((f"gcm:room_{name}", (item.public_id,)) for name in about_item),
        ("gcm:position", (item.public_id, "objection")),
        *((f"gcm:room_seat_{name}", (3,)) for name in ("in", "out", "connection")),
    ]


@pytest.mark.rule("D8")
@pytest.mark.rule("O4")
@pytest.mark.parametrize("who", ["observer", "adviser"])
def test_observers_and_advisers_reach_no_act_by_its_address(
    who: str, meeting: Meeting, item: Any, observer: Any, body: Body, client_of: Any
) -> None:
    client = client_of(observer if who == "observer" else body.accredit(18, "adviser"))
    before = Meeting.objects.get(pk=meeting.pk).room_version
    answers = {name: act(client, name, meeting, *more).status_code for name, more in posts_of(item)}
    assert answers == dict.fromkeys(answers, 403)
    assert Meeting.objects.get(pk=meeting.pk).room_version == before


def test_outsiders_find_no_room(meeting: Meeting, item: Any, client_of: Any) -> None:
    client = client_of("follower")
    assert {client.get(at(name, meeting)).status_code for name in (*SCREENS, *LIVE)} == {404}
    assert {act(client, name, meeting, *more).status_code for name, more in posts_of(item)} == {404}


def test_visitors_are_sent_to_sign_in(meeting: Meeting, item: Any) -> None:
    answer = act(Client(), "gcm:room_gavel", meeting, item.public_id, text_number=1)
    assert answer.headers["Location"].startswith(reverse("account_login"))


@pytest.mark.rule("X2")
@pytest.mark.parametrize("who", ["officer", "superuser"])
def test_neither_the_secretariat_nor_a_superuser_gavels(
    who: str, meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    client = client_of(body.officer if who == "officer" else "superuser")
    assert act(client, "gcm:room_gavel", meeting, item.public_id, text_number=1).status_code == 403
    assert not Decision.objects.exists()


# The gavel


@pytest.mark.rule("Q1")
@pytest.mark.rule("Q7")
def test_a_gavel_without_quorum_is_refused_in_words_and_changes_nothing(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    leave_meeting(actor=body.representative(27), meeting=meeting)
    before = Meeting.objects.get(pk=meeting.pk).room_version
    client = client_of(body.chair)
    screen = client.get(at("gcm:room_chair", meeting)).content.decode()
    assert "/gavel/" not in screen
    assert re.search(
        r'<button type="button" [^>]*aria-disabled="true" aria-describedby="gavel-locks">', screen
    )
    answer = act(client, "gcm:room_gavel", meeting, item.public_id, text_number=1)
    assert answer.status_code == 422
    enough = len(body.enough)
    for words in (
        "Nothing was changed",
        f"1 representative is missing: {enough - 1} are present, {enough} are required.",
        "the group “Employers’ organisations”",
    ):
        assert words in words_of(answer)
    assert not Decision.objects.exists()
    assert Meeting.objects.get(pk=meeting.pk).room_version == before


@pytest.mark.rule("C7")
def test_the_vice_chair_does_not_gavel_while_the_chair_is_there(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    client = client_of(body.vice_chair)
    said = words_of(client.get(at("gcm:room_chair", meeting)))
    assert "You do not preside now. Presiding: Chair." in said
    answer = act(client, "gcm:room_gavel", meeting, item.public_id, text_number=1)
    assert answer.status_code == 403
    assert "This is for whoever presides" in words_of(answer)
    assert not Decision.objects.exists()
    leave_meeting(actor=body.chair, meeting=meeting)
    bring_in(meeting, body, [10])
    assert act(client, "gcm:room_restate", meeting, item.public_id, text_number=1).status_code == 302
    act(client, "gcm:room_call_for_objections", meeting, item.public_id, text_number=1)
    assert act(client, "gcm:room_gavel", meeting, item.public_id, text_number=1).status_code == 302
    assert Decision.objects.get().presided_by == "vice_chair"


@pytest.mark.rule("D4")
def test_a_gavel_on_a_text_that_is_gone_is_refused(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    answer = act(client_of(body.chair), "gcm:room_gavel", meeting, item.public_id, text_number=1)
    assert answer.status_code == 409
    assert "text no. 2 is on the screen now" in words_of(answer)
    assert not Decision.objects.exists()


def test_after_the_gavel_everybody_reads_what_was_decided(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    client = client_of(body.chair)
    locked = client.get(at("gcm:room_chair", meeting))
    assert "Objections have not been called for on this text" in words_of(locked)
    assert "/gavel/" not in locked.content.decode()
    act(client, "gcm:room_call_for_objections", meeting, item.public_id, text_number=1)
    screen = client.get(at("gcm:room_chair", meeting))
    assert "Note the consensus on text no. 1" in words_of(screen)
    address = at("gcm:room_gavel", meeting, item.public_id)
    shown = re.search(
        rf'action="{address}".*?name="text_number" value="(\d+)"', screen.content.decode(), re.S
    )
    assert shown is not None
    answer = client.post(address, {"text_number": shown[1]}, follow=True)
    symbol = Decision.objects.get().symbol
    assert f"Decision {symbol}: it is so decided." in words_of(answer)
    said = words_of(client_of(body.representative(18)).get(at("gcm:room", meeting)))
    assert f"Decision {symbol}" in said
    assert "The GCG establishes the action group." in said


def test_the_gavel_asks_for_the_second_factor_once_more(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    client = client_of(body.chair)
    session = client.session
    for proof in session["account_authentication_methods"]:
        proof["at"] -= 3600
    session.save()
    for name, more in (("gcm:room_gavel", (item.public_id,)), ("gcm:room_close", ())):
        answer = act(client, name, meeting, *more, text_number=1)
        assert answer.headers["Location"].startswith(reverse("mfa_reauthenticate")), name
    assert not Decision.objects.exists()


def test_what_no_form_of_ours_sends_is_not_found(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    client = client_of(body.chair)
    for number in ("", "one", "-1", "²", "9" * 30):
        answer = act(client, "gcm:room_gavel", meeting, item.public_id, text_number=number)
        assert answer.status_code == 404, number


# Conduct


def test_from_the_opening_to_the_close(body: Body, client_of: Any) -> None:
    meeting = make_meeting(body, "agenda_frozen", starts_at=timezone.now())
    client = client_of(body.chair)
    assert "Open the meeting" not in words_of(client.get(at("gcm:room_chair", meeting)))
    for name in ("gcm:room_join", "gcm:room_open", "gcm:room_suspend", "gcm:room_resume"):
        assert act(client, name, meeting).status_code == 302, name
    assert Meeting.objects.get(pk=meeting.pk).state == MeetingState.OPEN
    first, second = meeting.items.all()
    act(client, "gcm:room_take_up", meeting, first.public_id)
    act(client, "gcm:room_conclude", meeting, first.public_id)
    refused = act(client, "gcm:room_close", meeting)
    assert refused.status_code == 422
    assert "2. Item 2 en" in words_of(refused)
    act(client, "gcm:room_disposal", meeting, second.public_id, state="deferred", note="To the next meeting.")
    assert [each.state for each in meeting.items.all()] == [ItemState.CONCLUDED, ItemState.DEFERRED]
    assert act(client, "gcm:room_close", meeting).status_code == 302
    assert Meeting.objects.get(pk=meeting.pk).state == MeetingState.CLOSED


def test_an_item_does_not_end_without_a_word_about_it(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    answer = act(
        client_of(body.chair), "gcm:room_disposal", meeting, item.public_id, state="deferred", note=" "
    )
    assert answer.status_code == 422
    assert meeting.items.get(pk=item.pk).state == ItemState.IN_DISCUSSION


def test_what_cannot_be_done_any_more_is_said(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    answer = act(client_of(body.chair), "gcm:room_open", meeting)
    assert answer.status_code == 422
    assert "This cannot be done any more" in words_of(answer)


@pytest.mark.rule("A16")
def test_the_chair_is_told_of_lost_connections(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    act(client_of(body.representative(18)), "gcm:room_connection", meeting, line="lost")
    said = words_of(client_of(body.chair).get(at("gcm:room_chair", meeting)))
    assert "Seats 18. They still count as present" in said
    assert f"{len(body.enough)} present, {len(body.enough)} required" in said


# Presence


def test_the_scribe_records_who_comes_and_goes(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    client = client_of(body.officer)
    alternate = body.alternate(10)
    delegate = alternate.delegations.get()
    answer = act(client, "gcm:room_seat_in", meeting, 10, delegate=delegate.pk)
    assert answer.headers["Location"] == at("gcm:room_scribe", meeting) + "#seat-10"
    stay = Presence.objects.here().get(person=alternate)
    act(client, "gcm:room_seat_connection", meeting, 10, presence=stay.pk, line="lost")
    assert Presence.objects.get(pk=stay.pk).lost_at is not None
    act(client, "gcm:room_seat_connection", meeting, 10, presence=stay.pk, line="back")
    assert Presence.objects.get(pk=stay.pk).lost_at is None
    act(client, "gcm:room_seat_out", meeting, 10, presence=stay.pk)
    assert Presence.objects.get(pk=stay.pk).left_at is not None


def test_the_address_of_a_seat_is_about_that_seat(meeting: Meeting, body: Body, client_of: Any) -> None:
    client = client_of(body.officer)
    stay = Presence.objects.get(person=body.representative(3))
    assert act(client, "gcm:room_seat_out", meeting, 4, presence=stay.pk).status_code == 404
    delegate = body.delegate(10)
    assert act(client, "gcm:room_seat_in", meeting, 11, delegate=delegate.pk).status_code == 404
    assert Presence.objects.here().count() == len(body.enough)


def test_a_door_that_is_closed_says_so(body: Body, client_of: Any) -> None:
    meeting = make_meeting(body, "agenda_frozen")
    answer = act(client_of(body.representative(3)), "gcm:room_join", meeting)
    assert answer.status_code == 422
    assert "The room is not open." in words_of(answer)


# For those who do not see


class _Controls(HTMLParser):
    """The controls of a page, and what names them."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.labelled: set[str] = set()
        self.nameless: list[str] = []
        self._controls: list[str] = []
        self.feed(html)
        self.nameless = [each for each in self._controls if each not in self.labelled]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "label" and given.get("for"):
            self.labelled.add(str(given["for"]))
        if tag in ("textarea", "select") or (tag == "input" and given.get("type") != "hidden"):
            self._controls.append(given.get("id") or f"{tag} {given.get('name')}")


@pytest.mark.rule("D3")
def test_every_control_has_its_label(meeting: Meeting, item: Any, body: Body, client_of: Any) -> None:
    """T19."""
    member, chair, officer = (client_of(each) for each in (body.representative(18), body.chair, body.officer))
    pages = [
        *(member.get(at("gcm:position", meeting, item.public_id, kind)) for kind in PositionKind.values),
        chair.get(at("gcm:room_disposal", meeting, item.public_id)),
        officer.get(at("gcm:room_wording", meeting, item.public_id)),
        member.get(at("gcm:room", meeting)),
        chair.get(at("gcm:room_chair", meeting)),
        officer.get(at("gcm:room_scribe", meeting)),
    ]
    assert [_Controls(page.content.decode()).nameless for page in pages] == [[]] * len(pages)


@pytest.mark.rule("T20")
def test_what_changes_is_said_aloud(meeting: Meeting, item: Any, body: Body, client_of: Any) -> None:
    """The words stand in a place of their own, which the swap leaves alone."""
    for name, user in zip(SCREENS, (body.representative(18), body.chair, body.officer), strict=True):
        html = client_of(user).get(at(name, meeting)).content.decode()
        outside, live = html.split('<div id="room-live"')
        assert '<div class="visually-hidden" aria-live="polite">' in outside
        said = set(re.findall(r'data-says="(\w+)"', live))
        assert said == set(re.findall(r'data-said="(\w+)"', outside)), name
        assert {"present", "quorum"} <= said


@pytest.mark.rule("D4")
def test_whose_reservation_lapsed_is_asked_again(
    meeting: Meeting, item: Any, body: Body, client_of: Any
) -> None:
    member = client_of(body.representative(18))
    state(body, item, 18, "reservation")
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    assert "lapsed with that text" in words_of(member.get(at("gcm:room", meeting)))
    state_position(actor=body.representative(18), item=item, text_number=2, kind="reservation")
    assert "lapsed with that text" not in words_of(member.get(at("gcm:room", meeting)))
