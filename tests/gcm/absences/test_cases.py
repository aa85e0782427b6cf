"""A case opens by itself and ends by an act of a person; the holder keeps the seat all the while (A11)."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, rulesets
from gcm.domain.absences.attendance import correct_attendance
from gcm.domain.absences.cases import certify_case, comment_on_case, dismiss_case, invite_comment
from gcm.domain.absences.succession import record_designation
from gcm.domain.absences.undoing import put_undoing_on_agenda
from gcm.domain.seating.accrediting import accredit_nomination, plan_for
from gcm.domain.seats import accredit_term
from gcm.domain.sessions import close_meeting
from gcm.enums import Attended, Capacity, CaseState
from gcm.models import AbsenceCase, Meeting, SeatTerm
from partners.models import Country, Organisation, OrganisationStatus, RegionalGroup
from tests.gcm.absences.holding import (
    SEAT,
    absent,
    case_on,
    hold,
    kind_of_group,
    limit,
    regional,
    row_of,
)
from tests.gcm.body import LETTER, Body, bring_in, make_meeting
from tests.gcm.post import mails, plain
from tests.gcm.seating.groups import group_of, partner
from tests.gcm.test_sessions import end_everything


def certified(body: Body, seat: int = SEAT, certifier: Any = None) -> AbsenceCase:
    absent(body, seat)
    actor = certifier or body.chair
    case = invite_comment(actor=actor, case=case_on(body, seat))
    AbsenceCase.objects.filter(pk=case.pk).update(comment_until=timezone.now() - timedelta(seconds=1))
    return certify_case(actor=actor, case=case)


def candidate(kind: str, region: RegionalGroup | None = None) -> Organisation:
    country = None
    if region is not None:
        country = Country.objects.create(iso2="QZ", iso3="QZZ", regional_group=region, fictitious=True)
    return Organisation.objects.create(kind=kind, slug="candidate", name_en="Candidate", country=country)


@pytest.mark.rule("A11")
@pytest.mark.rule("Z6")
def test_closing_the_meeting_that_reaches_the_limit_opens_the_case(body: Body) -> None:
    absent(body, times=limit() - 1)
    meeting = make_meeting(body, "open")
    bring_in(meeting, body, [number for number in body.terms if number != SEAT])
    end_everything(meeting, body)
    close_meeting(actor=body.chair, meeting=meeting)

    case = case_on(body)
    assert (case.state, case.meeting, case.term) == (CaseState.OPEN, meeting, body.term(SEAT))
    assert [each["number"] for each in case.facts["meetings"]] == list(range(1, limit() + 1))
    assert [each["had_quorum"] for each in case.facts["meetings"]] == [True] * limit()
    assert (case.facts["limit"], case.facts["seat"]) == (limit(), SEAT)
    waiting = {who: [task.kind for task in inbox.tasks_of(who)] for who in (body.chair, body.officer)}
    assert all("gcm.absence_case" in kinds for kinds in waiting.values())


@pytest.mark.rule("A2")
@pytest.mark.rule("A6")
def test_an_inquorate_meeting_counts_for_whoever_stayed_away(body: Body) -> None:
    for place in range(limit()):
        hold(body, 30 * (limit() - place), {SEAT: Attended.ABSENT}, had_quorum=False)
    assert all(not each["had_quorum"] for each in case_on(body).facts["meetings"])


@pytest.mark.rule("A4")
def test_an_absence_with_notice_in_between_begins_anew(body: Body) -> None:
    absent(body, times=limit() - 1)
    hold(body, 1, {SEAT: Attended.EXCUSED})
    hold(body, 0, {SEAT: Attended.ABSENT})
    assert not AbsenceCase.objects.exists()


@pytest.mark.rule("A1")
def test_another_person_does_not_reset_the_count(body: Body) -> None:
    absent(body, times=limit() - 1)
    body.term(SEAT).delegates.update(person=body.alternate(7))
    hold(body, 0, {SEAT: Attended.ABSENT})
    assert case_on(body).state == CaseState.OPEN


@pytest.mark.rule("A11")
def test_the_member_has_the_time_of_the_rules_to_comment(body: Body, at_instant: Any) -> None:
    absent(body)
    now = timezone.now().replace(microsecond=0)
    at_instant(now)
    case = invite_comment(actor=body.chair, case=case_on(body))
    days = rulesets.in_force()["gcm.absences.comment_days"]
    assert case.comment_until
    assert timedelta(days=days) <= case.comment_until - now <= timedelta(days=days + 1, hours=1)
    with pytest.raises(ValidationError) as error:
        certify_case(actor=body.chair, case=case)
    assert error.value.code == "comment"
    comment_on_case(actor=body.representative(SEAT), case=case, comment="Our minister was ill.")
    assert certify_case(actor=body.chair, case=case).comment == "Our minister was ill."


@pytest.mark.rule("A11")
@pytest.mark.rule("T14")
def test_a_comment_comes_in_time_from_whoever_takes_part(body: Body) -> None:
    absent(body)
    case = invite_comment(actor=body.chair, case=case_on(body))
    for actor in (body.representative(25), body.officer, body.accredit(SEAT, Capacity.ADVISER)):
        with pytest.raises(PermissionDenied):
            comment_on_case(actor=actor, case=case, comment="No.")
    AbsenceCase.objects.filter(pk=case.pk).update(comment_until=timezone.now())
    with pytest.raises(ValidationError) as error:
        comment_on_case(actor=body.representative(SEAT), case=case, comment="Too late.")
    assert error.value.code == "out_of_time"


@pytest.mark.rule("A11")
def test_the_holder_keeps_the_seat_until_the_successor_is_accredited(body: Body) -> None:
    case = certified(body)
    assert SeatTerm.objects.as_of().get(seat=case.seat) == body.term(SEAT)
    successor = partner("Successor", kind_of_group(body))
    record_designation(actor=body.officer, case=case, organisation=successor, reference="A. Person, 2 May")
    assert SeatTerm.objects.as_of().get(seat=case.seat) == body.term(SEAT)

    accredit(body, case, successor)

    case.refresh_from_db()
    assert (case.state, case.successor) == (CaseState.CLOSED, successor)
    assert SeatTerm.objects.as_of().get(seat=case.seat).organisation == successor
    assert not inbox.tasks_of(body.officer).filter(kind="gcm.record_designation").exists()


@pytest.mark.rule("A11")
def test_the_member_is_written_to_by_the_acts_of_the_chair_alone(body: Body) -> None:
    absent(body)
    with pytest.raises(Exception, match="matching query does not exist"):
        mails("gcm.absence_case")
    case = invite_comment(actor=body.chair, case=case_on(body))
    assert f"{limit()} absences in a row" in plain(mails("gcm.absence_case")[f"seat-{SEAT}@example.org"])
    dismiss_case(actor=body.chair, case=case, reason="Force majeure.")
    assert "ended without consequences" in plain(mails("gcm.absence_case")[f"seat-{SEAT}@example.org"])


@pytest.mark.rule("A12")
def test_the_same_holder_is_refused_within_the_case(body: Body) -> None:
    case = certified(body)
    same = body.term(SEAT).organisation
    Organisation.objects.filter(pk=same.pk).update(kind=kind_of_group(body))
    same.refresh_from_db()
    OrganisationStatus.objects.create(organisation=same, kind="partner", valid_from=timezone.localdate())
    with pytest.raises(ValidationError) as error:
        record_designation(actor=body.officer, case=case, organisation=same, reference="Letter")
    assert list(error.value.message_dict) == ["organisation"]
    with pytest.raises(ValidationError, match="A12"):
        accredit(body, case, same)
    assert SeatTerm.objects.as_of().get(seat=case.seat) == body.term(SEAT)


def accredit(body: Body, case: AbsenceCase, organisation: Organisation) -> SeatTerm:
    return accredit_term(
        actor=body.officer,
        seat=case.seat,
        organisation=organisation,
        starts_on=timezone.localdate(),
        letter=LETTER,
    )


@pytest.mark.rule("A11")
def test_nobody_but_the_designated_successor_is_accredited(body: Body) -> None:
    case = certified(body)
    one, other = (partner(f"Union {letter}", kind_of_group(body)) for letter in "AB")
    record_designation(actor=body.officer, case=case, organisation=one, reference="A. Person, 2 May")
    with pytest.raises(ValidationError) as error:
        accredit(body, case, other)
    assert "another successor" in str(error.value)
    assert (case_on(body).state, case_on(body).successor) == (CaseState.RENOMINATED, one)
    assert SeatTerm.objects.as_of().get(seat=case.seat) == body.term(SEAT)

    record_designation(actor=body.officer, case=case, organisation=other, reference="A. Person, 9 May")
    accredit(body, case, other)
    assert (case_on(body).state, case_on(body).successor) == (CaseState.CLOSED, other)


@pytest.mark.rule("A11")
def test_the_designated_successor_alone_comes_by_a_letter_in_the_register_too(body: Body) -> None:
    case = certified(body)
    one, other = (partner(f"Union {letter}", kind_of_group(body)) for letter in "AB")
    record_designation(actor=body.officer, case=case, organisation=one, reference="A. Person, 2 May")
    named = group_of(body).bring(other, seat=case.seat)
    plan = plan_for(named)
    assert plan is not None
    with pytest.raises(ValidationError, match="another successor"):
        accredit_nomination(actor=body.officer, nomination=named, starts_on=plan.starts)
    assert case_on(body).successor == one


@pytest.mark.rule("A11")
def test_the_successor_is_of_the_same_stakeholder_group(body: Body) -> None:
    case = certified(body)
    with pytest.raises(ValidationError) as error:
        record_designation(
            actor=body.officer, case=case, organisation=candidate("employers"), reference="Letter"
        )
    assert "another stakeholder group" in str(error.value)


@pytest.mark.rule("A11")
@pytest.mark.parametrize("is_of_region", [True, False])
def test_a_regional_seat_keeps_its_region(body: Body, is_of_region: bool) -> None:
    number = regional(body)
    case = certified(body, number)
    own = body.seat(number).regional_group
    region = own if is_of_region else RegionalGroup.objects.exclude(pk=own.pk).first()
    country = candidate("country", region)
    if is_of_region:
        record_designation(actor=body.officer, case=case, organisation=country, reference="Letter")
        assert case_on(body, number).state == CaseState.RENOMINATED
        return
    with pytest.raises(ValidationError) as error:
        record_designation(actor=body.officer, case=case, organisation=country, reference="Letter")
    assert "stays with its region" in str(error.value)


@pytest.mark.rule("A13")
def test_the_vice_chair_certifies_the_absences_of_the_chairs_government(body: Body) -> None:
    absent(body, 1)
    case = case_on(body, 1)
    with pytest.raises(PermissionDenied):
        invite_comment(actor=body.chair, case=case)
    case = invite_comment(actor=body.vice_chair, case=case)
    comment_on_case(actor=body.chair, case=case, comment="As a member.")
    assert certify_case(actor=body.vice_chair, case=case).certified_by == body.vice_chair
    with pytest.raises(ValidationError, match="two stages"):
        record_designation(
            actor=body.officer, case=case, organisation=candidate("country"), reference="Letter"
        )


@pytest.mark.rule("A13")
def test_another_seat_of_the_chairs_government_is_the_vice_chairs_too(body: Body) -> None:
    SeatTerm.objects.filter(pk=body.term(5).pk).update(organisation=body.term(1).organisation)
    absent(body, 5)
    with pytest.raises(PermissionDenied):
        invite_comment(actor=body.chair, case=case_on(body, 5))
    assert invite_comment(actor=body.vice_chair, case=case_on(body, 5)).state == CaseState.COMMENT


@pytest.mark.rule("A11")
@pytest.mark.rule("X2")
def test_nobody_but_the_chair_decides(body: Body, superuser: Any) -> None:
    absent(body)
    case = case_on(body)
    for actor in (body.officer, body.vice_chair, superuser, body.representative(SEAT)):
        with pytest.raises(PermissionDenied):
            invite_comment(actor=actor, case=case)
        with pytest.raises(PermissionDenied):
            dismiss_case(actor=actor, case=case, reason="No.")


@pytest.mark.rule("A11")
@pytest.mark.rule("Z6")
def test_a_dismissed_case_stays_dismissed_until_another_absence(body: Body) -> None:
    absent(body)
    with pytest.raises(ValidationError):
        dismiss_case(actor=body.chair, case=case_on(body), reason=" ")
    dismiss_case(actor=body.chair, case=case_on(body), reason="Floods.")
    hold(body, 0, {SEAT: Attended.ABSENT})
    states = AbsenceCase.objects.filter(seat=body.seat(SEAT)).order_by("pk").values_list("state", flat=True)
    assert list(states) == [CaseState.DISMISSED, CaseState.OPEN]


@pytest.mark.rule("A14")
def test_a_case_whose_absences_were_corrected_is_not_certified(body: Body) -> None:
    meetings = absent(body)
    case = invite_comment(actor=body.chair, case=case_on(body))
    comment_on_case(actor=body.representative(SEAT), case=case, comment="We were there in March.")
    correct_attendance(
        actor=body.officer, attendance=row_of(meetings[-1], body), attended="present", words="Video record."
    )
    with pytest.raises(ValidationError) as error:
        certify_case(actor=body.chair, case=case)
    assert error.value.code == "corrected"
    assert case_on(body).state == CaseState.COMMENT


@pytest.mark.rule("A14")
def test_a_certified_case_is_undone_by_a_new_decision_alone(body: Body) -> None:
    from gcm.domain.items import take_up_item
    from tests.gcm.gavel import note_consensus

    case = certified(body)
    row = row_of(case.meeting, body)
    correct_attendance(actor=body.officer, attendance=row, attended="present", words="Video record.")
    assert case_on(body).state == CaseState.CERTIFIED
    with pytest.raises(TransitionNotAllowed):
        dismiss_case(actor=body.chair, case=case, reason="A mistake.")

    meeting = make_meeting(body, "convened", items=0)
    item = put_undoing_on_agenda(actor=body.officer, case=case, meeting=meeting)
    Meeting.objects.filter(pk=meeting.pk).update(
        state="open", starts_at=timezone.now(), opened_at=timezone.now()
    )
    bring_in(meeting, body, body.terms)
    take_up_item(actor=body.chair, item=item)
    decision = note_consensus(actor=body.chair, item=item, text_number=1)

    undone = case_on(body)
    assert (undone.state, undone.dismissal) == (CaseState.DISMISSED, decision.symbol)
    assert SeatTerm.objects.as_of().get(seat=case.seat) == body.term(SEAT)
