"""Whatever happens in whatever order, a meeting leaves one consistent record: people come, go and drop out,
seats change hands, presence is corrected, rules change, and the chair gavels whenever it likes."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from alliance87.core import rulesets
from gcm.domain.conduct.attempts import call_for_objections
from gcm.domain.conduct.sheets import type_in_roll_call
from gcm.domain.gavel import note_consensus
from gcm.domain.items import take_up_item
from gcm.domain.positions import state_position, withdraw_position
from gcm.domain.presence import join_meeting, leave_meeting, record_connection, record_departure
from gcm.domain.room import StaleTextError
from gcm.domain.seats import accredit_delegate, accredit_term
from gcm.domain.texts import put_text
from gcm.enums import Capacity, ItemState
from gcm.models import AgendaItem, Decision, Delegate, Meeting, Position, Presence, Seat, SeatTerm
from gcm.queries.presiding import presiding
from gcm.queries.quorum import quorum_of
from gcm.queries.verification import verify
from tests.cast import make_user
from tests.gcm.body import LETTER, WORDS, Body, bring_in, make_meeting
from tests.gcm.rules import other_rules
from tests.gcm.seating.groups import partner

REFUSALS = (ValidationError, PermissionDenied, StaleTextError, TransitionNotAllowed)  # said in words
HANDED = (24, 25, 26)  # of the workers: no government, no office
places = st.integers(0, 31)


class Stage:
    """What each run begins with; the database goes back to it afterwards."""

    body: Body
    meeting: Meeting
    unions: list[Any]
    people: list[Any]


class Play(RuleBasedStateMachine):
    stage: Stage

    @initialize()
    def begin(self) -> None:
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.body, self.meeting = self.stage.body, Meeting.objects.get(pk=self.stage.meeting.pk)
        self.kept: dict[int, tuple[Any, ...]] = {}

    def teardown(self) -> None:
        if hasattr(self, "outer"):
            transaction.set_rollback(True)
            self.outer.__exit__(None, None, None)

    def attempt(self, verb: Callable[..., Any], **given: Any) -> bool:
        """Done whole, or refused and nothing done."""
        try:
            with transaction.atomic():
                verb(**given)
        except REFUSALS:
            return False
        return True

    def person(self, place: int) -> Any:
        """Who represents one of the seats now."""
        numbers = self.body.numbers
        now = Delegate.objects.at().filter(term__seat__number=numbers[place % len(numbers)])
        found = now.filter(capacity=Capacity.REPRESENTATIVE).select_related("person").first()
        return found.person if found else self.stage.people[0]

    def stay(self, place: int) -> Presence | None:
        here = list(Presence.objects.here().filter(meeting=self.meeting).order_by("pk"))
        return here[place % len(here)] if here else None

    @rule(place=places)
    def join(self, place: int) -> None:
        self.attempt(join_meeting, actor=self.person(place), meeting=self.meeting)

    @rule(place=places)
    def leave(self, place: int) -> None:
        self.attempt(leave_meeting, actor=self.person(place), meeting=self.meeting)

    @rule(place=places, lost=st.booleans())
    def drop_the_line(self, place: int, lost: bool) -> None:
        if stay := self.stay(place):
            self.attempt(record_connection, actor=self.body.officer, presence=stay, lost=lost)

    @rule(place=places)
    def send_out(self, place: int) -> None:
        if stay := self.stay(place):
            self.attempt(record_departure, actor=self.body.officer, presence=stay)

    @rule(wanted=st.lists(places, max_size=20, unique=True), minutes=st.integers(0, 50))
    def correct_from_paper(self, wanted: list[int], minutes: int) -> None:
        people = {self.person(place).pk for place in wanted}
        at = timezone.now() - timedelta(minutes=minutes)
        present = list(Delegate.objects.at(at).take_part().filter(person__in=people))
        self.attempt(
            type_in_roll_call, actor=self.body.officer, meeting=self.meeting, taken_at=at, present=present
        )

    @rule(seat=st.sampled_from(HANDED), which=st.integers(0, 2), days=st.integers(-2, 2))
    def hand_over(self, seat: int, which: int, days: int) -> None:
        self.attempt(self._hand_over, seat=self.body.seat(seat), which=which, days=days)

    def _hand_over(self, seat: Seat, which: int, days: int) -> None:
        term = accredit_term(
            actor=self.body.officer,
            seat=seat,
            organisation=self.stage.unions[which],
            starts_on=timezone.localdate() + timedelta(days=days),
            letter=LETTER,
        )
        self._represent(term, which)

    def _represent(self, term: SeatTerm, which: int) -> None:
        person = self.stage.people[which]
        accredit_delegate(
            letter=LETTER, actor=self.body.officer, term=term, person=person, capacity=Capacity.REPRESENTATIVE
        )

    @rule(seat=st.sampled_from(HANDED), which=st.integers(0, 2))
    def change_the_person(self, seat: int, which: int) -> None:
        term = SeatTerm.objects.as_of().filter(seat=self.body.seat(seat)).first()
        if term:
            self.attempt(self._represent, term=term, which=which)

    @rule(more=st.integers(-2, 2))
    def change_the_rules(self, more: int) -> None:
        seats = rulesets.in_force()["gcm.quorum.seats"] + more
        other_rules({"gcm.quorum.seats": max(5, min(seats, len(self.body.numbers)))})

    @precondition(lambda self: Decision.objects.count() < 5)
    @rule()
    def gavel(self) -> None:
        before, who = quorum_of(self.meeting), presiding(self.meeting)
        done = self.attempt(self._gavel, actor=who.stay.person if who else self.body.chair)
        assert not done or before.is_met

    def _gavel(self, actor: Any) -> None:
        item = self._in_discussion()
        if item is None:
            item = self.meeting.items.filter(kind="decision", state=ItemState.SCHEDULED).first()
            take_up_item(actor=self.body.officer, item=item)
            put_text(actor=self.body.officer, item=item, source_language="fr", wordings=WORDS)
        call_for_objections(actor=actor, item=item, text_number=1)
        note_consensus(actor=actor, item=item, text_number=1)

    def _in_discussion(self) -> AgendaItem | None:
        return self.meeting.items.filter(state=ItemState.IN_DISCUSSION).first()

    @precondition(lambda self: self._in_discussion() is None)
    @rule()
    def take_up(self) -> None:
        item = self.meeting.items.filter(kind="decision", state=ItemState.SCHEDULED).first()
        if item:
            take_up_item(actor=self.body.officer, item=item)
            put_text(actor=self.body.officer, item=item, source_language="fr", wordings=WORDS)

    @rule(place=places)
    def object(self, place: int) -> None:
        if item := self._in_discussion():
            words = {"kind": "objection", "reason": "Not yet.", "text_number": 1}
            self.attempt(state_position, actor=self.person(place), item=item, **words)

    @rule(place=places)
    def withdraw(self, place: int) -> None:
        if objection := Position.objects.live().objections().first():
            self.attempt(withdraw_position, actor=self.person(place), position=objection)
            self.attempt(withdraw_position, actor=objection.person, position=objection)

    @invariant()
    def a_seat_has_one_holder_and_one_representative(self) -> None:
        for seat in (self.body.seat(number) for number in HANDED):
            assert SeatTerm.objects.as_of().filter(seat=seat).count() <= 1
            acting = Delegate.objects.at().filter(term__seat=seat, capacity=Capacity.REPRESENTATIVE)
            assert acting.count() <= 1
        here = Presence.objects.here().filter(meeting=self.meeting)
        seats, people = (list(here.values_list(field, flat=True)) for field in ("seat", "person"))
        assert (len(set(seats)), len(set(people))) == (len(seats), len(people))

    @invariant()
    def decisions_have_a_quorum_and_follow_one_another(self) -> None:
        for place, decision in enumerate(Decision.objects.order_by("sequence"), start=1):
            told = decision.record["quorum"]
            assert (decision.sequence, decision.number) == (place, place)
            assert told["present"] >= told["required"]
            assert all(group["present"] for group in told["groups"] if group["seats"])

    @invariant()
    def nothing_was_decided_over_an_objection(self) -> None:
        for decision in Decision.objects.all():
            assert not any(each["kind"] == "objection" for each in decision.record["positions"])

    @invariant()
    def what_was_decided_stays_as_it_was(self) -> None:
        for decision in Decision.objects.order_by("sequence"):
            now = (decision.hash, decision.text_hash, repr(decision.record), decision.rule_set)
            assert self.kept.setdefault(decision.pk, now) == now
            assert verify(decision).holds


@pytest.fixture
def stage(body: Body) -> Stage:
    made = Stage()
    made.body, made.meeting = body, make_meeting(body, "open", items=6)
    bring_in(made.meeting, body)
    made.unions = [partner(f"Union {letter}") for letter in "ABC"]
    made.people = [make_user("follower", email=f"union-{letter}@example.org") for letter in "abc"]
    assert body.officer
    return made


@pytest.mark.rule("S1", "Q2", "Q7", "R8", "X7", "T2", "T23", "T24")
def test_no_order_of_events_leaves_another_record(stage: Stage) -> None:
    class OnThisStage(Play):
        pass

    OnThisStage.stage = stage
    run_state_machine_as_test(
        OnThisStage,
        settings=settings(
            max_examples=5,
            stateful_step_count=15,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert not Decision.objects.exists()  # each run went back to where it began
