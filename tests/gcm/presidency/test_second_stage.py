"""The GCG decides on each office, on the record of the first stage (C2, C3, C5, C7, C9)."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, rulesets
from gcm.domain.agenda import add_item
from gcm.domain.drafted import put_drafted_words
from gcm.domain.gavel import ConsensusLockedError
from gcm.domain.items import dispose_of_item, take_up_item
from gcm.domain.positions import state_position
from gcm.domain.presidency.appointing import put_appointment_on_agenda
from gcm.domain.seats import accredit_delegate
from gcm.domain.terms import end_of_term
from gcm.domain.texts import put_text
from gcm.enums import AppointmentState, Capacity, ItemKind, ItemState, Office, TermBasis
from gcm.models import Appointment, Decision, Delegate, Meeting, SeatTerm
from gcm.queries.outlooks import outlook
from gcm.queries.presidency.candidates import APPOINT
from gcm.queries.presidency.offices import acts_as_chair
from tests.gcm.body import LETTER, WORDS, Body, bring_in, make_meeting
from tests.gcm.gavel import note_consensus, reword
from tests.gcm.presidency.stages import CANDIDATE, CONVENOR, agree, agreed, before_gcg, call


def fresh(appointment: Appointment) -> Appointment:
    return Appointment.objects.get(pk=appointment.pk)


def term_from(appointment: Appointment, seat: int) -> SeatTerm:
    return SeatTerm.objects.as_of(appointment.starts_on).get(seat__number=seat)


@pytest.mark.rule("C2")
def test_nothing_comes_before_the_gcg_without_the_record_of_the_first_stage(body: Body) -> None:
    appointment = call(body)
    meeting = make_meeting(body, "convened", items=0)
    with pytest.raises(TransitionNotAllowed):
        put_appointment_on_agenda(actor=body.officer, appointment=appointment, meeting=meeting)
    assert not meeting.items.filter(effect=APPOINT).exists()


@pytest.mark.rule("C2")
def test_an_item_by_another_way_cannot_be_decided(body: Body) -> None:
    appointment = call(body)
    meeting = make_meeting(body, "convened", items=0)
    titles = {"fr": "Nomination"}
    item = add_item(
        actor=body.officer,
        meeting=meeting,
        titles=titles,
        kind=ItemKind.DECISION,
        subject=appointment,
        effect=APPOINT,
    )
    put_text(actor=body.officer, item=item, source_language="fr", wordings=WORDS)
    now = timezone.now()
    Meeting.objects.filter(pk=meeting.pk).update(state="open", starts_at=now, opened_at=now)
    bring_in(meeting, body, body.terms)
    take_up_item(actor=body.officer, item=item)
    with pytest.raises(ConsensusLockedError, match="not the one that was drafted"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    assert not Decision.objects.exists()


@pytest.mark.rule("C2")
@pytest.mark.rule("Z5")
def test_the_decision_puts_the_government_in_office_for_its_term(body: Body) -> None:
    appointment = agreed(body)
    _meeting, (item,) = before_gcg(body, appointment)
    assert "Holder 6 en as chair" in item.texts.get().wordings.get(language="en").body
    decision = note_consensus(actor=body.chair, item=item, text_number=1)

    term = term_from(appointment, 1)
    months = rulesets.in_force()["gcm.presidency.term_months"]
    assert (term.organisation, term.basis, term.reference) == (
        body.term(CANDIDATE).organisation,
        TermBasis.APPOINTMENT,
        decision.symbol,
    )
    assert (term.starts_on, term.due_on) == (
        appointment.starts_on,
        end_of_term(appointment.starts_on, months),
    )
    assert fresh(appointment).state == AppointmentState.CONFIRMED
    assert SeatTerm.objects.as_of().get(seat__number=1) == body.term(1)  # in office until then
    assert body.term(CANDIDATE) in SeatTerm.objects.as_of()  # nothing else is emptied (S10)
    assert inbox.tasks_of(body.officer).filter(kind="gcm.accredit_officer").count() == 1


@pytest.mark.rule("C3")
def test_two_offices_are_two_decisions(body: Body) -> None:
    chair = agreed(body)
    vice = agreed(body, Office.VICE_CHAIR, CANDIDATE + 1)
    _meeting, (first, second) = before_gcg(body, chair, vice)
    one = note_consensus(actor=body.chair, item=first, text_number=1)
    assert fresh(vice).state == AppointmentState.ON_AGENDA
    take_up_item(actor=body.chair, item=second)
    two = note_consensus(actor=body.chair, item=second, text_number=1)
    assert (one.number, two.number) == (1, 2)
    assert term_from(vice, 2).organisation == body.term(CANDIDATE + 1).organisation


@pytest.mark.rule("C5")
@pytest.mark.rule("Z5")
def test_an_objection_sends_it_back_with_its_text_and_the_incumbent_continues(body: Body) -> None:
    appointment = agreed(body)
    _meeting, (item,) = before_gcg(body, appointment)
    state_position(
        actor=body.representative(24), item=item, text_number=1, kind="objection", reason="Too early."
    )
    dispose_of_item(actor=body.chair, item=item, state=ItemState.WITHDRAWN, note="Back to governments")

    returned = fresh(appointment)
    assert returned.state == AppointmentState.RETURNED
    assert returned.agreements.get().returned_with == [
        {"seat": 24, "reason": "Too early."},
        {"note": "Back to governments"},
    ]
    assert SeatTerm.objects.as_of().get(seat__number=1) == body.term(1)
    assert body.representative(CONVENOR).tasks.filter(closed_at=None).count() == 1
    again = agree(body, returned, returned.candidacies.get())
    assert (again.round, fresh(appointment).state) == (2, AppointmentState.CONSENSUS)


@pytest.mark.rule("C5")
def test_an_item_put_off_for_want_of_time_waits_with_its_consensus(body: Body) -> None:
    appointment = agreed(body)
    _meeting, (item,) = before_gcg(body, appointment)
    dispose_of_item(actor=body.chair, item=item, state=ItemState.DEFERRED, note="No time")
    assert fresh(appointment).state == AppointmentState.CONSENSUS
    assert fresh(appointment).consensus


@pytest.mark.rule("C7")
def test_a_vacancy_makes_the_vice_chair_acting_chair_at_once(body: Body) -> None:
    assert not acts_as_chair(body.vice_chair)
    SeatTerm.objects.filter(pk=body.term(1).pk).update(ended_on=timezone.localdate() - timedelta(days=1))
    assert acts_as_chair(body.vice_chair)
    assert not acts_as_chair(body.chair)
    assert body.vice_chair.has_perm("gcm.publish_decision")
    assert not body.representative(9).has_perm("gcm.publish_decision")


@pytest.mark.rule("C7")
@pytest.mark.parametrize("full_term", [False, True])
def test_a_successor_within_a_term_serves_the_remainder(
    body: Body, full_term: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = timezone.localdate()
    due = today + timedelta(days=500)
    SeatTerm.objects.filter(pk=body.term(1).pk).update(ended_on=today - timedelta(days=1), due_on=due)
    starts = today + timedelta(days=60)
    appointment = agreed(body, starts_on=starts)
    if full_term:
        values = rulesets.in_force().complete() | {"gcm.presidency.successor_gets_full_term": True}
        whole = rulesets.InForce(version=9, values=values)
        monkeypatch.setattr(rulesets, "in_force", lambda at=None: whole)
    _meeting, (item,) = before_gcg(body, appointment)
    note_consensus(actor=body.vice_chair, item=item, text_number=1)
    months = rulesets.in_force()["gcm.presidency.term_months"]
    assert term_from(appointment, 1).due_on == (end_of_term(starts, months) if full_term else due)


@pytest.mark.rule("C9")
def test_another_person_for_the_same_government_is_no_new_appointment(body: Body, follower: Any) -> None:
    before = list(SeatTerm.objects.filter(seat__number=1))
    accredit_delegate(
        letter=LETTER,
        actor=body.officer,
        term=body.term(1),
        person=follower,
        capacity=Capacity.REPRESENTATIVE,
    )
    assert list(SeatTerm.objects.filter(seat__number=1)) == before
    assert acts_as_chair(follower)
    assert not acts_as_chair(body.chair)
    assert not Appointment.objects.exists()


@pytest.mark.rule("C2")
def test_whoever_presides_over_it_is_in_office_to_the_end_of_the_day(body: Body) -> None:
    appointment = agreed(body)
    Appointment.objects.filter(pk=appointment.pk).update(starts_on=timezone.localdate())
    _meeting, (item,) = before_gcg(body, fresh(appointment))
    note_consensus(actor=body.chair, item=item, text_number=1)
    tomorrow = timezone.localdate() + timedelta(days=1)
    assert SeatTerm.objects.as_of(tomorrow).get(seat__number=1).starts_on == tomorrow
    assert Delegate.objects.at().filter(person=body.chair).exists()


@pytest.mark.rule("D4")
@pytest.mark.rule("C3")
def test_an_appointment_that_was_reworded_by_hand_is_not_decided_on(body: Body) -> None:
    """Whatever name the words give, the effect is about the government of the first stage."""
    appointment = agreed(body)
    _meeting, (item,) = before_gcg(body, appointment)
    reworded = reword(item, body.chair)
    with pytest.raises(ConsensusLockedError, match="not the one that was drafted"):
        note_consensus(actor=body.chair, item=item, text_number=reworded)
    again = put_drafted_words(actor=body.chair, item=item, written_from=reworded)
    decision = note_consensus(actor=body.chair, item=item, text_number=again.number)
    assert "Holder 6 en as chair" in decision.text.wording("en").body


@pytest.mark.rule("D4")
def test_another_day_under_the_same_words_is_not_decided_on(body: Body) -> None:
    appointment = agreed(body)
    _meeting, (item,) = before_gcg(body, appointment)
    later = appointment.starts_on + timedelta(days=30)
    Appointment.objects.filter(pk=appointment.pk).update(starts_on=later)
    with pytest.raises(ConsensusLockedError, match="not the one that was drafted"):
        note_consensus(actor=body.chair, item=item, text_number=1)
    put_drafted_words(actor=body.chair, item=item)
    note_consensus(actor=body.chair, item=item, text_number=2)
    assert SeatTerm.objects.as_of(later).get(seat__number=1).starts_on == later


@pytest.mark.rule("D4")
def test_the_room_reads_who_takes_the_office_and_when(body: Body) -> None:
    appointment = agreed(body)
    _meeting, (item,) = before_gcg(body, appointment)
    said = outlook(item)["en"]
    assert said.startswith("The office of chair, from ")
    assert f"{appointment.starts_on.year}" in said
    assert said.endswith(": Holder 6 en. In office until then: Holder 1 en.")
