"""Nobody replaces what they have not read, and nothing is done by one click or by a wrong one (T13)."""

from datetime import date
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import translation

from alliance87.core.inbox.models import Task
from partners.domain.stale import StaleEditError
from partners.models import Country, Membership, Organisation
from pathfinders.domain.implementation.partners import name_action_partner
from pathfinders.domain.implementation.progress_notes import propose_progress, record_progress
from pathfinders.domain.preparation import describe_committee, file_analysis
from pathfinders.domain.roadmap.submission import return_next_roadmap
from pathfinders.models import NationalCommittee, SituationAnalysis
from pathfinders.queries.countries.page import find_country
from tests.cast import make_user
from tests.pathfinders.implementing import SAID, action_of, implement
from tests.pathfinders.roadmaps import make_roadmap
from tests.pathfinders.ways import make_pathway, make_state


@pytest.fixture(autouse=True)
def _in_english(_clean_slate: None) -> None:
    translation.activate("en")


def test_a_note_that_nobody_read_is_not_replaced(pathfinder_focal_point: Any, client_of: Any) -> None:
    _pathway, roadmap = implement(pathfinder_focal_point)
    action = action_of(roadmap)
    address = reverse("pathfinders:action_progress", args=[action.pk])
    client = client_of(pathfinder_focal_point)
    assert client.post(address, {**SAID, "read": 0}).status_code == 302
    second = client.post(address, {**SAID, "percent": 60, "obstacles": "Rain", "read": 0})
    assert second.status_code == 409
    assert "Rain" in second.content.decode()
    third = client.post(address, {**SAID, "status": "delayed", "read": 0})
    assert [(each.stored, each.typed) for each in third.context["changes"]] == [("In progress", "Delayed")]
    assert [each.percent for each in action.progress.all()] == [40]
    latest = action.progress.get()
    assert f'name="read" value="{latest.pk}"' in second.content.decode()
    assert client.post(address, {**SAID, "percent": 60, "read": latest.pk}).status_code == 302


def test_a_proposal_that_nobody_read_is_not_replaced(
    pathfinder_focal_point: Any, partner_editor: Any
) -> None:
    _pathway, roadmap = implement(pathfinder_focal_point)
    action = action_of(roadmap)
    mine = make_state("Sister State", "XS")
    Membership.objects.create(user=partner_editor, organisation=mine, role="editor")
    name_action_partner(actor=pathfinder_focal_point, action=action, organisation=mine)
    first = propose_progress(actor=partner_editor, action=action, values=SAID, read=0)
    with pytest.raises(StaleEditError):
        propose_progress(actor=partner_editor, action=action, values=SAID, read=0)
    propose_progress(actor=partner_editor, action=action, values=SAID, read=first.pk)
    record_progress(actor=pathfinder_focal_point, action=action, values=SAID, read=0)


@pytest.mark.parametrize("act", ["committee", "analysis"])
def test_what_a_country_prepares_is_not_replaced_unread(
    pathfinder_focal_point: Any, client_of: Any, act: str
) -> None:
    pathway = make_pathway(focal_point=pathfinder_focal_point)
    given: dict[str, Any] = {"actor": pathfinder_focal_point, "pathway": pathway}
    describe_committee(**given, name="Committee")
    file_analysis(**given, completed_on=date(2024, 1, 2), summary="Farming.")
    typed = {"name": "Another", "completed_on": "2024-01-02", "summary": "Mining."}
    address = reverse("pathfinders:pathway_act", args=[pathway.public_id, act])
    client = client_of(pathfinder_focal_point)
    mark = client.get(address).context["form"].initial["read"]
    refused = client.post(address, {**typed, "read": ""})
    assert refused.status_code == 409
    assert f'name="read" value="{mark}"' in refused.content.decode()
    assert NationalCommittee.objects.get().name == "Committee"
    assert SituationAnalysis.objects.get().summary == "Farming."
    assert client.post(address, {**typed, "read": mark}).status_code == 302


def test_the_next_roadmap_is_returned_with_a_reason_and_by_nothing_else(
    pathfinder_focal_point: Any, secretariat: Any, client_of: Any, mailoutbox: Any
) -> None:
    pathway, _roadmap = implement(pathfinder_focal_point)
    coming = make_roadmap(pathway, "submitted")
    address = reverse("pathfinders:roadmap_next", args=[coming.public_id])
    client = client_of(secretariat)
    page = client.get(coming.get_absolute_url()).content.decode()
    assert page.count('<details class="confirm') >= 2
    assert [client.post(address, sent).status_code for sent in ({}, {"act": "other"})] == [400, 400]
    with pytest.raises(ValidationError):
        return_next_roadmap(actor=secretariat, roadmap=coming, note=" ")
    client.post(address, {"act": "return"})
    coming.refresh_from_db()
    assert coming.state == "submitted"
    client.post(address, {"act": "return", "note": "Cost the third priority."})
    coming.refresh_from_db()
    assert coming.state == "draft"
    step = pathway.steps.latest("pk")
    assert (step.note, step.kind) == ("Cost the third priority.", "next_returned")
    assert "after the check" not in client.get(pathway.get_absolute_url()).content.decode()
    asked = Task.objects.open().get(user=pathfinder_focal_point)
    assert asked.note_text == "Cost the third priority."


def test_an_act_that_is_over_leads_back(pathfinder_focal_point: Any, client_of: Any) -> None:
    pathway = make_pathway("granted", focal_point=pathfinder_focal_point)
    address = reverse("pathfinders:pathway_act", args=[pathway.public_id, "draft"])
    answer = client_of(pathfinder_focal_point).get(address, follow=True)
    assert answer.redirect_chain[0][0] == pathway.get_absolute_url()
    assert "cannot be done any more" in answer.content.decode()


@pytest.mark.rule("P5")
def test_the_ministry_of_a_hidden_state_is_not_named(pathfinder_focal_point: Any) -> None:
    pathway = make_pathway("granted", focal_point=pathfinder_focal_point)
    code = Country.objects.get(pk=pathway.country_id).iso2
    Organisation.objects.filter(pk=pathway.organisation_id).update(listing="public")
    assert find_country(code)[0].ministry  # type: ignore[union-attr]
    Organisation.objects.filter(pk=pathway.organisation_id).update(listing="hidden")
    assert not find_country(code)[0].ministry  # type: ignore[union-attr]


def test_a_withdrawal_is_closed_to_superusers_as_such(pathfinder_focal_point: Any, secretariat: Any) -> None:
    pathway = make_pathway("granted", focal_point=pathfinder_focal_point)
    superuser = make_user("superuser")
    assert secretariat.has_perm("pathfinders.register_withdrawal", pathway)
    assert not superuser.has_perm("pathfinders.register_withdrawal", pathway)
