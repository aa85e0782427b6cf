"""Whatever happens in whatever order, a seat has one holder and one representative at most."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gcm.domain.seating.accrediting import accredit_nomination, plan_for
from gcm.domain.seating.handovers import file_handover, withdraw_handover
from gcm.domain.seats import accredit_delegate, accredit_term, end_term
from gcm.enums import Capacity, HandoverState
from gcm.models import Delegate, Handover, SeatTerm
from tests.cast import make_user
from tests.gcm.body import LETTER
from tests.gcm.seating.groups import partner

REFUSALS = (ValidationError, PermissionDenied, IntegrityError, TransitionNotAllowed)
SEAT = 24


class Play:
    """One seat of the workers, and everything that can happen to it; `days` is a number of days."""

    def __init__(self, body: Any, group: Any, unions: list[Any], people: list[Any]) -> None:
        self.body, self.group, self.unions, self.people = body, group, unions, people
        self.seat = body.seat(SEAT)

    def latest(self) -> SeatTerm:
        found = self.seat.terms.order_by("-starts_on").first()
        assert found is not None
        return found

    def representative(self) -> Any:
        here = Delegate.objects.at().filter(term__seat=self.seat, capacity=Capacity.REPRESENTATIVE).first()
        return here.person if here else self.people[0]

    def designate(self, which: int, days: int) -> None:
        named = self.group.bring(
            self.unions[which], seat=self.seat, person=self.people[which], statement="So decided."
        )
        plan = plan_for(named)
        assert plan is not None
        accredit_nomination(actor=self.body.officer, nomination=named, starts_on=plan.starts)

    def join(self, which: int, days: int) -> None:
        starts = timezone.localdate() + timedelta(days=days - 10)
        term = accredit_term(
            actor=self.body.officer,
            seat=self.seat,
            organisation=self.unions[which],
            starts_on=starts,
            letter=LETTER,
        )
        accredit_delegate(
            letter=LETTER,
            actor=self.body.officer,
            term=term,
            person=self.people[which],
            capacity=Capacity.REPRESENTATIVE,
        )

    def leave(self, which: int, days: int) -> None:
        last_day = timezone.localdate() + timedelta(days=days - 10)
        end_term(actor=self.body.officer, term=self.latest(), last_day=last_day, letter=LETTER)

    def announce(self, which: int, days: int) -> None:
        file_handover(
            actor=self.representative(),
            term=self.latest(),
            leaves_on=timezone.localdate() + timedelta(days=days),
            vacates_now=which == 0,
        )

    def withdraw(self, which: int, days: int) -> None:
        filed = Handover.objects.filter(state=HandoverState.FILED, term__seat=self.seat).first()
        if filed is not None:
            withdraw_handover(actor=filed.filed_by, handover=filed)

    def correct(self, which: int, days: int) -> None:
        """Somebody writes to the database."""
        starts = self.latest().starts_on + timedelta(days=days - 10)
        SeatTerm.objects.filter(pk=self.latest().pk).update(starts_on=starts, ended_on=None)

    def change_person(self, which: int, days: int) -> None:
        accredit_delegate(
            letter=LETTER,
            actor=self.body.officer,
            term=self.latest(),
            person=self.people[which],
            capacity=Capacity.REPRESENTATIVE,
        )


ACTS: tuple[Callable[..., None], ...] = (
    Play.designate,
    Play.join,
    Play.leave,
    Play.announce,
    Play.withdraw,
    Play.correct,
    Play.change_person,
)
steps = st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 20)), max_size=8)


@pytest.mark.rule("T23")
@pytest.mark.rule("S1")
@pytest.mark.rule("R6")
def test_no_sequence_puts_two_on_a_seat(body: Any, workers: Any, time_machine: Any) -> None:
    unions = [partner(f"Union {letter}") for letter in "ABC"]
    people = [make_user("follower", email=f"union-{number}@example.org") for number in range(3)]
    play, start = Play(body, workers, unions, people), timezone.now()

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(steps)
    def run(happened: list[tuple[Any, int, int]]) -> None:
        with transaction.atomic():
            time_machine.move_to(start)
            for act, which, days in happened:
                attempt(play, act, which, days)
                time_machine.shift(timedelta(days=days % 4, minutes=1))
                assert overlapping(play) == []
            transaction.set_rollback(True)

    run()


def attempt(play: Play, act: Callable[..., None], which: int, days: int) -> None:
    """Refused or done, whole or not at all."""
    try:
        with transaction.atomic():
            act(play, which, days)
    except REFUSALS:
        return


def overlapping(play: Play) -> list[Any]:
    """The days on which two hold the seat, and the seats for which two act now."""
    terms = list(play.seat.terms.values_list("starts_on", "ended_on"))
    held: Counter[Any] = Counter()
    for day in range(-40, 60):
        when = timezone.localdate() + timedelta(days=day)
        held[when] += sum(starts <= when and (ended is None or ended >= when) for starts, ended in terms)
    acting = Delegate.objects.at().filter(term__seat=play.seat, capacity=Capacity.REPRESENTATIVE).count()
    return [day for day, count in held.items() if count > 1] + (["acting"] if acting > 1 else [])
