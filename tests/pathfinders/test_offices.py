"""For which country somebody speaks, and since when."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from alliance87.core.dates import today_in_geneva
from partners.models import Group, GroupMember, Membership
from pathfinders.queries.offices import follows_target, ways_of
from tests.cast import make_user
from tests.pathfinders.implementing import make_monitoring
from tests.pathfinders.ways import make_pathway, make_state


@pytest.mark.rule("F11")
def test_a_focal_point_speaks_for_the_own_country_from_an_instant_to_an_instant(
    pathfinder_focal_point: Any,
) -> None:
    mine = make_pathway(focal_point=pathfinder_focal_point)
    other = make_pathway(name="Elsewhere", iso2="XR")
    assert pathfinder_focal_point.has_perm("pathfinders.prepare_pathway", mine)
    assert not pathfinder_focal_point.has_perm("pathfinders.prepare_pathway", other)
    office = mine.focal_points.get()
    assert ways_of(pathfinder_focal_point, office.since) == {mine.pk}
    assert ways_of(pathfinder_focal_point, office.since - timedelta(seconds=1)) == frozenset()
    office.until = timezone.now()
    office.save()
    assert not pathfinder_focal_point.has_perm("pathfinders.prepare_pathway", mine)


@pytest.mark.django_db
@pytest.mark.rule("F9")
@pytest.mark.parametrize(
    ("state", "as_observer", "follows"),
    [("member", False, True), ("member", True, False), ("asked", False, False), ("left", False, False)],
)
def test_a_member_of_the_group_follows_the_countries_and_an_observer_does_not(
    state: str, as_observer: bool, follows: bool
) -> None:
    make_monitoring(make_user("follower", email="lead@example.org"))
    person, organisation = make_user("follower"), make_state("Working State", "XV")
    Membership.objects.create(user=person, organisation=organisation, role="reader")
    GroupMember.objects.create(
        group=Group.objects.get(),
        organisation=organisation,
        state=state,
        as_observer=as_observer,
        reason="We count schools.",
        asked_by=person,
        since=None if state == "asked" else today_in_geneva(),
        until=today_in_geneva() if state == "left" else None,
    )
    assert follows_target(person) == follows
