"""Who presides when an officer cannot (C6, C7, C11, C12, D9)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance87.core import ledger
from gcm.domain.items import dispose_of_item, take_up_item
from gcm.domain.positions import state_position, withdraw_position
from gcm.domain.presence import join_meeting, leave_meeting
from gcm.domain.presidency.presiding import pass_gavel, record_presiding_choice
from gcm.domain.sessions import open_meeting
from gcm.enums import ItemState, Office, PresidedBy, PresidingReason
from gcm.models import Meeting, Presence, SeatTerm
from gcm.queries.presiding import presiding
from tests.gcm.body import Body, bring_in, item_to_decide, make_meeting
from tests.gcm.gavel import note_consensus
from tests.gcm.presidency.stages import agreed, before_gcg
from tests.gcm.room import words_of
from tests.gcm.rules import other_rules
from tests.plugins.worlds import kept


def who(meeting: Meeting) -> tuple[str, int] | None:
    found = presiding(meeting)
    return found and (str(found.quality), found.stay.seat.number)


def stay(meeting: Meeting, body: Body, seat: int) -> Presence:
    return Presence.objects.here().get(meeting=meeting, seat=body.seat(seat))


def choose(meeting: Meeting, body: Body, seat: int, **fields: Any) -> Any:
    return record_presiding_choice(
        **{
            "actor": body.officer,
            "meeting": meeting,
            "presence": stay(meeting, body, seat),
            "without_objection": True,
            **fields,
        }
    )


@kept
def full(body: Body) -> Meeting:
    meeting = make_meeting(body, "open", items=2)
    bring_in(meeting, body, body.terms)
    return meeting


@pytest.mark.rule("C6")
def test_the_vice_chair_presides_when_the_chairs_government_is_the_candidate(body: Body) -> None:
    appointment = agreed(body, seat=1)
    meeting, (item,) = before_gcg(body, appointment)
    assert who(meeting) == ("vice_chair", 2)
    with pytest.raises(PermissionDenied):
        note_consensus(actor=body.chair, item=item, text_number=1)
    decision = note_consensus(actor=body.vice_chair, item=item, text_number=1)
    assert decision.presided_by == PresidedBy.VICE_CHAIR
    assert who(meeting) == ("chair", 1)  # the item has ended


@pytest.mark.rule("C6")
def test_a_member_presides_when_both_are_candidates(body: Body) -> None:
    chair, vice = agreed(body, seat=1), agreed(body, Office.VICE_CHAIR, 2)
    meeting, (item, second) = before_gcg(body, chair, vice)
    assert who(meeting) is None
    for seat in (1, 2):
        with pytest.raises(ValidationError):
            choose(meeting, body, seat)
    made = choose(meeting, body, 24)
    assert (made.reason, who(meeting)) == (PresidingReason.BOTH_CANDIDATES, ("member", 24))
    decision = note_consensus(actor=body.representative(24), item=item, text_number=1)
    assert (decision.presided_by, decision.record["presiding_seat"]) == (PresidedBy.MEMBER, 24)
    take_up_item(actor=body.officer, item=second)
    assert who(meeting) == ("chair", 1)  # whose own appointment is decided


@pytest.mark.rule("C12")
def test_without_officers_nothing_is_decided_until_those_present_choose(body: Body, full: Meeting) -> None:
    item = item_to_decide(full, body)
    for person in (body.chair, body.vice_chair):
        leave_meeting(actor=person, meeting=full)
    assert who(full) is None
    with pytest.raises(PermissionDenied):
        note_consensus(actor=body.representative(9), item=item, text_number=1)
    assert choose(full, body, 9).reason == PresidingReason.BOTH_ABSENT
    decision = note_consensus(actor=body.representative(9), item=item, text_number=1)
    assert (decision.presided_by, decision.record["presided_by"]) == ("member", "member")


@pytest.mark.rule("C12")
def test_the_rules_may_let_nobody_else_preside(body: Body, full: Meeting) -> None:
    other_rules({"gcm.presidency.member_may_be_chosen": False})
    for person in (body.chair, body.vice_chair):
        leave_meeting(actor=person, meeting=full)
    with pytest.raises(ValidationError) as error:
        choose(full, body, 9)
    assert error.value.code == "nobody_else"


@pytest.mark.rule("C12")
def test_a_choice_needs_the_consensus_of_those_present(body: Body, full: Meeting, superuser: Any) -> None:
    with pytest.raises(ValidationError) as error:
        choose(full, body, 9)
    assert error.value.code == "presided"
    for person in (body.chair, body.vice_chair):
        leave_meeting(actor=person, meeting=full)
    with pytest.raises(ValidationError) as error:
        choose(full, body, 9, without_objection=False)
    assert list(error.value.message_dict) == ["without_objection"]
    for actor in (body.representative(9), body.chair):
        with pytest.raises(PermissionDenied):
            choose(full, body, 9, actor=actor)
    gone = stay(full, body, 9)
    leave_meeting(actor=body.representative(9), meeting=full)
    with pytest.raises(ValidationError):
        choose(full, body, 10, presence=gone)


@pytest.mark.rule("C12")
def test_the_choice_ends_with_the_return_of_an_officer_or_the_leave_of_the_chosen(
    body: Body, full: Meeting
) -> None:
    for person in (body.chair, body.vice_chair):
        leave_meeting(actor=person, meeting=full)
    choose(full, body, 9)
    join_meeting(actor=body.vice_chair, meeting=full)
    assert who(full) == ("vice_chair", 2)
    leave_meeting(actor=body.vice_chair, meeting=full)
    leave_meeting(actor=body.representative(9), meeting=full)
    assert who(full) is None
    choose(full, body, 10)
    assert who(full) == ("member", 10)


@pytest.mark.rule("C12")
def test_a_member_who_was_chosen_opens_the_meeting(body: Body) -> None:
    meeting = make_meeting(body, "agenda_frozen", starts_at=timezone.now() + timedelta(minutes=5))
    bring_in(meeting, body, [number for number in body.terms if number > 2])
    with pytest.raises(ValidationError) as error:
        choose(meeting, body, 9)
    assert error.value.code == "not_begun"
    Meeting.objects.filter(pk=meeting.pk).update(starts_at=timezone.now())
    choose(meeting, body, 9)
    assert open_meeting(actor=body.representative(9), meeting=meeting).state == "open"


@pytest.mark.rule("C7")
def test_the_vice_chair_presides_from_the_instant_of_a_vacancy(body: Body, full: Meeting) -> None:
    SeatTerm.objects.filter(pk=body.term(1).pk).update(ended_on=timezone.localdate() - timedelta(days=1))
    leave_meeting(actor=body.chair, meeting=full)
    item = item_to_decide(full, body)
    assert note_consensus(actor=body.vice_chair, item=item, text_number=1).presided_by == "vice_chair"


@pytest.mark.rule("C11")
def test_the_log_tells_as_chair_from_as_member(body: Body, full: Meeting) -> None:
    item = item_to_decide(full, body)
    said = state_position(
        actor=body.chair, item=item, text_number=1, kind="reservation", reason="As a member."
    )
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    hats = [ledger.entries_of(each).last().data["hat"] for each in (said, decision)]  # type: ignore[union-attr]
    assert hats == ["member", "chair"]


@pytest.mark.rule("D9")
@pytest.mark.rule("C11")
def test_the_chair_passes_the_gavel_and_objects_as_a_member(body: Body, full: Meeting) -> None:
    item = item_to_decide(full, body)
    state_position(actor=body.chair, item=item, text_number=1, kind="objection", reason="Not yet.")
    pass_gavel(actor=body.chair, item=item)
    assert who(full) == ("vice_chair", 2)
    assert stay(full, body, 1)  # still in the room, and counted
    with pytest.raises(PermissionDenied):
        note_consensus(actor=body.chair, item=item, text_number=1)
    withdraw_position(actor=body.chair, position=item.positions.get())
    assert note_consensus(actor=body.vice_chair, item=item, text_number=1).presided_by == "vice_chair"
    take_up_item(actor=body.officer, item=full.items.filter(state=ItemState.SCHEDULED).last())
    assert who(full) == ("chair", 1)


@pytest.mark.rule("D9")
def test_a_gavel_is_passed_by_whoever_presides_by_office(body: Body, full: Meeting) -> None:
    item = item_to_decide(full, body)
    for actor in (body.vice_chair, body.officer, body.representative(9)):
        with pytest.raises(PermissionDenied):
            pass_gavel(actor=actor, item=item)
    pass_gavel(actor=body.chair, item=item)
    pass_gavel(actor=body.vice_chair, item=item)
    assert who(full) is None
    choose(full, body, 9)
    with pytest.raises(PermissionDenied):
        pass_gavel(actor=body.representative(9), item=item)


@pytest.mark.rule("C12")
def test_the_secretariat_records_the_choice_on_a_page_and_the_record_is_flagged(
    body: Body, full: Meeting, client_of: Callable[..., Client]
) -> None:
    item = item_to_decide(full, body)
    for person in (body.chair, body.vice_chair):
        leave_meeting(actor=person, meeting=full)
    desk = client_of(body.officer)
    page = reverse("gcm:room_presiding", args=[full.public_id])
    assert page in desk.get(reverse("gcm:room_scribe", args=[full.public_id])).content.decode()
    sent = {"presence": stay(full, body, 9).pk}
    assert desk.post(page, sent).status_code == 422
    assert desk.post(page, {**sent, "without_objection": "on"}).status_code == 302

    chosen = client_of(body.representative(9))
    screen = reverse("gcm:room_chair", args=[full.public_id])
    call = reverse("gcm:room_call_for_objections", args=[full.public_id, item.public_id])
    assert chosen.post(call, {"text_number": 1}).status_code == 302
    assert "It is so decided" in words_of(chosen.get(screen))
    gavel = reverse("gcm:room_gavel", args=[full.public_id, item.public_id])
    assert chosen.post(gavel, {"text_number": 1}).status_code == 302
    assert client_of(body.representative(10)).get(screen).status_code == 403
    decision = item.decision
    text = words_of(client_of(body.representative(10)).get(decision.get_absolute_url()))
    assert "those present chose the representative on seat 9 by consensus" in text


@pytest.mark.rule("D9")
def test_the_chairs_screen_offers_to_pass_the_gavel(
    body: Body, full: Meeting, client_of: Callable[..., Client]
) -> None:
    item = item_to_decide(full, body)
    state_position(actor=body.chair, item=item, text_number=1, kind="objection", reason="Not yet.")
    chair = client_of(body.chair)
    screen = reverse("gcm:room_chair", args=[full.public_id])
    address = reverse("gcm:room_pass_gavel", args=[full.public_id, item.public_id])
    page = chair.get(screen)
    assert "Consider letting another preside over this item" in words_of(page)
    assert address in page.content.decode()
    assert chair.post(address).status_code == 302
    assert "You do not preside now. Presiding: Vice-chair." in words_of(chair.get(screen))


@pytest.mark.rule("C5")
def test_the_chair_of_the_moment_ends_an_appointment_without_consensus(body: Body) -> None:
    appointment = agreed(body, seat=1)
    _meeting, (item,) = before_gcg(body, appointment)
    with pytest.raises(PermissionDenied):
        dispose_of_item(actor=body.chair, item=item, state=ItemState.WITHDRAWN, note="No")
    ended = dispose_of_item(actor=body.vice_chair, item=item, state=ItemState.WITHDRAWN, note="Later")
    assert ended.state == ItemState.WITHDRAWN
