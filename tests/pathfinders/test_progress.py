"""What is said of the actions of a roadmap, by whom, and what stays of it."""

from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError, transaction
from django.urls import reverse
from django.utils import translation

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from alliance87.core.inbox.models import Task
from alliance87.core.uploads import delete_upload
from alliance87.core.uploads.models import Upload
from partners.enums import MembershipRole
from partners.models import Membership, Organisation, Topic
from pathfinders.domain.implementation.milestones import move_milestone, reach_milestone, set_milestone
from pathfinders.domain.implementation.partners import name_action_partner, release_action_partner
from pathfinders.domain.implementation.progress_notes import (
    accept_proposal,
    decline_proposal,
    propose_progress,
    record_progress,
)
from pathfinders.domain.progress import Colour, Status
from pathfinders.enums import ActionStatus, LightColour
from pathfinders.models import ActionProgress, RoadmapAction
from pathfinders.queries.implementation.actions import implementation_of
from tests.cast import make_user
from tests.files import samples
from tests.pathfinders.implementing import SAID, SHOWN, action_of, implement, make_monitoring
from tests.pathfinders.ways import make_state


@pytest.fixture(autouse=True)
def _in_english(_clean_slate: None) -> None:
    translation.activate("en")


@pytest.fixture
def action(pathfinder_focal_point: Any) -> RoadmapAction:
    _pathway, roadmap = implement(pathfinder_focal_point)
    return action_of(roadmap)


def test_the_words_are_those_of_the_pure_module() -> None:
    assert set(ActionStatus.values) == {each.value for each in Status}
    assert set(LightColour.values) == {each.value for each in Colour}


@pytest.mark.rule("F9")
def test_what_is_said_later_counts_and_what_was_said_before_stays(
    pathfinder_focal_point: Any, action: RoadmapAction
) -> None:
    first = record_progress(actor=pathfinder_focal_point, action=action, values=SAID)
    second = record_progress(actor=pathfinder_focal_point, action=action, values={"status": "completed"})
    assert list(action.progress.latest_only()) == [second]
    assert (second.percent, second.replaces) == (100, first)
    assert [each.kind for each in ledger.entries_of(second)] == ["pathfinders.progress_recorded"]
    with pytest.raises(DatabaseError), transaction.atomic():
        ActionProgress.objects.update(percent=1)
    with pytest.raises(DatabaseError), transaction.atomic():
        ActionProgress.objects.filter(pk=second.pk).delete()
    assert action.progress.count() == 2


