"""The help that pathfinder countries want stands in the list of needs and offers."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from partners.models import FundingCall, Organisation, Topic
from pathfinders.domain.implementation.progress_notes import record_progress
from tests.partners.proposing import let_edit, make_partner
from tests.partners.trading import publish_call
from tests.pathfinders.implementing import SAID, action_of, implement


def ask(actor: Any, roadmap: Any, code: str, words: str) -> None:
    record_progress(actor=actor, action=action_of(roadmap, code), values={**SAID, "help_wanted": words})


@pytest.mark.rule("F14")
def test_help_is_read_among_needs_by_those_who_may_read_it(
    pathfinder_focal_point: Any, client_of: Any
) -> None:
    roadmap = implement(pathfinder_focal_point)[1]
    ask(pathfinder_focal_point, roadmap, "1.1", "Trainers of teachers")
    ask(pathfinder_focal_point, roadmap, "1.2", "Interpreters for a shelter")
    listing = reverse("partners:postings")
    page = Client().get(listing).content.decode()
    assert reverse("pathfinders:help_wanted") in page
    assert ("Trainers of teachers" in page, "Interpreters" in page) == (True, False)
    assert "Interpreters" in client_of(pathfinder_focal_point).get(listing).content.decode()
    for query in ("?side=offer", "?kind=venue", "?q=dentists", "?country=ZZ"):
        assert "Trainers of teachers" not in Client().get(listing + query).content.decode(), query


@pytest.mark.rule("F14")
def test_help_stands_against_a_call_that_shares_its_country(
    pathfinder_focal_point: Any, partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    pathway, roadmap = implement(pathfinder_focal_point)
    ask(pathfinder_focal_point, roadmap, "1.1", "Trainers of teachers")
    ask(pathfinder_focal_point, roadmap, "1.2", "Interpreters for a shelter")
    here, elsewhere = (
        donate(partner_editor, secretariat, slug, countries=places)
        for slug, places in (("oak", [pathway.country]), ("elm", []))
    )
    assert "Trainers of teachers" not in Client().get(elsewhere.get_absolute_url()).content.decode()
    page = Client().get(here.get_absolute_url()).content.decode()
    assert ("Trainers of teachers" in page, "Interpreters" in page) == (True, False)
    own = client_of(pathfinder_focal_point).get(here.get_absolute_url()).content.decode()
    assert "Interpreters" in own
    Organisation.objects.filter(pk=pathway.organisation_id).update(listing="hidden")
    assert "Trainers of teachers" not in Client().get(here.get_absolute_url()).content.decode()


def donate(editor: Any, officer: Any, slug: str, **about: Any) -> FundingCall:
    """A call of a partner, about no topic of a roadmap."""
    donor = make_partner(slug)
    let_edit(editor, donor)
    other = Topic.objects.get_or_create(slug="other", defaults={"name": "Other"})[0]
    return publish_call(editor, officer, donor, topics=[other], **about)
