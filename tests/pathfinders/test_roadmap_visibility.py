"""Who sees which part of a roadmap (F4, F14)."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse
from django.utils import timezone

from alliance87.core.access.domain.grants import grant, revoke
from alliance87.core.dates import today_in_geneva
from pathfinders.models import Roadmap, RoadmapAction
from tests.cast import make_user
from tests.gcm.body import Body
from tests.pathfinders.implementing import implement, make_monitoring
from tests.pathfinders.roadmaps import make_letter, make_review, make_roadmap, make_version
from tests.pathfinders.ways import make_pathway

pytestmark = pytest.mark.django_db
ANYBODY = AnonymousUser()


def codes_for(user: Any) -> list[str]:
    return list(RoadmapAction.objects.visible_to(user).values_list("code", flat=True))


@pytest.mark.rule("F4")
@pytest.mark.parametrize(
    ("state", "way", "seen"),
    [
        ("draft", "roadmap", 0),
        ("submitted", "review", 0),
        ("in_force", "granted", 1),
        ("in_force", "withdrawn", 0),
    ],
)
def test_a_roadmap_is_public_from_the_grant_on(state: str, way: str, seen: int) -> None:
    pathway = make_pathway()
    roadmap = make_roadmap(pathway, state)
    left = {"withdrawn_at": timezone.now()} if way == "withdrawn" else {}
    type(pathway).objects.update(state=way, **left)
    assert Roadmap.objects.visible_to(ANYBODY).count() == seen
    assert Roadmap.objects.get().is_public == bool(seen)
    assert ANYBODY.has_perm("pathfinders.view_roadmap", Roadmap.objects.get(pk=roadmap.pk)) == bool(seen)


@pytest.mark.rule("P5")
@pytest.mark.parametrize("listing", ["hidden", "name_only"])
def test_a_state_without_a_public_page_has_no_public_roadmap(listing: str) -> None:
    pathway = make_pathway("granted")
    make_roadmap(pathway, "in_force")
    assert codes_for(ANYBODY) == ["1.1"]
    pathway.organisation.listing = listing
    pathway.organisation.save()
    assert codes_for(ANYBODY) == []
    assert not Roadmap.objects.get().is_public


@pytest.mark.rule("F14")
def test_a_restricted_action_is_for_the_country_and_those_who_follow_it(pathfinder_focal_point: Any) -> None:
    pathway = make_pathway("granted", focal_point=pathfinder_focal_point)
    make_roadmap(pathway, "in_force")
    assert codes_for(ANYBODY) == ["1.1"]
    assert codes_for(make_user("follower", email="somebody@example.org")) == ["1.1"]
    assert codes_for(pathfinder_focal_point) == ["1.1", "1.2"]
    assert codes_for(make_user("secretariat", email="officer@example.org")) == ["1.1", "1.2"]


@pytest.mark.rule("F5")
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_the_next_roadmap_is_the_country_s_until_it_holds(
    body: Body, pathfinder_focal_point: Any, client_of: Any, state: str
) -> None:
    pathway, roadmap = implement(pathfinder_focal_point)
    coming = make_roadmap(pathway, state)
    member, monitor = body.representative(9), make_user("monitoring_member")
    make_monitoring(monitor)
    for reader in (member, monitor):
        assert list(Roadmap.objects.visible_to(reader)) == [roadmap]
    first = coming.actions.get(code="1.1")
    milestone = first.milestones.create(title="Ten schools", due_on=today_in_geneva())
    doors = [
        reverse("pathfinders:roadmap", args=[coming.public_id]),
        reverse("pathfinders:action_progress", args=[first.pk]),
        reverse("pathfinders:milestone", args=[milestone.pk]),
    ]
    assert [client_of(member).get(each).status_code for each in doors] == [404, 404, 404]
    make_review(make_version(coming))
    assert set(Roadmap.objects.visible_to(member)) == {roadmap, coming}
    assert [client_of(member).get(each).status_code for each in doors] == [200, 404, 404]


@pytest.mark.rule("F9")
@pytest.mark.rule("F11")
@pytest.mark.parametrize(
    ("way", "state", "member", "monitor"),
    [
        ("review", "submitted", True, False),
        ("roadmap", "draft", True, False),  # given back with the letter
        ("agenda", "submitted", True, False),
        ("granted", "in_force", True, True),
        ("granted", "replaced", True, True),
        ("withdrawn", "submitted", False, False),
        ("withdrawn", "in_force", False, False),
    ],
)
def test_what_came_to_the_gcg_is_read_whole_by_its_members_and_from_the_grant_on_by_the_monitoring_group(
    body: Body, client_of: Any, way: str, state: str, member: bool, monitor: bool
) -> None:
    pathway = make_pathway()
    roadmap = make_roadmap(pathway, state)
    left = {"withdrawn_at": timezone.now()} if way == "withdrawn" else {}
    type(pathway).objects.update(state=way, **left)
    make_review(make_version(roadmap))
    follows = make_user("monitoring_member")
    make_monitoring(follows)
    codes = [("1.2" in codes_for(each)) for each in (body.representative(9), follows)]
    assert codes == [member, monitor]
    address = reverse("pathfinders:version", args=[roadmap.public_id, 1])
    opened = [client_of(each).get(address).status_code == 200 for each in (body.representative(9), follows)]
    assert opened == [member, monitor]


@pytest.mark.rule("F9")
def test_the_monitoring_group_opens_the_version_that_holds_and_none_of_the_rounds_before(
    body: Body, client_of: Any
) -> None:
    roadmap = make_roadmap(make_pathway("granted"), "in_force")
    for _round in range(2):
        make_review(make_version(roadmap))
    follows = make_user("monitoring_member")
    make_monitoring(follows)
    seen = {
        number: [
            client_of(each).get(reverse("pathfinders:version", args=[roadmap.public_id, number])).status_code
            for each in (body.representative(9), follows)
        ]
        for number in (1, 2)
    }
    assert seen == {1: [200, 404], 2: [200, 200]}


@pytest.mark.rule("F3")
@pytest.mark.rule("F11")
def test_the_clinic_closes_to_the_gcg_when_the_state_has_left(body: Body, client_of: Any) -> None:
    pathway = make_pathway("roadmap")
    review = make_letter(make_version(make_roadmap(pathway)), body.chair)
    kwargs = {"public_id": review.version.roadmap.public_id, "number": 1}
    doors = [reverse(f"pathfinders:{name}", kwargs=kwargs) for name in ("clinic", "letter", "letter_pdf")]
    member, comment = client_of(body.representative(24)), reverse("pathfinders:clinic_comment", kwargs=kwargs)
    assert [member.get(each).status_code for each in doors] == [200, 200, 200]
    type(pathway).objects.update(state="withdrawn", withdrawn_at=timezone.now())
    assert [member.get(each).status_code for each in doors] == [404, 404, 404]
    assert member.post(comment).status_code == 404
    assert [client_of(body.officer).get(each).status_code for each in doors] == [200, 200, 200]


def test_a_drafter_is_named_for_one_country_and_the_name_can_be_taken_back(
    pathfinder_focal_point: Any,
) -> None:
    mine = make_roadmap(make_pathway(focal_point=pathfinder_focal_point))
    other = make_roadmap(make_pathway(name="Elsewhere", iso2="XR"))
    drafter = make_user("follower", email="drafter@example.org")
    named = {"user": drafter, "permission": "pathfinders.draft_roadmap", "obj": mine.pathway}
    grant(actor=pathfinder_focal_point, **named)
    assert drafter.has_perm("pathfinders.write_roadmap", mine)
    assert not drafter.has_perm("pathfinders.write_roadmap", other)
    assert list(Roadmap.objects.visible_to(drafter)) == [mine]
    revoke(actor=pathfinder_focal_point, **named)
    assert not drafter.has_perm("pathfinders.write_roadmap", mine)
    assert list(Roadmap.objects.visible_to(drafter)) == []
