"""F14: an action that became a danger is withheld, in the roadmap in force and in those before it."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from alliance87.core import ledger
from pathfinders.domain.implementation.restricting import restrict_action
from pathfinders.models import Roadmap, RoadmapAction
from tests.cast import make_user
from tests.pathfinders.implementing import action_of, implement
from tests.pathfinders.roadmaps import make_roadmap

pytestmark = pytest.mark.rule("F14")
TITLE = "Open schools in the hills"


@pytest.fixture
def roadmap(pathfinder_focal_point: Any) -> Roadmap:
    """In force, after another with the same actions."""
    pathway, roadmap = implement(pathfinder_focal_point)
    make_roadmap(pathway, "replaced")
    return roadmap


def doors(roadmap: Roadmap) -> list[str]:
    return [reverse("pathfinders:roadmap", args=[each.public_id]) for each in roadmap.pathway.roadmaps.all()]


@pytest.mark.parametrize("state", ["in_force", "replaced"])
def test_it_is_withheld_everywhere_at_once(
    roadmap: Roadmap, pathfinder_focal_point: Any, client_of: Any, client: Client, state: str
) -> None:
    assert [TITLE in client.get(each).content.decode() for each in doors(roadmap)] == [True, True]
    action = RoadmapAction.objects.get(roadmap__state=state, code="1.1")
    page = client_of(pathfinder_focal_point).get(reverse("pathfinders:action_progress", args=[action.pk]))
    assert reverse("pathfinders:action_restrict", args=[action.pk]) in page.content.decode()
    client_of(pathfinder_focal_point).post(reverse("pathfinders:action_restrict", args=[action.pk]))
    assert [TITLE in client.get(each).content.decode() for each in doors(roadmap)] == [False, False]
    assert list(RoadmapAction.objects.public()) == []
    assert [each.kind for each in ledger.entries_of(action)] == ["pathfinders.action_restricted"]
    with pytest.raises(ValidationError, match="restricted already"):
        restrict_action(actor=pathfinder_focal_point, action=action)


def test_what_the_roadmap_in_force_restricts_is_withheld_in_the_one_before(
    roadmap: Roadmap, client: Client
) -> None:
    RoadmapAction.objects.filter(roadmap=roadmap, code="1.1").update(visibility="restricted")
    assert list(RoadmapAction.objects.public()) == []
    assert [TITLE in client.get(each).content.decode() for each in doors(roadmap)] == [False, False]


def test_only_the_focal_points_of_the_country_do_it(roadmap: Roadmap, secretariat: Any) -> None:
    other = make_user("pathfinder_focal_point", email="of-another@example.org")
    implement(other, name="Elsewhere", iso2="XR")
    for actor in (secretariat, other, make_user("superuser")):
        with pytest.raises(PermissionDenied):
            restrict_action(actor=actor, action=action_of(roadmap))