@pytest.mark.rule("F9")
@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"status": "completed", "percent": 90}, "percent"),
        ({"status": "not_started", "percent": 10}, "percent"),
        ({"status": "in_progress", "percent": 100}, "percent"),
        ({"status": "in_progress", "percent": 101, **SHOWN}, "percent"),
        ({"status": "finished"}, "status"),
        ({"status": "in_progress", "evidence_url": "javascript:alert(1)"}, "evidence_url"),
    ],
)
def test_what_contradicts_itself_is_refused(
    pathfinder_focal_point: Any, action: RoadmapAction, values: dict[str, Any], field: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        record_progress(actor=pathfinder_focal_point, action=action, values=values)
    assert set(refused.value.message_dict) == {field}
    assert not action.progress.exists()


def test_a_topic_without_words_is_no_help_wanted(pathfinder_focal_point: Any, action: RoadmapAction) -> None:
    topic = Topic.objects.create(slug="schools", name="Schools")
    with pytest.raises(ValidationError) as refused:
        record_progress(actor=pathfinder_focal_point, action=action, values={**SAID, "help_topic": topic})
    assert set(refused.value.message_dict) == {"help_wanted"}


def test_evidence_can_be_a_document_that_only_insiders_read(
    pathfinder_focal_point: Any, action: RoadmapAction, follower: Any, client_of: Any
) -> None:
    pdf = SimpleUploadedFile("evidence.pdf", samples.pdf())
    said = record_progress(actor=pathfinder_focal_point, action=action, values=SAID, file=pdf)
    upload = Upload.objects.of(said).get()
    assert client_of(pathfinder_focal_point).get(upload.get_absolute_url()).status_code == 200
    assert client_of(follower).get(upload.get_absolute_url()).status_code == 404


@pytest.mark.rule("F9")
@pytest.mark.parametrize("said", [{"status": "in_progress", "percent": 1}, {"status": "completed"}])
def test_what_is_reached_is_shown_by_evidence(
    pathfinder_focal_point: Any, action: RoadmapAction, said: dict[str, Any]
) -> None:
    tells = partial(record_progress, actor=pathfinder_focal_point, action=action)
    tells(values={"status": "in_progress", "percent": 0})  # nothing to show yet
    with pytest.raises(ValidationError) as refused:
        tells(values=said)
    assert set(refused.value.message_dict) == {"evidence_url"}
    shown = tells(values=said, file=SimpleUploadedFile("evidence.pdf", samples.pdf()))
    tells(values=said)  # what was given before still stands
    delete_upload(actor=pathfinder_focal_point, upload=Upload.objects.of(shown).get())
    with pytest.raises(ValidationError):
        tells(values=said)
    tells(values={**said, **SHOWN})
    tells(values=said)


@pytest.mark.rule("F9")
def test_evidence_of_one_action_shows_nothing_of_another(
    pathfinder_focal_point: Any, action: RoadmapAction, client_of: Any
) -> None:
    record_progress(actor=pathfinder_focal_point, action=action_of(action.roadmap, "1.2"), values=SAID)
    address = reverse("pathfinders:action_progress", args=[action.pk])
    page = client_of(pathfinder_focal_point).post(address, {**SAID, "evidence_url": ""})
    assert page.status_code == 422
    assert page.context["form"].errors == {
        "evidence_url": ["A percentage above 0 needs evidence that shows it."]
    }


@pytest.mark.rule("F9")
def test_nobody_else_says_how_it_stands(
    action: RoadmapAction, secretariat: Any, superuser: Any, monitoring_member: Any
) -> None:
    other = make_user("pathfinder_focal_point", email="of-another@example.org")
    implement(other, name="Elsewhere", iso2="XR")
    for actor in (secretariat, superuser, monitoring_member, other):
        with pytest.raises(PermissionDenied):
            record_progress(actor=actor, action=action, values=SAID)


def test_of_a_roadmap_that_is_not_in_force_nothing_is_said(
    pathfinder_focal_point: Any, action: RoadmapAction
) -> None:
    action.roadmap.__class__.objects.filter(pk=action.roadmap_id).update(state="replaced")
    with pytest.raises(PermissionDenied):
        record_progress(actor=pathfinder_focal_point, action=action, values=SAID)


@pytest.fixture
def union(pathfinder_focal_point: Any, action: RoadmapAction, partner_editor: Any) -> Any:
    """A partner that the focal point named for the action."""
    organisation = make_state("Sister State", "XS")
    Membership.objects.create(user=partner_editor, organisation=organisation, role=MembershipRole.EDITOR)
    return name_action_partner(actor=pathfinder_focal_point, action=action, organisation=organisation)


@pytest.mark.rule("F9")
def test_a_responsible_organisation_proposes_and_the_focal_point_accepts(
    pathfinder_focal_point: Any, action: RoadmapAction, partner_editor: Any, union: Any
) -> None:
    with pytest.raises(ValidationError, match="evidence"):
        propose_progress(actor=partner_editor, action=action, values={**SAID, "evidence_url": ""})
    proposal = propose_progress(actor=partner_editor, action=action, values=SAID)
    assert not action.progress.exists()
    task = Task.objects.open().get()
    assert (task.user, task.kind) == (pathfinder_focal_point, "pathfinders.answer_proposal")
    said = accept_proposal(actor=pathfinder_focal_point, proposal=proposal)
    assert (said.percent, said.proposal, said.recorded_by) == (40, proposal, pathfinder_focal_point)
    assert not Task.objects.open().exists()
    with pytest.raises(ValidationError):
        accept_proposal(actor=pathfinder_focal_point, proposal=proposal)


def test_a_proposal_from_before_evidence_was_asked_says_what_to_do(
    pathfinder_focal_point: Any, action: RoadmapAction, partner_editor: Any, union: Any
) -> None:
    proposal = propose_progress(actor=partner_editor, action=action, values=SAID)
    type(proposal).objects.update(evidence_url="")
    with pytest.raises(ValidationError, match="on a note of your own first"):
        accept_proposal(actor=pathfinder_focal_point, proposal=proposal)
    record_progress(actor=pathfinder_focal_point, action=action, values=SAID)
    assert accept_proposal(actor=pathfinder_focal_point, proposal=proposal).percent == 40


def test_another_proposal_takes_the_place_of_the_one_that_waits(
    action: RoadmapAction, partner_editor: Any, union: Any
) -> None:
    first = propose_progress(actor=partner_editor, action=action, values=SAID)
    second = propose_progress(actor=partner_editor, action=action, values={**SAID, "percent": 50})
    first.refresh_from_db()
    assert (first.state, second.state) == ("declined", "waiting")


def test_a_proposal_is_declined_with_a_reason(
    pathfinder_focal_point: Any, action: RoadmapAction, partner_editor: Any, union: Any
) -> None:
    proposal = propose_progress(actor=partner_editor, action=action, values=SAID)
    with pytest.raises(ValidationError):
        decline_proposal(actor=pathfinder_focal_point, proposal=proposal, reason=" ")
    declined = decline_proposal(actor=pathfinder_focal_point, proposal=proposal, reason="Not yet measured.")
    assert (declined.state, declined.answer) == ("declined", "Not yet measured.")
    assert not action.progress.exists()


def test_who_is_not_named_or_was_released_proposes_nothing(
    pathfinder_focal_point: Any, action: RoadmapAction, partner_editor: Any, union: Any, group_lead: Any
) -> None:
    with pytest.raises(PermissionDenied):
        propose_progress(actor=group_lead, action=action, values=SAID)
    release_action_partner(actor=pathfinder_focal_point, partner=union)
    with pytest.raises(PermissionDenied):
        propose_progress(actor=partner_editor, action=action, values=SAID)
    with pytest.raises(ValidationError):
        release_action_partner(actor=pathfinder_focal_point, partner=union)


@pytest.mark.rule("F9")
def test_a_milestone_is_moved_with_a_reason_and_reached_once(
    pathfinder_focal_point: Any, action: RoadmapAction
) -> None:
    today = today_in_geneva()
    due, later = today + timedelta(days=10), today + timedelta(days=40)
    actor = pathfinder_focal_point
    milestone = set_milestone(actor=actor, action=action, title="First school", due_on=due)
    with pytest.raises(ValidationError):
        move_milestone(actor=actor, milestone=milestone, due_on=later, reason="")
    move_milestone(actor=actor, milestone=milestone, due_on=later, reason="Rain")
    with pytest.raises(ValidationError):
        reach_milestone(actor=actor, milestone=milestone, reached_on=today + timedelta(days=1))
    reach_milestone(actor=actor, milestone=milestone, reached_on=today)
    with pytest.raises(ValidationError):
        reach_milestone(actor=actor, milestone=milestone, reached_on=today)
    days = [(each.due_on, each.reached_on, each.reason) for each in milestone.events.order_by("pk")]
    assert days == [(due, None, ""), (later, None, "Rain"), (later, today, "")]


def test_a_milestone_lies_within_the_time_of_its_action(
    pathfinder_focal_point: Any, action: RoadmapAction
) -> None:
    RoadmapAction.objects.filter(pk=action.pk).update(starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 31))
    for day in (date(2025, 12, 31), date(2027, 1, 1)):
        with pytest.raises(ValidationError):
            set_milestone(actor=pathfinder_focal_point, action=action, title="Outside", due_on=day)


