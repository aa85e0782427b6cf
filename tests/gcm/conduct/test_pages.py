"""The conduct of a meeting on its pages: what each screen offers, what it says, what it refuses."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from gcm.domain.conduct.attempts import call_for_objections
from gcm.domain.conduct.floor import give_floor, request_floor
from gcm.domain.conduct.interests import declare_interest
from gcm.domain.conduct.packages import bundle_items
from gcm.domain.conduct.roll_calls import call_roll, request_quorum_check
from gcm.domain.conduct.telephone import record_position_by_telephone
from gcm.domain.conduct.written import file_written_objection
from gcm.domain.positions import Words
from gcm.domain.presence import leave_meeting
from gcm.domain.texts import put_text
from gcm.enums import ItemState
from gcm.models import (
    Decision,
    FloorRequest,
    Interest,
    Meeting,
    Package,
    Position,
    Presence,
    RollCall,
    WrittenObjection,
)
from tests.gcm.body import WORDS, item_to_decide, make_meeting
from tests.gcm.conduct.house import employers, fill, per_group
from tests.gcm.room import OTHER_WORDS, act, at, beyond_the_account, forms_of, observe, state, words_of
from tests.plugins.worlds import kept

SCREEN_OF = {"member": "gcm:room", "chair": "gcm:room_chair", "scribe": "gcm:room_scribe"}


@pytest.fixture(autouse=True)
def _english(in_language: Any) -> None:
    in_language("en")


@kept
def meeting(body: Any) -> Meeting:
    made = make_meeting(body, "open", items=3)
    fill(made, body, without=(31, 32))
    return made


@kept
def item(meeting: Meeting, body: Any) -> Any:
    return item_to_decide(meeting, body)


@kept
def busy(meeting: Meeting, item: Any, body: Any) -> Meeting:
    """Everything at once: a call, hands, interests, a letter, a package, an objection by telephone."""
    other = meeting.items.get(position=3)
    put_text(actor=body.officer, item=other, source_language="fr", wordings=WORDS)
    bundle_items(actor=body.officer, meeting=meeting, items=[item, other])
    for seat in (9, 24, 18):
        request_floor(actor=body.representative(seat), meeting=meeting)
    give_floor(actor=body.chair, request=FloorRequest.objects.first())
    declare_interest(
        actor=body.representative(9), item=item, words="We are the candidate.", stands_aside=True
    )
    file_written_objection(actor=body.representative(31), item=item, reason="We were not heard.")
    record_position_by_telephone(
        actor=body.officer,
        person=body.representative(24),
        item=item,
        text_number=1,
        words=Words("objection", "Too early."),
        identified_by="known_telephone",
    )
    call_for_objections(actor=body.chair, item=item, text_number=1)
    request_quorum_check(actor=body.representative(25), meeting=meeting)
    return meeting


@pytest.mark.parametrize(
    ("name", "seat", "whole"),
    [
        ("gcm:room_live", 18, 5),
        ("gcm:room_live", "observer", 5),
        ("gcm:room_chair_live", 1, 5),
        ("gcm:room_scribe_live", "officer", 6),
    ],
)
def test_a_busy_room_costs_no_more_than_a_quiet_one(
    name: str, seat: Any, whole: int, busy: Meeting, body: Any, client_of: Any
) -> None:
    for number in range(20):
        observe(busy, body, f"observer-{number}@example.net")
    readers = {"officer": body.officer, "observer": busy.observers.first().person}
    client = client_of(readers.get(seat) or body.representative(seat))
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(at(name, busy))
    asked = beyond_the_account(queries)
    assert (answer.status_code, len(asked)) == (200, whole), asked
    again = client.get(at(name, busy), headers={"if-none-match": answer.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_every_screen_tells_what_is_going_on(busy: Meeting, body: Any, client_of: Any) -> None:
    readers = {"member": body.representative(3), "chair": body.chair, "scribe": body.officer}
    holder = body.term(24).organisation.name
    for name, user in readers.items():
        said = words_of(client_of(user).get(at(SCREEN_OF[name], busy)))
        for words in (
            "Seat 25 asked for a check of the quorum",
            f"Seat 24, {holder}, on text no. 1 · by telephone",
            "We were not heard.",
            "Stands aside",
            "We are the candidate.",
            "has the floor",
            "Taken together",
            "Objections are called for on text no. 1.",
        ):
            assert words in said, (name, words)


@pytest.mark.rule("O4")
@pytest.mark.rule("D8")
@pytest.mark.rule("T16")
def test_an_observer_is_shown_none_of_it_and_reaches_none_of_it(
    busy: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    client = client_of(observe(busy, body, "observer@example.net"))
    page = client.get(at("gcm:room", busy))
    assert forms_of(page, busy) == []
    for hidden in ("asked for a check", "by telephone", "not heard", "Speaking order", "candidate"):
        assert hidden not in words_of(page), hidden
    call, hand, package = RollCall.objects.get(), FloorRequest.objects.first(), Package.objects.get()
    before = Meeting.objects.get(pk=busy.pk).room_version
    for name, more in (
        ("room_quorum_check", ()),
        ("room_roll_call", ()),
        ("room_still_here", ()),
        ("room_answer", (call.pk,)),
        ("room_end_call", (call.pk,)),
        ("room_seat_answer", (3, call.pk)),
        ("room_call_for_objections", (item.public_id,)),
        ("room_restate", (item.public_id,)),
        ("room_close_attempt", (item.public_id,)),
        ("position_by_telephone", (item.public_id, "objection")),
        ("withdrawal_by_telephone", (Position.objects.get().pk,)),
        ("room_in_writing", (item.public_id,)),
        ("room_letter", (item.public_id,)),
        ("room_withdraw_written", (WrittenObjection.objects.get().pk,)),
        ("room_interest", (item.public_id,)),
        ("room_package", ()),
        ("room_package_gavel", (package.pk,)),
        ("room_split", (item.public_id,)),
        ("room_request_floor", ()),
        ("room_lower_hand", ()),
        ("room_close_floor", ()),
        ("room_give_floor", (hand.pk,)),
        ("room_fallback", ()),
        ("room_fallback_code", ()),
        ("room_sheet", ()),
        ("room_sheet_results", ()),
    ):
        assert act(client, f"gcm:{name}", busy, *more).status_code == 403, name
    assert Meeting.objects.get(pk=busy.pk).room_version == before


# Quorum


@pytest.mark.rule("Q12")
def test_a_member_has_the_roll_called_and_everybody_answers(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    member, chair, officer = (client_of(each) for each in (body.representative(3), body.chair, body.officer))
    assert act(member, "gcm:room_quorum_check", meeting).status_code == 302
    call = RollCall.objects.get()
    assert "answer" in forms_of(member.get(at("gcm:room", meeting)), meeting)[0]
    assert act(member, "gcm:room_answer", meeting, call.pk).status_code == 302
    assert "You have answered" in words_of(member.get(at("gcm:room", meeting)))
    stay = Presence.objects.here().get(seat=body.seat(5))
    assert act(officer, "gcm:room_seat_answer", meeting, 5, call.pk, presence=stay.pk).status_code == 302
    said = words_of(chair.get(at("gcm:room_chair", meeting)))
    assert "Not heard from yet: seats 1, 2, 4, 6," in said
    assert "The roll is being called: the chair ends the call first." in said
    assert act(chair, "gcm:room_end_call", meeting, call.pk).status_code == 302
    assert set(Presence.objects.here().values_list("seat__number", flat=True)) == {1, 3, 5}


@pytest.mark.rule("Q11")
def test_the_chair_says_that_the_text_was_restated(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    chair = client_of(body.chair)
    for number in employers(body):
        leave_meeting(actor=body.representative(number), meeting=meeting)
    for number in employers(body)[: per_group()]:
        act(client_of(body.representative(number)), "gcm:room_join", meeting)
    page = chair.get(at("gcm:room_chair", meeting))
    assert "Somebody came in to make the quorum: the chair restates the text first." in words_of(page)
    assert act(chair, "gcm:room_gavel", meeting, item.public_id, text_number=1).status_code == 422
    assert act(chair, "gcm:room_restate", meeting, item.public_id, text_number=1).status_code == 302
    act(chair, "gcm:room_call_for_objections", meeting, item.public_id, text_number=1)
    assert act(chair, "gcm:room_gavel", meeting, item.public_id, text_number=1).status_code == 302
    assert Decision.objects.count() == 1


def test_a_restatement_of_a_text_that_is_gone_is_refused(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    answer = act(client_of(body.chair), "gcm:room_restate", meeting, item.public_id, text_number=1)
    assert answer.status_code == 409


# An objection


@pytest.mark.rule("D6")
@pytest.mark.rule("D5")
def test_the_console_lists_what_can_be_done_about_an_objection(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    chair = client_of(body.chair)
    assert "what can be done" not in words_of(chair.get(at("gcm:room_chair", meeting)))
    state(body, item, 24, "objection")
    html = chair.get(at("gcm:room_chair", meeting)).content.decode()
    for option in ("to-amend", "to-defer", "to-refer", "to-withdraw", "to-close-attempt"):
        assert f'id="{option}"' in html, option
    page = chair.get(at("gcm:room_disposal", meeting, item.public_id), {"state": "referred"})
    assert re.search(r'value="referred"[^>]*checked', page.content.decode())
    assert act(chair, "gcm:room_close_attempt", meeting, item.public_id, text_number=1).status_code == 302
    assert "The attempt on this text has ended" in words_of(chair.get(at("gcm:room_chair", meeting)))
    member = words_of(client_of(body.representative(24)).get(at("gcm:room", meeting)))
    assert "No consensus on this text" in member
    assert "Object…" not in member


@pytest.mark.rule("D4")
def test_what_has_changed_since_an_objection_is_told_word_by_word(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    state(body, item, 24, "objection")
    later = {"en": ("Establish an action group", "The GCG establishes the working group.")}
    put_text(actor=body.officer, item=item, source_language="en", wordings=later)
    client = client_of(body.representative(3))
    assert "?since=1" in client.get(at("gcm:room", meeting)).content.decode()
    html = client.get(at("gcm:room_texts", meeting, item.public_id), {"since": "1"}).content.decode()
    gone, new = (re.search(rf"<{tag}>(.*?)</{tag}>", html) for tag in ("del", "ins"))
    assert gone is not None
    assert new is not None
    assert gone[1].endswith("action")
    assert "deleted:" in gone[1]
    assert new[1].endswith("working")
    assert "inserted:" in new[1]
    assert "in the meantime" not in html  # nothing was refused here
    for nonsense in ("7", "x", "-1", ""):
        answer = client.get(at("gcm:room_texts", meeting, item.public_id), {"since": nonsense})
        assert answer.status_code == 200


@pytest.mark.rule("D9")
def test_the_chair_who_objects_is_asked_to_pass_the_gavel(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    chair = client_of(body.chair)
    act(chair, "gcm:position", meeting, item.public_id, "objection", text_number=1, reason="As a member.")
    said = words_of(chair.get(at("gcm:room_chair", meeting)))
    assert "Consider letting another preside over this item" in said


# Telephone and paper


@pytest.mark.rule("D20")
def test_the_secretariat_records_and_withdraws_by_telephone(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    client = client_of(body.officer)
    about = (meeting, item.public_id, "objection")
    page = client.get(at("gcm:position_by_telephone", *about))
    assert f"Seat 24: {body.representative(24)}" in words_of(page)
    sent = {"text_number": 1, "person": body.representative(24).pk, "reason": "No.", "identified_by": ""}
    answer = act(client, "gcm:position_by_telephone", *about, **sent)
    assert answer.status_code == 422
    assert "No." in answer.content.decode()
    sent["identified_by"] = "known_telephone"
    assert act(client, "gcm:position_by_telephone", *about, **sent).status_code == 302
    position = Position.objects.get()
    assert "Withdrawn by telephone…" in words_of(client.get(at("gcm:room_scribe", meeting)))
    sent = {"person": body.representative(24).pk, "identified_by": "known_telephone"}
    assert act(client, "gcm:withdrawal_by_telephone", meeting, position.pk, **sent).status_code == 302
    position.refresh_from_db()
    assert position.withdrawn_at is not None


@pytest.mark.rule("D20")
@pytest.mark.parametrize("person", ["0", "x", ""])
def test_nobody_outside_the_room_is_on_the_telephone(
    meeting: Meeting, item: Any, body: Any, client_of: Any, person: str
) -> None:
    sent = {"text_number": 1, "person": person, "reason": "No.", "identified_by": "known_telephone"}
    answer = act(
        client_of(body.officer), "gcm:position_by_telephone", meeting, item.public_id, "objection", **sent
    )
    assert answer.status_code == 422
    assert not Position.objects.exists()


@pytest.mark.rule("D7")
def test_an_absent_member_writes_and_a_letter_is_typed_in(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    absent = client_of(body.representative(31))
    assert "Object in writing" in words_of(absent.get(at("gcm:room", meeting)))
    answer = act(absent, "gcm:room_in_writing", meeting, item.public_id, reason=" ")
    assert answer.status_code == 422
    act(absent, "gcm:room_in_writing", meeting, item.public_id, reason="We were not heard.")
    act(
        client_of(body.officer),
        "gcm:room_letter",
        meeting,
        item.public_id,
        seat=body.seat(32).pk,
        reason="By letter.",
    )
    assert set(WrittenObjection.objects.values_list("reason", flat=True)) == {
        "We were not heard.",
        "By letter.",
    }
    call_for_objections(actor=body.chair, item=item, text_number=1)
    chair = client_of(body.chair).get(at("gcm:room_chair", meeting))
    assert "/gavel/" in chair.content.decode()
    mine = WrittenObjection.objects.get(seat=body.seat(31))
    assert act(absent, "gcm:room_withdraw_written", meeting, mine.pk).status_code == 302
    assert "not heard" not in words_of(client_of(body.chair).get(at("gcm:room_chair", meeting)))


def test_the_sheet_has_every_seat_and_the_text_in_three_languages(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    page = client_of(body.officer).get(at("gcm:room_sheet", meeting))
    html = page.content.decode()
    assert len(re.findall(r'<th scope="row">\d+</th>', html)) == len(body.seats)
    for code in ("fr", "en", "es"):
        assert WORDS[code][1] in words_of(page)


def test_the_results_of_a_sheet_are_typed_in(meeting: Meeting, body: Any, client_of: Any) -> None:
    client = client_of(body.officer)
    now = timezone.localtime(timezone=meeting.place_zone)
    sent = {"time": now.strftime("%H:%M"), "seat_31": body.delegate(31).pk}
    assert act(client, "gcm:room_sheet_results", meeting, **sent).status_code == 302
    call = RollCall.objects.get()
    assert call.typed_in
    assert [each.presence.seat.number for each in call.answers.all()] == [31]
    for wrong in ({"time": "x"}, {"time": ""}, {**sent, "seat_31": body.delegate(30).pk}):
        answer = act(client, "gcm:room_sheet_results", meeting, **{**sent, **wrong})
        assert answer.status_code == 422, wrong
    assert RollCall.objects.count() == 1


# The floor, packages, interests


def test_a_member_asks_for_the_floor_and_the_chair_gives_it(
    meeting: Meeting, body: Any, client_of: Any
) -> None:
    member, chair = client_of(body.representative(24)), client_of(body.chair)
    act(member, "gcm:room_request_floor", meeting)
    assert "Lower the hand" in words_of(member.get(at("gcm:room", meeting)))
    assert act(chair, "gcm:room_give_floor", meeting, FloorRequest.objects.get().pk).status_code == 302
    holder = body.term(24).organisation.name
    assert f"Seat 24, {holder}, has the floor." in words_of(member.get(at("gcm:room", meeting)))
    act(member, "gcm:room_lower_hand", meeting)
    assert "Nobody asks for the floor." in words_of(chair.get(at("gcm:room_chair", meeting)))


@pytest.mark.rule("D12")
def test_a_package_is_made_split_and_gavelled(meeting: Meeting, item: Any, body: Any, client_of: Any) -> None:
    chair, member = client_of(body.chair), client_of(body.representative(24))
    for position in (3, 4):
        put_text(
            actor=body.officer,
            item=meeting.items.get(position=position),
            source_language="fr",
            wordings=WORDS,
        )
    others = [meeting.items.get(position=position) for position in (2, 3, 4)]
    assert act(chair, "gcm:room_package", meeting, items=[others[0].pk]).status_code == 422
    assert act(chair, "gcm:room_package", meeting, items=[each.pk for each in others]).status_code == 302
    assert act(member, "gcm:room_split", meeting, others[2].public_id).status_code == 302
    called = ("gcm:room_call_for_objections", meeting, others[0].public_id)
    assert act(chair, *called, text_number=1).status_code == 302
    page = chair.get(at("gcm:room_chair", meeting)).content.decode()
    texts = dict(re.findall(r'name="(text_\d+)" value="(\d+)"', page))
    assert set(texts) == {f"text_{each.pk}" for each in others[:2]}
    package = Package.objects.get()
    assert act(chair, "gcm:room_package_gavel", meeting, package.pk, text_x=1).status_code == 404
    put_text(actor=body.officer, item=others[1], source_language="fr", wordings=OTHER_WORDS)
    page = words_of(chair.get(at("gcm:room_chair", meeting)))
    assert "Objections have not been called for on these items of the package: 3." in page
    texts[f"text_{others[1].pk}"] = "2"
    assert act(chair, "gcm:room_package_gavel", meeting, package.pk, **texts).status_code == 422
    assert act(chair, *called, text_number=1).status_code == 302
    assert act(chair, "gcm:room_package_gavel", meeting, package.pk, **texts).status_code == 302
    assert [each.item.position for each in Decision.objects.order_by("sequence")] == [2, 3]
    assert meeting.items.get(position=4).state == ItemState.SCHEDULED


@pytest.mark.rule("D11")
def test_a_member_declares_an_interest_and_is_offered_no_position(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    client = client_of(body.representative(9))
    assert act(client, "gcm:room_interest", meeting, item.public_id, words="").status_code == 422
    sent = {"words": "We are the candidate.", "stands_aside": "on"}
    assert act(client, "gcm:room_interest", meeting, item.public_id, **sent).status_code == 302
    page = client.get(at("gcm:room", meeting))
    assert "Your seat stands aside" in words_of(page)
    assert "/position/" not in page.content.decode()
    assert Interest.objects.get().stands_aside


@pytest.mark.rule("D19")
def test_a_reservation_is_stated_as_the_groups(
    meeting: Meeting, item: Any, body: Any, client_of: Any
) -> None:
    client = client_of(body.representative(27))
    sent = {"text_number": 1, "reason": "Of us all.", "as_group": "on"}
    act(client, "gcm:position", meeting, item.public_id, "reservation", **sent)
    assert Position.objects.get().as_group
    assert "as the position of the group" in words_of(client.get(at("gcm:room", meeting)))
    page = client.get(at("gcm:position", meeting, item.public_id, "objection"))
    assert 'name="as_group"' not in page.content.decode()


def test_the_roll_is_called_from_the_console(meeting: Meeting, body: Any, client_of: Any) -> None:
    chair = client_of(body.chair)
    assert act(chair, "gcm:room_roll_call", meeting).status_code == 302
    assert RollCall.objects.get() == call_roll(actor=body.chair, meeting=meeting)
