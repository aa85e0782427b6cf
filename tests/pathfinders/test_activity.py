"""What followers of a country are told of its way: what its page says, and no more (P5, F4, F10)."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from partners.models import Organisation
from partners.queries.activity import Event, events_between
from pathfinders.models import Pathway, Roadmap
from tests.pathfinders.implementing import WORDS, hand_in, implement
from tests.pathfinders.roadmaps import make_roadmap
from tests.pathfinders.test_leaving import pathfinder, withdraw
from tests.pathfinders.ways import make_pathway


def told(pathway: Pathway, since: datetime) -> list[Event]:
    """But that the State is a partner, which it became a moment ago."""
    target = ("country", pathway.country_id)
    happened = [each for each in events_between(since, timezone.now()) if target in each.targets]
    return [each for each in happened if not each.key.startswith("partner:")]


def keys(pathway: Pathway, since: datetime) -> list[str]:
    return sorted(each.key.split(":")[0] for each in told(pathway, since))


def an_hour_ago() -> datetime:
    return timezone.now() - timedelta(hours=1)


@pytest.mark.rule("F4", "P5")
@pytest.mark.parametrize("listing", ["public", "name_only", "hidden"])
def test_the_grant_and_the_roadmap_of_a_public_state(db: None, listing: str) -> None:
    since = an_hour_ago()
    pathway, _roadmap = implement(granted_at=timezone.now())
    Organisation.objects.filter(pk=pathway.organisation_id).update(listing=listing)
    expected = ["pathfinder", "roadmap"] if listing == "public" else []
    assert keys(pathway, since) == expected
    texts = "".join(f"{each.title} {each.body}" for each in told(pathway, since))
    assert "mine" not in texts  # its restricted action (F14)
    assert ("A childhood without work" in texts) == (listing == "public")


@pytest.mark.rule("F4")
@pytest.mark.parametrize("state", ["draft", "submitted"])
def test_nothing_is_told_before_the_grant(db: None, state: str) -> None:
    since = an_hour_ago()
    pathway = make_pathway("review")
    make_roadmap(pathway, state)
    assert keys(pathway, since) == []


@pytest.mark.rule("F10")
def test_of_a_report_the_day_is_told_and_no_word_of_it(pathfinder_focal_point: Any) -> None:
    pathway, _roadmap = implement(pathfinder_focal_point)
    since = an_hour_ago()
    hand_in(pathfinder_focal_point, pathway)
    (event,) = told(pathway, since)
    assert (event.key.split(":")[0], WORDS["results"] in event.title + event.body) == ("yearly-report", False)
    Organisation.objects.filter(pk=pathway.organisation_id).update(listing="name_only")
    assert keys(pathway, since) == []


@pytest.mark.rule("F11")
def test_a_status_that_ended_is_told_and_a_way_that_led_nowhere_is_not(secretariat: Any) -> None:
    since = an_hour_ago()
    left = withdraw(secretariat, pathfinder(name="Onderland", iso2="XQ"))
    gave_up = withdraw(secretariat, make_pathway("preparation", name="Overland", iso2="XO"))
    assert (keys(left, since), keys(gave_up, since)) == (["pathfinder-ended"], [])


def test_what_was_replaced_is_not_told_again(db: None) -> None:
    pathway, roadmap = implement(granted_at=timezone.now() - timedelta(days=30))
    assert keys(pathway, an_hour_ago()) == []
    assert Roadmap.objects.get(pk=roadmap.pk).state == "in_force"