@pytest.mark.rule("F14")
def test_progress_counts_what_the_reader_sees(
    pathfinder_focal_point: Any, action: RoadmapAction, follower: Any
) -> None:
    hidden = action_of(action.roadmap, "1.2")
    values = {"status": "completed", **SHOWN}
    record_progress(actor=pathfinder_focal_point, action=hidden, values=values)
    found = [
        (reading.progress.actions, reading.progress.percent)
        for reading in (
            implementation_of(action.roadmap, follower),
            implementation_of(action.roadmap, pathfinder_focal_point),
        )
    ]
    assert found == [(1, 0), (2, 50)]


@pytest.mark.rule("P5")
def test_a_hidden_organisation_is_named_on_the_page_of_an_action_to_nobody_who_may_not_know(
    union: Any, action: RoadmapAction, partner_editor: Any, pathfinder_focal_point: Any, client_of: Any
) -> None:
    first = propose_progress(actor=partner_editor, action=action, values=SAID)
    accept_proposal(actor=pathfinder_focal_point, proposal=first)
    propose_progress(actor=partner_editor, action=action, values={**SAID, "percent": 50})
    Organisation.objects.filter(pk=first.organisation_id).update(listing="hidden")
    member = make_user("monitoring_member")
    make_monitoring(member)
    address = reverse("pathfinders:action_progress", args=[action.pk])
    pages = {each: client_of(each).get(address).content.decode() for each in (member, partner_editor)}
    assert {each: "Sister State" in page for each, page in pages.items()} == {
        member: False,
        partner_editor: True,
    }
    assert "A partner that is not listed publicly" in pages[member]
