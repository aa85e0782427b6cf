"""The quorum while a meeting goes on: lost, back, doubted, and the roll called for it."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone

from alliance87.core import ledger, rulesets
from gcm.domain.conduct.attempts import restate_text
from gcm.domain.conduct.roll_calls import (
    answer_call,
    ask_still_here,
    call_roll,
    end_call,
    record_answer,
    request_quorum_check,
)
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.presence import join_meeting, leave_meeting, record_connection
from gcm.domain.sessions import suspend_meeting
from gcm.enums import Capacity, PresenceFact
from gcm.models import Decision, Minutes, Presence, PresenceEvent, QuorumTurn, RollCall
from gcm.queries.minutes_content import content_of
from gcm.queries.quorum import quorum_of
from gcm.queries.room import room_of
from tests.cast import make_user
from tests.gcm.body import bring_in, make_meeting, seat_all
from tests.gcm.conduct.house import employers, fill, per_group
from tests.gcm.gavel import note_consensus
from tests.plugins.worlds import kept


def required() -> int:
    return int(rulesets.in_force()["gcm.quorum.seats"])


@kept
def full(meeting: Any, body: Any) -> Any:
    fill(meeting, body)
    return meeting


# What counts


@pytest.mark.rule("Q2")
@pytest.mark.rule("T1")
@pytest.mark.parametrize("seats", [(), range(1, 18), range(1, 33)])
def test_seats_that_somebody_is_there_for_are_counted(body: Any, seats: Any) -> None:
    meeting = make_meeting(body, "open")
    bring_in(meeting, body, seats)
    assert quorum_of(meeting).present == len(seats)


@pytest.mark.rule("Q3")
def test_chair_and_vice_chair_count_to_the_total_and_to_governments(body: Any) -> None:
    meeting = make_meeting(body, "open")
    bring_in(meeting, body, [1, 2])
    now = quorum_of(meeting)
    groups = {each.group: each.present for each in now.groups}
    assert now.present == 2
    by_block = rulesets.in_force()["gcm.groups.count"] == 7
    assert groups.get("government", 0) == (0 if by_block else 2)


@pytest.mark.rule("Q15")
def test_vacancies_lower_nothing(db: None) -> None:
    body = seat_all(vacant=range(20, 33))
    meeting = make_meeting(body, "open")
    bring_in(meeting, body, range(1, 20))
    now = quorum_of(meeting)
    assert now.required == required()
    assert "ngo" in now.missing_groups


@pytest.mark.rule("Q14")
def test_groups_of_the_alliance_have_no_quorum_of_their_own(db: None) -> None:
    """The only quorum that the rules know is the GCG's."""
    keys = [key for key in rulesets.in_force().complete() if "quorum" in key]
    assert keys
    assert all(key.startswith("gcm.") for key in keys)


# Lost and back


@pytest.mark.rule("Q8")
@pytest.mark.rule("Q7")
def test_loss_and_return_are_written_down_and_the_minutes_tell_them(
    full: Any, item: Any, body: Any, at_instant: Any
) -> None:
    begun = timezone.now().replace(microsecond=0) + timedelta(minutes=1)
    theirs, everybody = employers(body), len(body.seats)
    people = [body.representative(number) for number in theirs]
    for minutes, verb in ((0, leave_meeting), (5, join_meeting)):
        at_instant(begun + timedelta(minutes=minutes))
        for person in people:
            verb(actor=person, meeting=full)
    told = [(each.is_met, each.present) for each in QuorumTurn.objects.filter(item=item)]
    left = len(theirs) - per_group() + 1  # until too few are there
    back = everybody - len(theirs) + per_group()
    assert told == [(False, everybody - left), (True, back)]
    assert [each.is_met for each in full.quorum_turns.all()][-2:] == [False, True]
    content = content_of(Minutes.objects.create(meeting=full, source_language="fr"))
    assert [(each["at"], each["is_met"]) for each in content["quorum"]][-2:] == [
        (begun.isoformat(), False),
        ((begun + timedelta(minutes=5)).isoformat(), True),
    ]


