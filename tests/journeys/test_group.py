"""A partner proposes a group in a browser, and the secretariat puts it on the agenda of a meeting."""

from collections.abc import Callable
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from gcm.models import Meeting
from partners.enums import ProposalState
from partners.models import GroupProposal
from tests.cast import make_user
from tests.gcm.body import make_meeting, seat_all
from tests.journeys.support import DESK, PHONE, Walk
from tests.partners.proposing import let_edit, make_partner

WORDS = {"title": "Groupe", "need": "Un besoin.", "resources": "Deux personnes.", "workplan": "Étape 1."}


@pytest.mark.parametrize(
    ("language", "script", "width"), [("fr", True, PHONE), ("es", False, PHONE), ("en", True, DESK)]
)
def test_a_group_is_proposed_and_comes_on_the_agenda(
    transactional_db: None, enter: Callable[..., Walk], language: str, script: bool, width: int
) -> None:
    author = make_user("partner_editor")
    let_edit(author, make_partner())
    walk = enter(author, language, script=script, width=width)
    walk.go("partners:desk")
    walk.go("partners:propose")
    walk.submit("main form button.primary")
    fill_in(walk)
    with walk.page.expect_navigation():
        walk.field(f"title_{language}").press("Enter")  # saves, and adds no row
    walk.submit("#submit form button.primary")
    proposal = GroupProposal.objects.get()
    assert (proposal.state, proposal.results.count()) == (ProposalState.SUBMITTED, 2)

    meeting = make_meeting(seat_all(), "draft")
    check(enter(make_user("secretariat"), language, script=script, width=width), proposal)
    assert GroupProposal.objects.get().state == ProposalState.ON_AGENDA
    assert Meeting.objects.get().items.last().subject == GroupProposal.objects.get()
    assert meeting.items.count() == 3


def fill_in(walk: Walk) -> None:
    """Two results, the second in a row that is asked for."""
    walk.fill(**{f"{name}_{walk.language}": text for name, text in WORDS.items()})
    year = timezone.localdate().year + 1
    walk.fill(starts_on=f"{year}-01-01", ends_on=f"{year}-12-31")
    for row in range(2):
        if row:
            walk.submit("button[name=add]")
        for name in ("text", "indicator", "target"):
            walk.field(f"results-{row}-{name}_{walk.language}").fill(f"{name} {row}")


def check(walk: Walk, proposal: Any) -> None:
    walk.go("admin:partners_groupproposal_change", object_id=proposal.pk)
    walk.submit("#content-main form[action$='accept/'] button")
    walk.submit("#content-main form[action*='proposals'] button")


def test_the_groups_of_the_alliance(
    transactional_db: None, visit: Callable[..., Walk], enter: Callable[..., Walk]
) -> None:
    from tests.cast import ROLES
    from tests.ladder.world import World

    people = {role: make_user(role) for role in ROLES if role != "anonymous"}
    group = World(people).group
    for language, width in (("fr", PHONE), ("es", DESK), ("en", PHONE)):
        walk = visit(language, width=width)
        walk.go("partners:groups")
        walk.go("partners:group", slug=group.slug)
        expect(walk.page.locator("h1")).to_have_text(getattr(group, f"title_{language}"))
