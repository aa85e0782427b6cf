"""Noting the consensus: who, when, and what is written down."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction

from alliance87.core import ledger
from gcm.domain.conduct.attempts import restate_text
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.positions import state_position, withdraw_position
from gcm.domain.presence import leave_meeting
from gcm.domain.room import StaleTextError
from gcm.domain.texts import put_text
from gcm.enums import ItemState, PositionKind
from gcm.models import AgendaItem, Decision, Presence
from gcm.queries.digests import hash_of_record
from tests.cast import make_user
from tests.gcm.body import WORDS, bring_in, decide, item_to_decide, make_meeting
from tests.gcm.gavel import note_consensus

OTHER_WORDS = {"fr": ("Créer un groupe", "Le GCM crée le groupe pour douze mois.")}


@pytest.mark.rule("D15")
def test_the_consensus_is_noted_with_a_number_and_a_record(meeting: Any, body: Any) -> None:
    decision = decide(meeting, body)
    assert decision.symbol == f"GCM/{decision.year}/1"
    assert decision.record["quorum"]["present"] == len(body.enough)
    assert [each["seat"] for each in decision.record["presence"] if each["present"]] == body.enough
    assert decision.record["text"]["hash"] == decision.text_hash == decision.text.hash
    assert decision.hash == hash_of_record(decision.record)
    assert AgendaItem.objects.get(pk=decision.item_id).state == ItemState.DECIDED
    entry = ledger.entries_of(decision).get()
    assert entry.data["decision"] == decision.hash
    assert entry.data["symbol"] == decision.symbol


@pytest.mark.rule("D15")
def test_each_decision_names_the_one_before(body: Any) -> None:
    meeting = make_meeting(body, "open", items=2)
    bring_in(meeting, body)
    first = decide(meeting, body)
    second = decide(meeting, body)
    assert (first.previous_hash, second.previous_hash) == ("", first.hash)
    assert second.number == 2


def refusal_with(body: Any, present: list[int]) -> list[str]:
    """What the gavel answers when these are in the room."""
    meeting = make_meeting(body, "open")
    bring_in(meeting, body, present)
    item = item_to_decide(meeting, body)
    with pytest.raises(ConsensusLockedError) as refusal:
        note_consensus(actor=body.chair, item=item, text_number=1)
    assert not Decision.objects.exists()
    return list(refusal.value.messages)


@pytest.mark.rule("Q1")
@pytest.mark.rule("T1")
def test_one_too_few_is_no_quorum(body: Any) -> None:
    enough = len(body.enough)
    assert refusal_with(body, [number for number in body.enough if number != 5]) == [
        f"1 representative is missing: {enough - 1} are present, {enough} are required."
    ]


@pytest.mark.rule("Q1")
def test_however_many_there_are_no_group_can_be_missing(body: Any) -> None:
    others = [number for number, seat in body.seats.items() if seat.category.group != "employers"]
    assert refusal_with(body, others) == ["Nobody is present for the group “Employers’ organisations”."]


@pytest.mark.rule("Q8")
def test_a_quorum_that_is_lost_locks_the_gavel(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    leave_meeting(actor=body.representative(30), meeting=meeting)
    with pytest.raises(ConsensusLockedError):
        note_consensus(actor=body.chair, item=item, text_number=1)


@pytest.mark.rule("A16")
def test_a_lost_line_is_no_departure(meeting: Any, body: Any) -> None:
    from gcm.domain.presence import record_connection

    item = item_to_decide(meeting, body)
    stay = Presence.objects.get(meeting=meeting, seat=body.seat(30))
    record_connection(actor=body.officer, presence=stay, lost=True)
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    lost = [each["seat"] for each in decision.record["presence"] if each["connection_lost"]]
    assert lost == [30]


@pytest.mark.rule("D6")
def test_one_objection_blocks_until_its_author_withdraws_it(
    meeting: Any, body: Any, in_language: Any
) -> None:
    in_language("en")
    item = item_to_decide(meeting, body)
    objector = body.representative(24)
    position = state_position(
        actor=objector, item=item, text_number=1, kind=PositionKind.OBJECTION, reason="Too vague"
    )
    with pytest.raises(ConsensusLockedError) as refusal:
        note_consensus(actor=body.chair, item=item, text_number=1)
    assert refusal.value.messages == ["Seat 24 maintains an objection."]
    withdraw_position(actor=objector, position=position)
    assert note_consensus(actor=body.chair, item=item, text_number=1).number == 1


@pytest.mark.rule("D3")
def test_reservations_do_not_block_and_are_written_down(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    state_position(
        actor=body.representative(27),
        item=item,
        text_number=1,
        kind=PositionKind.RESERVATION,
        reason="On costs",
    )
    decision = note_consensus(actor=body.chair, item=item, text_number=1)
    assert [(each["seat"], each["kind"], each["reason"]) for each in decision.record["positions"]] == [
        (27, "reservation", "On costs")
    ]


@pytest.mark.rule("D4")
def test_the_gavel_falls_on_the_text_that_was_read(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    put_text(actor=body.officer, item=item, source_language="fr", wordings=OTHER_WORDS)
    with pytest.raises(StaleTextError) as stale:
        note_consensus(actor=body.chair, item=item, text_number=1)
    assert stale.value.text.number == 2
    assert note_consensus(actor=body.chair, item=item, text_number=2).text.number == 2


@pytest.mark.rule("C7")
def test_the_vice_chair_presides_only_while_the_chair_is_away(meeting: Any, body: Any) -> None:
    item = item_to_decide(meeting, body)
    with pytest.raises(PermissionDenied):
        note_consensus(actor=body.vice_chair, item=item, text_number=1)
    leave_meeting(actor=body.chair, meeting=meeting)
    bring_in(meeting, body, [10])  # sixteen again
    restate_text(actor=body.vice_chair, item=item, text_number=1)  # Q11
    assert note_consensus(actor=body.vice_chair, item=item, text_number=1).presided_by == "vice_chair"


@pytest.mark.rule("C12")
@pytest.mark.rule("X2")
@pytest.mark.parametrize("who", ["superuser", "secretariat", "representative", "chair away"])
def test_nobody_else_notes_a_consensus(meeting: Any, body: Any, who: str) -> None:
    item = item_to_decide(meeting, body)
    if who == "chair away":
        leave_meeting(actor=body.chair, meeting=meeting)
    people = {
        "representative": body.representative(24),
        "chair away": body.chair,
        "secretariat": body.officer,
    }
    actor = people.get(who) or make_user("superuser")
    with pytest.raises(PermissionDenied):
        note_consensus(actor=actor, item=item, text_number=1)
    assert not Decision.objects.exists()


@pytest.mark.rule("D18")
def test_a_second_stroke_answers_with_the_same_decision(meeting: Any, body: Any) -> None:
    decision = decide(meeting, body)
    again = note_consensus(actor=body.chair, item=decision.item, text_number=1)
    assert again == decision
    assert Decision.objects.count() == 1


def test_an_effect_that_fails_takes_the_decision_back(
    meeting: Any, body: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gcm.domain import effects

    def fail(**kwargs: Any) -> None:
        raise ValidationError("no")

    monkeypatch.setitem(effects._effects, "test.fail", effects.Effect("test.fail", "", run=fail))
    item = item_to_decide(meeting, body)
    AgendaItem.objects.filter(pk=item.pk).update(effect="test.fail")
    with pytest.raises(ValidationError):
        note_consensus(actor=body.chair, item=item, text_number=1)
    assert not Decision.objects.exists()
    AgendaItem.objects.filter(pk=item.pk).update(effect="")
    assert note_consensus(actor=body.chair, item=item, text_number=1).sequence == 1


@pytest.mark.rule("T2")
def test_the_record_refuses_changes(meeting: Any, body: Any) -> None:
    decision = decide(meeting, body)
    for changed in ({"number": 7}, {"hash": "0" * 64}, {"record": {}}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Decision.objects.filter(pk=decision.pk).update(**changed)
    with pytest.raises(DatabaseError), transaction.atomic():
        decision.text.wordings.update(body="Other words")
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).delete()


@pytest.mark.rule("T2")
def test_later_changes_alter_nothing_of_the_record(meeting: Any, body: Any) -> None:
    decision = decide(meeting, body)
    before = decision.record
    holder = body.term(1).organisation
    holder.name_fr = holder.name_en = holder.name_es = "Another name"
    holder.save()
    body.term(24).delegates.all().update(until=meeting.ends_at)
    assert Decision.objects.get(pk=decision.pk).record == before
    assert before["presence"][0]["holder"]["en"] == "Holder 1 en"


def test_words_are_kept_as_they_were_put(meeting: Any, body: Any) -> None:
    decision = decide(meeting, body)
    assert decision.record["text"]["wordings"]["es"]["title"] == WORDS["es"][0]
    assert decision.record["text"]["wordings"]["fr"]["is_source"] is True
