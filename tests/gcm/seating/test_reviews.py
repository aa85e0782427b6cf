"""Facts on a seat that people look at: noted once, decided by people, and the seat stays as it is."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core.inbox.models import Task
from gcm.domain.seating.reviews import find_review_cases, record_review_outcome
from gcm.enums import SeatCaseKind, SeatCaseOutcome
from gcm.models import ReviewCase, SeatTerm
from gcm.queries.seating.cautions import cautions_of
from partners.models import OrganisationStatus
from tests.gcm.seating.groups import group_of, partner, state

TODAY = timezone.localdate


def pathfinder_seats(body: Any) -> list[int]:
    return [number for number, seat in body.seats.items() if seat.category.block == "pathfinder"]


@pytest.fixture
def quiet(body: Any) -> Any:
    """The holders of the five pathfinder seats are pathfinders, so that nothing is to be looked at."""
    OrganisationStatus.objects.bulk_create(
        OrganisationStatus(organisation=body.term(n).organisation, kind="pathfinder")
        for n in pathfinder_seats(body)
    )
    assert find_review_cases() == 0
    return body


def holders(body: Any) -> list[tuple[int, Any]]:
    return list(SeatTerm.objects.order_by("pk").values_list("pk", "ended_on"))


@pytest.mark.rule("S8")
def test_the_end_of_the_linked_office_opens_a_case(
    quiet: Any, vacate: Any, accredit: Any, an_office: Any, time_machine: Any
) -> None:
    agency, group = partner("Agency", "un_body"), group_of(quiet, "un_igo")
    office = an_office(agency)
    vacate(quiet, 18)
    term = accredit(group, group.bring(agency, group_office=office))
    assert find_review_cases() == 0
    type(office).objects.filter(pk=office.pk).update(until=TODAY())
    assert find_review_cases() == 0  # its last day
    time_machine.move_to(timezone.now() + timedelta(days=1))
    before = holders(quiet)
    assert (find_review_cases(), find_review_cases()) == (1, 0)
    case = ReviewCase.objects.get()
    assert (case.kind, case.term, case.facts["office"]) == (SeatCaseKind.GROUP_OFFICE, term, office.pk)
    assert holders(quiet) == before


@pytest.mark.rule("S11")
def test_a_pathfinder_seat_without_the_status_opens_a_case(quiet: Any) -> None:
    ended = TODAY() - timedelta(days=1)
    OrganisationStatus.objects.filter(organisation=quiet.term(4).organisation).update(valid_to=ended)
    before = holders(quiet)
    assert (find_review_cases(), find_review_cases()) == (1, 0)
    case = ReviewCase.objects.get()
    assert (case.kind, case.term) == (SeatCaseKind.PATHFINDER_STATUS, quiet.term(4))
    assert case.facts == {"last_day": f"{ended:%Y-%m-%d}"}
    assert holders(quiet) == before


@pytest.mark.rule("S10")
def test_a_chair_with_another_seat_opens_a_case(quiet: Any) -> None:
    SeatTerm.objects.filter(pk=quiet.term(1).pk).update(organisation=quiet.term(14).organisation)
    before = holders(quiet)
    assert find_review_cases() == 1
    case = ReviewCase.objects.get()
    assert (case.kind, case.term, case.facts["office_seat"]) == (SeatCaseKind.FORMER_SEAT, quiet.term(14), 1)
    assert holders(quiet) == before


@pytest.mark.rule("S10")
@pytest.mark.rule("S11")
def test_people_decide_and_the_seat_stays_as_it_is(quiet: Any) -> None:
    OrganisationStatus.objects.filter(organisation=quiet.term(4).organisation).update(
        valid_to=TODAY() - timedelta(days=1)
    )
    find_review_cases()
    case, before = ReviewCase.objects.get(), holders(quiet)
    assert Task.objects.get(kind="gcm.look_at_seat", closed_at=None).role == "secretariat"
    decided = record_review_outcome(
        actor=quiet.chair, case=case, outcome=SeatCaseOutcome.VACANT, reference="GCM/2026/9"
    )
    assert (decided.state, decided.reference, decided.recorded_by) == ("decided", "GCM/2026/9", quiet.chair)
    assert holders(quiet) == before
    assert not Task.objects.filter(kind="gcm.look_at_seat", closed_at=None).exists()
    assert find_review_cases() == 0  # these very facts were looked at
    with pytest.raises(TransitionNotAllowed):
        record_review_outcome(actor=quiet.chair, case=case, outcome=SeatCaseOutcome.KEEP, reference="Again")


def test_a_case_is_not_decided_by_anybody_nor_without_saying_who_did(quiet: Any) -> None:
    OrganisationStatus.objects.filter(organisation=quiet.term(4).organisation).delete()
    find_review_cases()
    case = ReviewCase.objects.get()
    with pytest.raises(PermissionDenied):
        record_review_outcome(
            actor=quiet.representative(4), case=case, outcome=SeatCaseOutcome.KEEP, reference="We"
        )
    for outcome, reference in (("evict", "GCM/2026/9"), (SeatCaseOutcome.KEEP, " ")):
        with pytest.raises(ValidationError):
            record_review_outcome(actor=quiet.officer, case=case, outcome=outcome, reference=reference)


@pytest.mark.rule("S9")
def test_a_country_eligible_twice_is_told_of_and_not_refused(quiet: Any, vacate: Any, accredit: Any) -> None:
    africa, pathfinders = group_of(quiet, "government_region", "africa"), group_of(quiet, "pathfinder")
    country = state("Twoland", "XQ", pathfinder=True)
    vacate(quiet, 13)
    vacate(quiet, 3)
    named = africa.bring(country)
    assert len(cautions_of(named)) == 1
    assert "S9" in cautions_of(named)[0]
    accredit(africa, named)
    twice = pathfinders.bring(country)
    assert [str(quiet.seat(13)) in words for words in cautions_of(twice)] == [True]
    assert accredit(pathfinders, twice).seat == quiet.seat(3)


@pytest.mark.rule("S5")
def test_the_region_of_a_pathfinder_seat_is_a_note_and_no_condition(
    quiet: Any, vacate: Any, accredit: Any
) -> None:
    pathfinders = group_of(quiet, "pathfinder")
    vacate(quiet, 3)
    named = pathfinders.bring(state("Elsewhere", "XQ", "asia_pacific", pathfinder=True))
    assert ["S5" in words for words in cautions_of(named)] == [True]
    assert accredit(pathfinders, named).seat == quiet.seat(3)


@pytest.mark.rule("R5")
def test_the_same_holder_again_is_told_of(body: Any, workers: Any, accredit: Any) -> None:
    union = partner("Union A")
    accredit(workers, workers.bring(union, seat=body.seat(24)))
    again = workers.bring(union, seat=body.seat(24), statement="So decided.")
    assert ["R5" in words for words in cautions_of(again)] == [True]


@pytest.mark.rule("P11")
def test_a_holder_that_left_the_alliance_opens_a_case(quiet: Any) -> None:
    holder, ended = quiet.term(18).organisation, TODAY() - timedelta(days=1)
    OrganisationStatus.objects.filter(organisation=holder, kind="partner").delete()
    assert find_review_cases() == 0  # one that never was a partner
    OrganisationStatus.objects.create(organisation=holder, kind="partner", valid_to=TODAY())
    assert find_review_cases() == 0  # its last day
    OrganisationStatus.objects.filter(organisation=holder, kind="partner").update(valid_to=ended)
    before = holders(quiet)
    assert (find_review_cases(), find_review_cases()) == (1, 0)
    case = ReviewCase.objects.get()
    assert (case.kind, case.facts) == (SeatCaseKind.PARTNER_STATUS, {"left_on": f"{ended:%Y-%m-%d}"})
    assert holders(quiet) == before
