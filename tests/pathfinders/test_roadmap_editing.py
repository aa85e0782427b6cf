"""Writing a roadmap: one text at a time, nothing under review, and what cannot stand is refused."""

from decimal import Decimal
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from alliance87.core.access.domain.grants import grant
from partners.domain.stale import StaleEditError
from pathfinders.domain.roadmap.editing import (
    add_priority,
    remove_action,
    remove_priority,
    save_action,
    save_priority,
    save_roadmap,
    start_roadmap,
)
from pathfinders.domain.roadmap.plan import IndicatorPart, Target
from pathfinders.domain.roadmap.storing import store_plan
from pathfinders.models import IndicatorValue, Pathway, Roadmap, RoadmapAction
from pathfinders.queries.roadmap.plans import plan_of
from tests.cast import make_user
from tests.pathfinders.plans import PLAN
from tests.pathfinders.roadmaps import make_roadmap
from tests.pathfinders.ways import make_pathway

pytestmark = pytest.mark.django_db


@pytest.fixture
def pathway(pathfinder_focal_point: Any) -> Pathway:
    return make_pathway(focal_point=pathfinder_focal_point)


@pytest.fixture
def roadmap(pathway: Pathway) -> Roadmap:
    return make_roadmap(pathway)


def action(roadmap: Roadmap, code: str) -> RoadmapAction:
    return roadmap.actions.get(code=code)


def save(actor: Any, found: RoadmapAction, revision: int = 0, indicators: Any = (), **values: Any) -> Any:
    return save_action(
        actor=actor,
        priority=found.priority,
        action=found,
        revision=revision,
        values=values,
        indicators=indicators,
    )


def test_a_focal_point_begins_one_roadmap(pathway: Pathway, pathfinder_focal_point: Any) -> None:
    values = {"title": "A childhood without work", "language": "ar"}
    made = start_roadmap(actor=pathfinder_focal_point, pathway=pathway, values=values)
    assert (made.title, made.language, made.state, made.revision) == (values["title"], "ar", "draft", 0)
    with pytest.raises(ValidationError, match="being written already"):
        start_roadmap(actor=pathfinder_focal_point, pathway=pathway, values=values)


def test_nobody_begins_one_for_another_country(pathfinder_focal_point: Any) -> None:
    other = make_pathway(name="Elsewhere", iso2="XR")
    with pytest.raises(PermissionDenied):
        start_roadmap(actor=pathfinder_focal_point, pathway=other, values={"title": "Theirs"})


def test_a_country_that_only_expressed_interest_waits(pathfinder_focal_point: Any) -> None:
    early = make_pathway("interest", focal_point=pathfinder_focal_point)
    with pytest.raises(ValidationError, match="once the country prepares"):
        start_roadmap(actor=pathfinder_focal_point, pathway=early, values={"title": "Too soon"})


@pytest.mark.rule("T13")
def test_of_two_drafters_the_later_is_refused(roadmap: Roadmap, pathfinder_focal_point: Any) -> None:
    drafter = make_user("follower", email="drafter@example.org")
    grant(
        actor=pathfinder_focal_point,
        user=drafter,
        permission="pathfinders.draft_roadmap",
        obj=roadmap.pathway,
    )
    first = {"vision": "Line one.\r\nLine two."}
    save_roadmap(actor=drafter, roadmap=roadmap, revision=0, values=first)
    with pytest.raises(StaleEditError):
        save_roadmap(actor=pathfinder_focal_point, roadmap=roadmap, revision=0, values={"vision": "Mine"})
    assert Roadmap.objects.get().vision == "Line one.\nLine two."
    found = action(roadmap, "1.1")
    save(drafter, found, title="Open more schools")
    with pytest.raises(StaleEditError):
        save(pathfinder_focal_point, found, title="Mine")
    save_priority(actor=drafter, priority=found.priority, revision=0, values={"title": "Schooling"})
    with pytest.raises(StaleEditError):
        save_priority(actor=drafter, priority=found.priority, revision=0, values={"title": "Mine"})
    assert plan_of(roadmap).priorities[0].title == "Schooling"


