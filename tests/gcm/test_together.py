"""Fifty clients answering, objecting, leaving and gavelling at once leave one consistent record."""

from collections import Counter
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from alliance87.core import ledger
from gcm.domain.conduct.attempts import call_for_objections
from gcm.domain.gavel import note_consensus
from gcm.domain.positions import state_position, withdraw_position
from gcm.domain.presence import join_meeting, leave_meeting
from gcm.enums import PositionKind
from gcm.models import Counter as Numbers
from gcm.models import Decision, Position, Presence
from gcm.queries.digests import hash_of_record
from gcm.queries.snapshot import snapshot_of
from tests.gcm.body import Body, bring_in, item_to_decide, make_meeting, seat_all
from tests.together import Outcome, run_together

pytestmark = [pytest.mark.rule("D18"), pytest.mark.rule("T24"), pytest.mark.slow]


def refused(outcome: Outcome) -> bool:
    """Refused in words, which is an answer; anything else that was raised is a fault."""
    if outcome.error is not None and not isinstance(outcome.error, ValidationError | PermissionDenied):
        raise outcome.error
    return outcome.error is not None


@pytest.fixture
def body(transactional_db: None) -> Body:
    return seat_all()


def test_fifty_clients_at_once(body: Body) -> None:
    """Ten of each: coming in, objecting and taking it back, reserving, going out, and the gavel."""
    meeting = make_meeting(body, "open")
    bring_in(meeting, body, body.numbers)
    item = item_to_decide(meeting, body)
    call_for_objections(actor=body.chair, item=item, text_number=1)

    def act(number: int) -> Any:
        kind, seat = divmod(number, 10)
        if kind == 0:
            return note_consensus(actor=body.chair, item=item, text_number=1)
        person = body.representative(3 + seat if kind < 3 else 13 + seat)
        if kind == 1:
            said = state_position(actor=person, item=item, text_number=1, kind="objection", reason="No")
            return withdraw_position(actor=person, position=said)
        if kind == 2:
            return join_meeting(actor=person, meeting=meeting)
        if kind == 3:
            return state_position(actor=person, item=item, text_number=1, kind="reservation")
        return leave_meeting(actor=person, meeting=meeting)

    outcomes = run_together(act, 50)
    strokes = [each.value for each in outcomes[:10] if not refused(each)]
    for outcome in outcomes[10:]:
        refused(outcome)
    _assert_consistent(meeting, item, strokes)


def _assert_consistent(meeting: Any, item: Any, strokes: list[Decision]) -> None:
    assert Decision.objects.count() == (1 if strokes else 0)
    assert len({each.pk for each in strokes}) <= 1
    assert max(Counter(Presence.objects.here().values_list("person", flat=True)).values()) == 1
    objections = Position.objects.live().objections().filter(item=item)
    for decision in Decision.objects.all():
        record = decision.record
        assert hash_of_record(record) == decision.hash
        assert record["quorum"]["present"] == sum(each["present"] for each in record["presence"])
        assert record["quorum"]["present"] >= record["quorum"]["required"]
        assert not any(each["kind"] == PositionKind.OBJECTION for each in record["positions"])
        assert not objections.filter(stated_at__lte=decision.decided_at, withdrawn_at=None).exists()
        after = Position.objects.filter(item=item, stated_at__gt=decision.decided_at).exclude(
            stated_at__lt=ledger.entries_of(decision).get().at
        )
        assert not after.exists()
    meeting.refresh_from_db()
    assert meeting.room.version == meeting.room_version
    assert meeting.room.content == snapshot_of(meeting)
    call_command("verify_ledger")


def test_a_storm_of_gavels_gives_one_number(body: Body) -> None:
    meeting = make_meeting(body, "open")
    bring_in(meeting, body)
    item = item_to_decide(meeting, body)
    call_for_objections(actor=body.chair, item=item, text_number=1)
    outcomes = run_together(lambda _: note_consensus(actor=body.chair, item=item, text_number=1), 20)
    assert not any(refused(each) for each in outcomes)
    assert {each.value.symbol for each in outcomes} == {Decision.objects.get().symbol}
    assert Numbers.objects.get(name="decisions").value == 1


def test_two_of_a_seat_state_one_position(body: Body) -> None:
    meeting = make_meeting(body, "open")
    bring_in(meeting, body)
    item = item_to_decide(meeting, body)
    people = [body.representative(24), body.alternate(24)]
    join_meeting(actor=people[1], meeting=meeting)

    def speak(number: int) -> Any:
        return state_position(actor=people[number], item=item, text_number=1, kind="objection", reason="No")

    outcomes = run_together(speak, 2)
    assert sorted(refused(each) for each in outcomes) == [False, True]
    assert Position.objects.live().count() == 1


def test_numbers_have_no_gap(body: Body) -> None:
    """Several meetings' decisions, where some strokes fail after the number was taken."""
    from django.db import transaction

    from gcm.domain.counting import next_number

    class GivesUpError(Exception):
        pass

    def take(number: int) -> int:
        with transaction.atomic():
            taken = next_number("test")
            if number % 3 == 0:
                raise GivesUpError
            return taken

    outcomes = run_together(take, 30)
    assert sum(isinstance(each.error, GivesUpError) for each in outcomes) == 10
    assert sorted(each.value for each in outcomes if each.error is None) == list(range(1, 21))