@pytest.mark.rule("Q8")
def test_without_a_quorum_the_discussion_goes_on_and_the_gavel_is_locked(
    full: Any, item: Any, body: Any
) -> None:
    for number in employers(body):
        leave_meeting(actor=body.representative(number), meeting=full)
    with pytest.raises(ConsensusLockedError, match="Employers"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    full.refresh_from_db()
    assert full.state == "open"


@pytest.mark.rule("Q11")
def test_whoever_comes_in_to_make_the_quorum_hears_the_text_first(full: Any, item: Any, body: Any) -> None:
    for number in employers(body):
        leave_meeting(actor=body.representative(number), meeting=full)
    there = employers(body)[: per_group()]
    for number in there:
        join_meeting(actor=body.representative(number), meeting=full)
    with pytest.raises(ConsensusLockedError, match="restates the text"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    with pytest.raises(PermissionDenied):
        restate_text(actor=body.officer, item=item, text_number=1)
    restate_text(actor=body.chair, item=item, text_number=1)
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    present = {each["seat"] for each in decision.record["presence"] if each["present"]}
    assert present & set(employers(body)) == set(there)


@pytest.mark.rule("Q11")
def test_who_comes_in_while_there_is_a_quorum_changes_nothing(full: Any, item: Any, body: Any) -> None:
    leave_meeting(actor=body.representative(3), meeting=full)
    join_meeting(actor=body.representative(3), meeting=full)
    assert note_consensus(actor=body.chair, item=item, text_number=1).number == 1


# Events


@pytest.mark.rule("Q9")
def test_each_move_at_the_door_is_an_event_that_nobody_changes(meeting: Any, body: Any) -> None:
    person = body.representative(10)
    stay = join_meeting(actor=person, meeting=meeting)
    record_connection(actor=body.officer, presence=stay, lost=True)
    join_meeting(actor=person, meeting=meeting)
    leave_meeting(actor=person, meeting=meeting)
    facts = list(stay.events.values_list("fact", "recorded_by"))
    assert facts == [
        (PresenceFact.JOINED, person.pk),
        (PresenceFact.LINE_LOST, body.officer.pk),
        (PresenceFact.LINE_BACK, person.pk),
        (PresenceFact.LEFT, person.pk),
    ]
    for change in (
        lambda: PresenceEvent.objects.update(fact=PresenceFact.LEFT),
        lambda: PresenceEvent.objects.all().delete(),
        lambda: QuorumTurn.objects.update(is_met=True),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


# The roll


@pytest.mark.rule("Q12")
def test_a_member_who_doubts_the_quorum_has_the_roll_called(full: Any, item: Any, body: Any) -> None:
    call = request_quorum_check(actor=body.representative(24), meeting=full)
    assert (call.seat.number, call.is_roll_call) == (24, True)
    assert ledger.entries_of(call).get().kind == "gcm.quorum_check_requested"
    assert request_quorum_check(actor=body.representative(25), meeting=full) == call
    with pytest.raises(ConsensusLockedError, match="roll is being called"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    silent = max(body.seats)
    for number in range(2, silent):
        answer_call(actor=body.representative(number), call=call)
    ended = end_call(actor=body.chair, call=call)
    assert (ended.result["present"], ended.result["is_met"]) == (silent - 1, True)
    assert PresenceEvent.objects.get(fact=PresenceFact.COUNTED_OUT).presence.seat.number == silent
    assert note_consensus(actor=body.chair, item=item, text_number=1).number == 1


@pytest.mark.rule("Q12")
@pytest.mark.rule("O4")
def test_only_a_member_in_the_room_has_it_called(meeting: Any, body: Any) -> None:
    for actor in (body.officer, make_user("superuser"), body.accredit(3, Capacity.ADVISER)):
        with pytest.raises(PermissionDenied):
            request_quorum_check(actor=actor, meeting=meeting)
    with pytest.raises(ValidationError, match="present"):
        request_quorum_check(actor=body.representative(10), meeting=meeting)
    suspend_meeting(actor=body.chair, meeting=meeting)
    with pytest.raises(ValidationError, match="session"):
        request_quorum_check(actor=body.representative(3), meeting=meeting)
    assert not RollCall.objects.exists()


@pytest.mark.rule("Q9")
def test_who_does_not_answer_has_left_save_who_lost_the_line(full: Any, item: Any, body: Any) -> None:
    lost = Presence.objects.here().get(seat=body.seat(30))
    record_connection(actor=body.officer, presence=lost, lost=True)
    call = call_roll(actor=body.chair, meeting=full)
    there = Presence.objects.here().get(seat=body.seat(18))
    record_answer(actor=body.officer, call=call, presence=there)
    join_meeting(actor=body.alternate(24), meeting=full)
    answer_call(actor=body.alternate(24), call=call)  # for the seat, and so for its representative
    end_call(actor=body.chair, call=call)
    here = Presence.objects.here().order_by("seat__number").values_list("seat__number", flat=True).distinct()
    assert list(here) == [1, 18, 24, 30]
    assert quorum_of(full).present == 4
    join_meeting(actor=body.representative(3), meeting=full)
    assert quorum_of(full).present == 5


@pytest.mark.rule("Q9")
def test_the_roll_is_called_and_ended_by_whoever_presides(full: Any, body: Any) -> None:
    for stranger in (body.vice_chair, body.officer, make_user("superuser")):
        for verb in (call_roll, ask_still_here):
            with pytest.raises(PermissionDenied):
                verb(actor=stranger, meeting=full)
    call = call_roll(actor=body.chair, meeting=full)
    with pytest.raises(PermissionDenied):
        end_call(actor=body.vice_chair, call=call)
    with pytest.raises(PermissionDenied):
        record_answer(actor=body.chair, call=call, presence=Presence.objects.here().first())
    ended = end_call(actor=body.chair, call=call)
    assert end_call(actor=body.chair, call=call).ended_at == ended.ended_at
    with pytest.raises(ValidationError, match="ended"):
        answer_call(actor=body.chair, call=call)


@pytest.mark.rule("Q9")
@pytest.mark.rule("D2")
def test_still_here_moves_nobody_and_says_nothing_of_the_text(full: Any, item: Any, body: Any) -> None:
    call = ask_still_here(actor=body.chair, meeting=full)
    answer_call(actor=body.representative(24), call=call)
    assert Presence.objects.here().filter(meeting=full).count() == len(body.seats)
    shown = room_of(full, body.chair).content["call"]
    stay = Presence.objects.here().get(seat=body.seat(24))
    assert shown["answered"] == [stay.pk]
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    assert Decision.objects.count() == 1
    assert decision.record["positions"] == []
    assert "call" not in decision.record
    assert room_of(full, body.chair).content["call"] is None  # it was about the item


@pytest.mark.rule("Q12")
def test_a_roll_call_takes_the_place_of_a_question(full: Any, item: Any, body: Any) -> None:
    question = ask_still_here(actor=body.chair, meeting=full)
    call = request_quorum_check(actor=body.representative(24), meeting=full)
    question.refresh_from_db()
    assert question.ended_at is not None
    assert ask_still_here(actor=body.chair, meeting=full) == call
