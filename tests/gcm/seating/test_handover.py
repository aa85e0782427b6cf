"""Leaving a seat before the end of the term: by whom, to whom, from when, and what stays with the seat."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import rulesets
from alliance87.core.inbox.models import Task
from alliance87.core.months import add_months
from gcm.domain.positions import state_position
from gcm.domain.presence import join_meeting
from gcm.domain.seating.accrediting import plan_for
from gcm.domain.seating.handovers import file_handover, withdraw_handover
from gcm.domain.seating.policies import file_rotation_policy
from gcm.domain.sessions import close_meeting
from gcm.domain.terms import Standing, Term, end_of_term
from gcm.enums import HandoverState, TermEnd
from gcm.models import Attendance, FollowUp, Handover, Position, Presence, SeatTerm
from gcm.queries.quorum import quorum_of
from gcm.queries.seating.handover_file import handover_file
from tests.cast import make_user
from tests.gcm.body import bring_in, item_to_decide, make_meeting
from tests.gcm.post import mails
from tests.gcm.seating.groups import Group, group_of, state
from tests.plugins.worlds import kept

TODAY = timezone.localdate
SEAT = 13  # of the African States


@kept
def africa(body: Any) -> Group:
    """The seat has a planned end in about two years; its body has an officer."""
    SeatTerm.objects.filter(pk=body.term(SEAT).pk).update(due_on=add_months(TODAY(), 24))
    body.term(SEAT).refresh_from_db()
    return group_of(body, "government_region", "africa")


@pytest.fixture
def newcomer(body: Any) -> Any:
    return state("Newland", "XQ")


def announce(body: Any, days: int = 30, **fields: Any) -> Handover:
    leaves_on = TODAY() + timedelta(days=days)
    return file_handover(actor=body.representative(SEAT), term=body.term(SEAT), leaves_on=leaves_on, **fields)


@pytest.mark.rule("R6")
def test_the_group_designates_not_the_leaver(body: Any, africa: Group, newcomer: Any, accredit: Any) -> None:
    handover = announce(body)
    assert Task.objects.get(kind="gcm.designate_successor", closed_at=None).user == africa.nominator
    assert set(mails("gcm.handover_announced")) == {africa.nominator.email, body.representative(SEAT).email}
    assert not body.representative(SEAT).has_perm("gcm.nominate", africa.body)
    term = accredit(africa, africa.bring(newcomer, seat=body.seat(SEAT)))
    leaver = SeatTerm.objects.get(pk=body.term(SEAT).pk)
    assert term.starts_on == handover.leaves_on
    assert (leaver.ended_on, leaver.end_reason) == (handover.leaves_on - timedelta(days=1), TermEnd.HANDOVER)
    done = Handover.objects.get(pk=handover.pk)
    assert (done.state, done.successor) == (HandoverState.DONE, term)
    assert not Task.objects.filter(kind="gcm.designate_successor", closed_at=None).exists()


@pytest.mark.rule("R6")
def test_nothing_changes_until_somebody_is_accredited(body: Any, africa: Group, time_machine: Any) -> None:
    announce(body, days=5)
    time_machine.move_to(timezone.now() + timedelta(days=40))
    assert [each.pk for each in SeatTerm.objects.as_of().filter(seat=body.seat(SEAT))] == [body.term(SEAT).pk]


@pytest.mark.rule("R6")
def test_whoever_vacates_now_leaves_at_the_end_of_the_day(
    body: Any, africa: Group, time_machine: Any
) -> None:
    announce(body, vacates_now=True)
    assert body.representative(SEAT).has_perm("gcm.join_meeting")
    time_machine.move_to(timezone.now() + timedelta(days=1))
    assert not body.representative(SEAT).has_perm("gcm.join_meeting")
    assert not SeatTerm.objects.as_of().filter(seat=body.seat(SEAT)).exists()


@pytest.mark.rule("R7")
def test_the_successor_gets_what_the_rule_or_the_group_says(body: Any, africa: Group, newcomer: Any) -> None:
    rules = rulesets.in_force()
    announce(body)
    named = africa.bring(newcomer, seat=body.seat(SEAT))
    starts = TODAY() + timedelta(days=30)
    full, rest = end_of_term(starts, rules["gcm.terms.government_months"]), body.term(SEAT).due_on
    for choice in (None, True, False):
        file_rotation_policy(
            actor=africa.nominator,
            body=africa.body,
            adopted_on=TODAY(),
            text={"en": "Ours"},
            full_term=choice,
        )
        gets_full = rules["gcm.terms.successor_gets_full_term"] if choice is None else choice
        plan = plan_for(named)
        assert plan is not None
        assert (plan.due, plan.is_remainder) == (full if gets_full else rest, not gets_full)


@pytest.mark.rule("R10")
def test_a_notice_is_withdrawn_until_the_accreditation(
    body: Any, africa: Group, newcomer: Any, accredit: Any
) -> None:
    first = announce(body)
    withdraw_handover(actor=body.representative(SEAT), handover=first)
    assert not Task.objects.filter(kind="gcm.designate_successor", closed_at=None).exists()
    second = announce(body)
    accredit(africa, africa.bring(newcomer, seat=body.seat(SEAT)))
    with pytest.raises(TransitionNotAllowed):
        withdraw_handover(actor=body.representative(SEAT), handover=second)


@pytest.mark.rule("R10")
def test_whoever_vacated_comes_back_the_same_way(body: Any, africa: Group, time_machine: Any) -> None:
    handover = announce(body, vacates_now=True)
    time_machine.move_to(timezone.now() + timedelta(days=2))
    withdraw_handover(actor=body.representative(SEAT), handover=handover)
    term = SeatTerm.objects.as_of().get(seat=body.seat(SEAT))
    assert (term.pk, term.end_reason) == (body.term(SEAT).pk, "")
    assert body.representative(SEAT).has_perm("gcm.join_meeting")


def test_only_the_representative_hands_the_seat_over(body: Any, africa: Group) -> None:
    for stranger in (
        body.alternate(SEAT),
        body.chair,
        body.officer,
        africa.nominator,
        make_user("superuser"),
    ):
        with pytest.raises(PermissionDenied):
            file_handover(actor=stranger, term=body.term(SEAT), leaves_on=TODAY())
    handover = announce(body)
    with pytest.raises(PermissionDenied):
        withdraw_handover(actor=africa.nominator, handover=handover)


@pytest.mark.parametrize(("days", "words"), [(-1, "day to come"), (4000, "ends before"), (3, "already")])
def test_a_notice_that_makes_no_sense_is_refused(body: Any, africa: Group, days: int, words: str) -> None:
    if words == "already":
        announce(body)
    with pytest.raises(ValidationError, match=words):
        announce(body, days=days)


def test_an_office_is_not_handed_over_this_way(body: Any) -> None:
    with pytest.raises(ValidationError, match="appointed"):
        file_handover(actor=body.chair, term=body.term(1), leaves_on=TODAY())


@pytest.mark.rule("R8")
def test_on_the_day_of_a_meeting_one_of_the_two_counts(
    body: Any, africa: Group, newcomer: Any, accredit: Any, time_machine: Any
) -> None:
    meeting = make_meeting(body, "open")
    bring_in(meeting, body, [*range(1, 10), SEAT, 18, 19, 24, 25, 27, 30])
    item, leaver = item_to_decide(meeting, body), body.representative(SEAT)
    stated = state_position(actor=leaver, item=item, text_number=1, kind="reservation", reason="Ours")
    announce(body, days=0)
    before = quorum_of(meeting).present
    time_machine.move_to(timezone.now() + timedelta(minutes=5))
    successor = make_user("applicant")
    term = accredit(africa, africa.bring(newcomer, seat=body.seat(SEAT), person=successor))
    assert term.starts_on == TODAY()
    with pytest.raises(PermissionDenied):
        state_position(actor=leaver, item=item, text_number=1, kind="objection", reason="Again")
    assert not Presence.objects.here().filter(seat=body.seat(SEAT)).exists()
    assert quorum_of(meeting).present == before - 1
    join_meeting(actor=successor, meeting=meeting)
    assert quorum_of(meeting).present == before
    assert Position.objects.get(pk=stated.pk).person == leaver
    _close(meeting, body)
    attendance = Attendance.objects.get(meeting=meeting, seat=body.seat(SEAT))
    assert (attendance.term, attendance.attended) == (body.term(SEAT), "present")


def _close(meeting: Any, body: Any) -> None:
    meeting.items.update(state="concluded")
    close_meeting(actor=body.chair, meeting=meeting)


@pytest.mark.rule("R9")
def test_what_was_open_stays_with_the_seat(body: Any, africa: Group, newcomer: Any, accredit: Any) -> None:
    meeting = make_meeting(body, "open")
    bring_in(meeting, body, [*range(1, 10), SEAT, 18, 19, 24, 25, 27, 30])
    item = item_to_decide(meeting, body)
    objection = state_position(
        actor=body.representative(SEAT), item=item, text_number=1, kind="objection", reason="Not yet"
    )
    action = FollowUp.objects.create(item=item, seat=body.seat(SEAT), text="Report", due_on=date(2031, 1, 1))
    FollowUp.objects.create(item=item, seat=body.seat(14), text="Other", due_on=date(2031, 1, 1))
    handover = announce(body, days=0, note="The draft is with our mission.")
    successor = make_user("applicant")
    accredit(africa, africa.bring(newcomer, seat=body.seat(SEAT), person=successor))
    file = handover_file(body.seat(SEAT))
    assert (file.actions, file.positions, file.notes) == ([action], [objection], [handover])
    assert successor.has_perm("gcm.report_follow_up", action)
    assert successor.has_perm("gcm.view_handover_file", SeatTerm.objects.get(organisation=newcomer))
    assert not body.representative(SEAT).has_perm("gcm.report_follow_up", action)


@pytest.mark.rule("Z4")
def test_a_seat_term_from_nomination_to_its_end(
    body: Any, africa: Group, newcomer: Any, accredit: Any, time_machine: Any
) -> None:
    def standing(term: SeatTerm) -> Standing:
        now = SeatTerm.objects.get(pk=term.pk)
        return Term(now.starts_on, now.due_on, now.ended_on).standing(TODAY())

    announce(body)
    named = africa.bring(newcomer, seat=body.seat(SEAT))
    assert named.state == "nominated"
    term = accredit(africa, named)
    assert (type(named).objects.get(pk=named.pk).state, standing(term)) == ("accredited", Standing.TO_COME)
    time_machine.move_to(timezone.now() + timedelta(days=40))
    assert (standing(body.term(SEAT)), standing(term)) == (Standing.ENDED, Standing.SERVING)
    time_machine.move_to(timezone.now() + timedelta(days=365 * 15))
    assert standing(term) == Standing.CONTINUING
    following = accredit(africa, africa.bring(state("Nextland", "XR"), seat=body.seat(SEAT)))
    ended = SeatTerm.objects.get(pk=term.pk)
    assert (standing(term), ended.end_reason, standing(following)) == (
        Standing.ENDED,
        TermEnd.EXPIRY,
        Standing.SERVING,
    )
