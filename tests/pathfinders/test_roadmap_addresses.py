"""Who writes at which address: a focal point at the address of another country, and a form that was opened
before the roadmap was handed in."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from pathfinders.models import Roadmap, RoadmapAction
from tests.pathfinders.roadmaps import make_letter, make_roadmap, make_version
from tests.pathfinders.test_roadmap_pages import action_data, head
from tests.pathfinders.ways import make_pathway


@pytest.fixture
def roadmap(pathfinder_focal_point: Any) -> Roadmap:
    return make_roadmap(make_pathway(focal_point=pathfinder_focal_point))


@pytest.fixture
def theirs(follower: Any) -> Roadmap:
    return make_roadmap(make_pathway(name="Elsewhere", iso2="XR", focal_point=follower))


@pytest.fixture
def focal(client_of: Any, roadmap: Roadmap) -> Client:
    client: Client = client_of("pathfinder_focal_point")
    return client


def at(name: str, roadmap: Roadmap, *more: Any) -> str:
    return reverse(f"pathfinders:{name}", args=[roadmap.public_id, *more])


def addresses_of(roadmap: Roadmap, parts: Roadmap) -> list[str]:
    """Where the roadmap is written, with the priority, the action and the point of `parts`."""
    action, priority = parts.actions.get(code="1.1"), parts.priorities.get(order=1)
    return [
        at("priority_edit", roadmap, priority.pk),
        at("priority_remove", roadmap, priority.pk),
        at("action_add", roadmap, priority.pk),
        at("action_edit", roadmap, action.pk),
        at("action_remove", roadmap, action.pk),
    ]


@pytest.mark.rule("F11")
def test_at_the_address_of_another_country_there_is_nothing(
    roadmap: Roadmap, theirs: Roadmap, focal: Client, body: Any
) -> None:
    point = make_letter(make_version(theirs), body.chair).points.get()
    whole = ("roadmap", "roadmap_edit", "roadmap_submit", "roadmap_import", "roadmap_pdf", "roadmap_xlsx")
    addresses = [*(at(name, theirs) for name in whole), *addresses_of(theirs, theirs)]
    addresses += [at("point_answer", theirs, point.pk), at("letter", theirs, 1), at("letter_pdf", theirs, 1)]
    asked = {address: focal.get(address).status_code for address in addresses}
    assert set(asked.values()) == {404}
    sent = {
        address: focal.post(address, {"sure": "on", "title": "Mine"}).status_code for address in addresses
    }
    assert set(sent.values()) <= {404, 405}
    assert Roadmap.objects.get(pk=theirs.pk).state == "draft"
    assert focal.get(at("roadmap", roadmap)).status_code == 200


def test_a_part_of_another_roadmap_is_not_found_under_the_own_address(
    roadmap: Roadmap, theirs: Roadmap, focal: Client
) -> None:
    addresses = addresses_of(roadmap, theirs)
    assert {focal.get(address).status_code for address in addresses} == {404}
    assert {focal.post(address, action_data()).status_code for address in addresses} == {404}
    assert theirs.actions.count() == 2
    assert {focal.get(address).status_code for address in addresses_of(roadmap, roadmap)} == {200}


@pytest.mark.rule("F5")
def test_a_form_that_was_opened_before_the_roadmap_was_handed_in_changes_nothing(
    roadmap: Roadmap, focal: Client
) -> None:
    action = roadmap.actions.get(code="1.1")
    Roadmap.objects.update(state="submitted")
    for address, typed in (
        (at("roadmap_edit", roadmap), head(roadmap, vision="What I typed")),
        (
            at("action_edit", roadmap, action.pk),
            action_data(code="1.1", revision=0, description="What I typed"),
        ),
    ):
        answer = focal.post(address, typed)
        page = answer.content.decode()
        assert answer.status_code == 422
        assert "under review or in force" in page
        assert "What I typed" in page
    book = SimpleUploadedFile("roadmap.xlsx", focal.get(at("roadmap_xlsx", roadmap)).content)
    assert focal.post(at("roadmap_import", roadmap), {"file": book}).status_code == 422
    assert Roadmap.objects.get().vision == ""
    assert RoadmapAction.objects.get(pk=action.pk).description == ""
