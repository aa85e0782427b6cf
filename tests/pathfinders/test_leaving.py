"""F10, F11, S11: leaving by an official note, and a change of focal point."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import DatabaseError, transaction
from django.utils import timezone
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox
from alliance87.core.dates import today_in_geneva
from gcm.domain.seating.reviews import find_review_cases
from gcm.enums import SeatCaseKind
from gcm.models import ReviewCase, SeatTerm
from partners.models import OrganisationStatus
from pathfinders.domain.clinic.comments import add_comment
from pathfinders.domain.clinic.signing import sign_letter
from pathfinders.domain.focal_points import end_focal_point, name_focal_point
from pathfinders.domain.withdrawal import register_withdrawal
from pathfinders.models import Pathway, PathwayStep
from tests.gcm.body import Body
from tests.partners.proposing import let_edit
from tests.pathfinders.roadmaps import make_review, make_roadmap, make_version
from tests.pathfinders.ways import letter, make_pathway, yesterday


def withdraw(officer: Any, pathway: Pathway, **options: Any) -> Pathway:
    given = {
        "note_on": yesterday(),
        "reference": "NV 12/2026",
        "last_day": yesterday(),
        "letter": letter("note.pdf"),
        **options,
    }
    return register_withdrawal(actor=officer, pathway=pathway, **given)


def pathfinder(**options: Any) -> Pathway:
    """A country with the status since long."""
    made = make_pathway("granted", **options)
    OrganisationStatus.objects.create(
        organisation=made.organisation,
        kind="pathfinder",
        valid_from=today_in_geneva() - timedelta(days=400),
    )
    return made


@pytest.mark.rule("F11")
def test_a_note_ends_the_status_with_its_day_and_the_country_may_come_back(
    secretariat: Any, pathfinder_focal_point: Any
) -> None:
    pathway = withdraw(secretariat, pathfinder(focal_point=pathfinder_focal_point))
    status = OrganisationStatus.objects.get(kind="pathfinder")
    assert (pathway.state, status.valid_to) == ("withdrawn", yesterday())
    assert pathway.steps.get().reference == "NV 12/2026"
    assert not pathfinder_focal_point.has_perm("pathfinders.prepare_pathway", pathway)
    assert make_pathway("interest", organisation=pathway.organisation).is_open


@pytest.mark.rule("S11")
def test_a_lost_status_opens_a_case_and_the_seat_stays(body: Body, secretariat: Any) -> None:
    seats = [number for number, seat in body.seats.items() if seat.category.block == "pathfinder"]
    OrganisationStatus.objects.bulk_create(
        OrganisationStatus(organisation=body.term(number).organisation, kind="pathfinder") for number in seats
    )
    assert find_review_cases() == 0
    pathway = pathfinder()
    SeatTerm.objects.filter(pk=body.term(seats[0]).pk).update(organisation=pathway.organisation)
    withdraw(secretariat, pathway)
    case = ReviewCase.objects.get()
    assert (case.kind, case.term_id) == (SeatCaseKind.PATHFINDER_STATUS, body.term(seats[0]).pk)
    assert case.facts == {"last_day": f"{yesterday():%Y-%m-%d}"}
    assert SeatTerm.objects.get(pk=case.term_id).ended_on is None


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"reference": " "}, "mark of the note"),
        ({"note_on": today_in_geneva() + timedelta(days=2)}, "has not come yet"),
        ({"last_day": today_in_geneva() - timedelta(days=1000)}, "had not begun"),
    ],
)
def test_what_is_wrong_with_a_note_ends_nothing(secretariat: Any, given: dict[str, Any], words: str) -> None:
    pathway = pathfinder()
    with pytest.raises(ValidationError, match=words):
        withdraw(secretariat, pathway, **given)
    assert Pathway.objects.get(pk=pathway.pk).state == "granted"
    assert OrganisationStatus.objects.get(kind="pathfinder").valid_to is None


def test_a_way_on_an_agenda_is_taken_off_first(secretariat: Any) -> None:
    with pytest.raises(TransitionNotAllowed):
        withdraw(secretariat, make_pathway("agenda"))


def test_only_the_secretariat_registers_a_note(pathfinder_focal_point: Any) -> None:
    pathway = pathfinder(focal_point=pathfinder_focal_point)
    with pytest.raises(PermissionDenied):
        withdraw(pathfinder_focal_point, pathway)


@pytest.mark.rule("F11")
def test_another_focal_point_does_not_touch_the_status(
    pathfinder_focal_point: Any, follower: Any, applicant: Any
) -> None:
    pathway = pathfinder(focal_point=pathfinder_focal_point)
    first = pathway.focal_points.get()
    with pytest.raises(ValidationError, match="name the next one first"):
        end_focal_point(actor=pathfinder_focal_point, focal_point=first)
    with pytest.raises(ValidationError, match="Nobody who acts for the State"):
        name_focal_point(
            actor=pathfinder_focal_point, pathway=pathway, person=follower, ministry="Ministry of Justice"
        )
    let_edit(follower, pathway.organisation)
    name_focal_point(
        actor=pathfinder_focal_point, pathway=pathway, person=follower, ministry="Ministry of Justice"
    )
    with pytest.raises(ValidationError, match="already"):
        name_focal_point(
            actor=pathfinder_focal_point, pathway=pathway, person=follower, ministry="Ministry of Justice"
        )
    end_focal_point(actor=follower, focal_point=first)
    assert Pathway.objects.get(pk=pathway.pk).state == "granted"
    assert OrganisationStatus.objects.get(kind="pathfinder").valid_to is None
    with pytest.raises(PermissionDenied):
        name_focal_point(
            actor=pathfinder_focal_point, pathway=pathway, person=applicant, ministry="Ministry of Labour"
        )


@pytest.mark.rule("F10")
def test_nothing_suspends_a_status(db: None) -> None:
    """No transition leads out of the status but the withdrawal."""
    pathway = pathfinder()
    assert [each.name for each in pathway.get_available_state_transitions()] == ["withdraw"]


def test_what_happened_cannot_be_changed(secretariat: Any) -> None:
    withdraw(secretariat, pathfinder())
    with pytest.raises(DatabaseError), transaction.atomic():
        PathwayStep.objects.update(note="Otherwise")
    with pytest.raises(DatabaseError), transaction.atomic():
        PathwayStep.objects.all().delete()
    assert PathwayStep.objects.get().note == ""


@pytest.mark.rule("F11")
def test_a_state_leaves_before_the_first_day_of_its_status(secretariat: Any) -> None:
    pathway = make_pathway("granted")
    first_day = today_in_geneva() + timedelta(days=20)
    OrganisationStatus.objects.create(
        organisation=pathway.organisation, kind="pathfinder", valid_from=first_day
    )
    assert withdraw(secretariat, pathway).state == "withdrawn"
    held = OrganisationStatus.objects.get(kind="pathfinder")
    assert (held.valid_from, held.valid_to) == (first_day, first_day)


@pytest.mark.rule("F11")
def test_the_review_of_a_state_that_left_has_ended(body: Body, secretariat: Any) -> None:
    pathway = make_pathway("review")
    review = make_review(make_version(make_roadmap(pathway, "submitted")))
    member = body.representative(24)
    inbox.open_task(
        kind="pathfinders.comment_roadmap",
        subject=review,
        user=member,
        title="Comment",
        url_name="pathfinders:index",
    )
    withdraw(secretariat, pathway)
    assert [each.kind for each in inbox.tasks_of(member)] == []
    with pytest.raises(PermissionDenied):
        add_comment(actor=member, review=review, seat=body.seat(24), criterion="norms", text="Too late")
    type(review).objects.update(state="with_chair", handed_at=timezone.now())
    with pytest.raises(ValidationError, match="has withdrawn"):
        sign_letter(actor=body.chair, review=review)
