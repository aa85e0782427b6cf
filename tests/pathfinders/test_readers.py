"""F4, F9: who reads what a country prepares, and from when."""

from typing import Any

import pytest

from partners.models import GroupOffice
from pathfinders.domain.monitoring import name_monitoring_group
from tests.gcm.body import Body
from tests.ladder.world import World
from tests.pathfinders.ways import make_pathway, yesterday

BEFORE = ("interest", "preparation", "roadmap", "check")
BEFORE_GCM = ("review", "agenda")


def sees(user: Any, *states: str) -> list[bool]:
    """Whether the person reads a way that stands there, state by state."""
    made = [
        make_pathway(state, name=f"{state} {len(states)}", iso2=f"{len(states)}{n}")
        for n, state in enumerate(states)
    ]
    return [user.has_perm("pathfinders.view_pathway", each) for each in made]


@pytest.mark.rule("F4")
def test_members_of_the_gcg_read_it_from_the_review_on(body: Body) -> None:
    states = (*BEFORE, *BEFORE_GCM, "granted")
    assert sees(body.representative(9), *states) == [False] * 4 + [True] * 3


@pytest.mark.rule("F9")
@pytest.mark.rule("W9")
def test_the_monitoring_group_reads_it_from_the_grant_on(cast: dict[str, Any]) -> None:
    group = World(cast).add_group("Monitoring progress")
    office = GroupOffice.objects.filter(group=group)[0]
    office.organisation.memberships.create(user=cast["monitoring_member"], role="reader")
    assert sees(cast["monitoring_member"], "granted") == [False]
    GroupOffice.objects.filter(pk=office.pk).update(since=yesterday())
    charge = name_monitoring_group(actor=cast["secretariat"], group=group)
    assert name_monitoring_group(actor=cast["secretariat"], group=group) == charge
    states = (*BEFORE, *BEFORE_GCM, "granted")
    assert sees(cast["monitoring_member"], *states) == [False] * 6 + [True]