@pytest.mark.rule("F5")
@pytest.mark.parametrize("state", ["submitted", "in_force", "replaced"])
def test_nothing_is_written_under_review_or_in_force(
    state: str, pathway: Pathway, pathfinder_focal_point: Any
) -> None:
    who = pathfinder_focal_point
    roadmap = make_roadmap(pathway, state)
    found = action(roadmap, "1.1")
    for attempt in (
        lambda: save_roadmap(actor=who, roadmap=roadmap, revision=0, values={"vision": "Other"}),
        lambda: add_priority(actor=who, roadmap=roadmap, title="Another"),
        lambda: save_priority(actor=who, priority=found.priority, revision=0, values={"title": "Other"}),
        lambda: save(who, found, title="Other"),
        lambda: remove_action(actor=who, action=found),
    ):
        with pytest.raises(ValidationError, match="under review or in force"):
            attempt()


def test_who_does_not_draft_writes_nothing(roadmap: Roadmap) -> None:
    for role in ("follower", "secretariat", "superuser"):
        with pytest.raises(PermissionDenied):
            save_roadmap(actor=make_user(role), roadmap=roadmap, revision=0, values={"vision": "Ours"})


def test_actions_that_would_wait_for_each_other_are_refused(
    roadmap: Roadmap, pathfinder_focal_point: Any
) -> None:
    one, two = action(roadmap, "1.1"), action(roadmap, "1.2")
    save(pathfinder_focal_point, two, depends_on=[one])
    with pytest.raises(ValidationError) as refused:
        save(pathfinder_focal_point, one, depends_on=[two])
    assert refused.value.messages == ["These actions wait for each other: 1.1 → 1.2 → 1.1."]
    assert list(action(roadmap, "1.1").depends_on.all()) == []


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"code": "1.2"}, "Another action of this roadmap has this code."),
        ({"budget": Decimal(5)}, "Please name the currency of the amounts."),
        (
            {"budget": Decimal(5), "funded": Decimal(6), "currency": "EUR"},
            "Action 1.1: more is funded than the action costs.",
        ),
        ({"currency": "euro"}, "Please give the three letters of the currency, such as “USD”."),
    ],
)
def test_what_cannot_stand_is_refused(
    roadmap: Roadmap, pathfinder_focal_point: Any, values: dict[str, Any], words: str
) -> None:
    with pytest.raises(ValidationError) as refused:
        save(pathfinder_focal_point, action(roadmap, "1.1"), **values)
    assert words in refused.value.messages
    assert action(roadmap, "1.1").revision == 0


def test_indicators_are_kept_by_their_code_with_what_was_measured(
    roadmap: Roadmap, pathfinder_focal_point: Any
) -> None:
    found = action(roadmap, "1.1")
    both = [IndicatorPart("a", "Schools"), IndicatorPart("b", "Teachers")]
    save(pathfinder_focal_point, found, indicators=both)
    measured = found.indicators.get(code="a")
    IndicatorValue.objects.create(indicator=measured, year=2026, value=Decimal(12), source="Ministry")
    targets = (Target(2027, Decimal(40)),)
    part = plan_of(roadmap).priorities[0].actions[0].indicators[0]
    renamed = IndicatorPart("a", "Open schools", targets=targets, values=part.values)
    save(pathfinder_focal_point, found, revision=1, indicators=[renamed])
    assert [each.code for each in found.indicators.all()] == ["a"]
    assert plan_of(roadmap).priorities[0].actions[0].indicators == (renamed,)
    assert IndicatorValue.objects.count() == 1


def test_a_priority_is_removed_when_it_is_empty(roadmap: Roadmap, pathfinder_focal_point: Any) -> None:
    first, second = roadmap.priorities.all()
    with pytest.raises(ValidationError, match="still holds actions"):
        remove_priority(actor=pathfinder_focal_point, priority=first)
    remove_priority(actor=pathfinder_focal_point, priority=second)
    assert list(roadmap.priorities.all()) == [first]


def test_a_whole_roadmap_is_stored_and_read_again(roadmap: Roadmap, pathfinder_focal_point: Any) -> None:
    store_plan(actor=pathfinder_focal_point, roadmap=roadmap, plan=PLAN)
    assert plan_of(Roadmap.objects.get()) == PLAN
    kept = action(roadmap, "1.1")
    store_plan(actor=pathfinder_focal_point, roadmap=roadmap, plan=PLAN)
    assert plan_of(Roadmap.objects.get()) == PLAN
    assert action(roadmap, "1.1") == kept
    assert IndicatorValue.objects.count() == 1


def test_a_roadmap_is_read_in_as_many_queries_whatever_its_size(
    roadmap: Roadmap, django_assert_num_queries: Any
) -> None:
    store_plan(actor=None, roadmap=roadmap, plan=PLAN)
    with django_assert_num_queries(6):
        plan_of(roadmap)
