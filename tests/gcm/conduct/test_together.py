"""Fifty clients calling, answering, splitting, telephoning, raising hands and gavelling at once leave one
consistent record."""

from itertools import pairwise
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.management import call_command

from gcm.domain.conduct.attempts import call_for_objections
from gcm.domain.conduct.floor import give_floor, request_floor
from gcm.domain.conduct.packages import bundle_items, note_consensus_on_package, split_item
from gcm.domain.conduct.roll_calls import answer_call, end_call, request_quorum_check
from gcm.domain.conduct.telephone import record_position_by_telephone
from gcm.domain.positions import Words
from gcm.domain.presence import record_connection
from gcm.domain.room import StaleTextError
from gcm.domain.texts import put_text
from gcm.models import Decision, FloorRequest, Presence, QuorumTurn, RollAnswer, RollCall, TelephoneNote
from gcm.queries.digests import hash_of_record
from gcm.queries.snapshot import snapshot_of
from tests.gcm.body import WORDS, Body, bring_in, item_to_decide, make_meeting, seat_all
from tests.together import Outcome, run_together

pytestmark = [pytest.mark.rule("D18"), pytest.mark.rule("T24"), pytest.mark.slow]
IN_WORDS = (ValidationError, PermissionDenied, StaleTextError)


def refused(outcome: Outcome) -> bool:
    if outcome.error is not None and not isinstance(outcome.error, IN_WORDS):
        raise outcome.error
    return outcome.error is not None


@pytest.fixture
def body(transactional_db: None) -> Body:
    return seat_all()


def test_fifty_clients_conduct_a_meeting_at_once(body: Body) -> None:
    meeting = make_meeting(body, "open", items=2)
    bring_in(meeting, body, range(1, 33))
    item = item_to_decide(meeting, body)
    other = meeting.items.get(position=3)
    put_text(actor=body.officer, item=other, source_language="fr", wordings=WORDS)
    package = bundle_items(actor=body.officer, meeting=meeting, items=[item, other])
    call_for_objections(actor=body.chair, item=item, text_number=1)
    texts = {item.pk: 1, other.pk: 1}
    body.officer  # noqa: B018 made before the threads begin

    def act(number: int) -> Any:
        kind, seat = divmod(number, 10)
        person = body.representative(10 + seat)
        if kind == 0:
            return note_consensus_on_package(actor=body.chair, package=package, text_numbers=texts)
        if kind == 1:
            call = request_quorum_check(actor=person, meeting=meeting)
            answer_call(actor=person, call=call)
            return end_call(actor=body.chair, call=call) if seat == 9 else None
        if kind == 2:
            request = request_floor(actor=person, meeting=meeting)
            return give_floor(actor=body.chair, request=request)
        if kind == 3:
            stay = Presence.objects.get(meeting=meeting, person=person)
            record_connection(actor=person, presence=stay, lost=True)
            return record_position_by_telephone(
                actor=body.officer,
                person=person,
                item=item,
                text_number=1,
                words=Words("reservation", "By telephone."),
                identified_by="known_telephone",
            )
        return (
            split_item(actor=person, item=other)
            if seat == 9
            else request_floor(actor=person, meeting=meeting)
        )

    for outcome in run_together(act, 50):
        refused(outcome)
    _assert_consistent(meeting)


def _assert_consistent(meeting: Any) -> None:
    decisions = list(Decision.objects.order_by("sequence"))
    assert [each.number for each in decisions] == list(range(1, len(decisions) + 1))
    assert len(decisions) in (0, 2)  # the whole package, or nothing of it
    for each in decisions:
        assert hash_of_record(each.record) == each.hash
        assert not RollCall.objects.filter(
            asked_at__lt=each.decided_at, ended_at__gt=each.decided_at
        ).exists()
    assert RollCall.objects.open().count() <= 1
    assert FloorRequest.objects.standing().filter(given_at__isnull=False).count() <= 1
    answers = list(RollAnswer.objects.values_list("call", "presence"))
    assert len(set(answers)) == len(answers)
    turns = list(QuorumTurn.objects.filter(meeting=meeting).values_list("is_met", flat=True))
    assert all(before != after for before, after in pairwise(turns))
    assert TelephoneNote.objects.count() == len(set(TelephoneNote.objects.values_list("position", flat=True)))
    meeting.refresh_from_db()
    assert meeting.room.content == snapshot_of(meeting)
    call_command("verify_ledger")
