"""A colleague is invited and comes in, a claim is decided, and two partners become one, in a browser."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from partners.domain.invitations import token_of
from partners.models import Claim, Invitation, Membership, Organisation, Succession
from tests.cast import make_user
from tests.files.samples import pdf
from tests.journeys.support import DESK, PHONE, Walk
from tests.partners.proposing import let_edit, make_partner

CASES = [("fr", True, PHONE), ("es", False, PHONE), ("en", True, DESK)]


@pytest.mark.parametrize(("language", "script", "width"), CASES)
def test_the_life_of_a_partner(
    transactional_db: None, enter: Callable[..., Walk], language: str, script: bool, width: int
) -> None:
    focal, colleague, stranger = make_user("partner_editor"), make_user("applicant"), make_user("follower")
    maple, twin = make_partner(), make_partner("twin", name_fr="Maple Twin", name_en="Maple Twin")
    let_edit(focal, maple, "focal_point")

    def as_(person: Any) -> Walk:
        return enter(person, language, script=script, width=width)

    walk = as_(focal)
    walk.go("partners:colleagues", slug="maple")
    walk.fill(email=colleague.email)
    walk.field("role").select_option("editor")
    walk.submit("main form.narrow button.primary")
    walk.look()

    guest = as_(colleague)
    guest.go("partners:invitation", token=token_of(Invitation.objects.get()))
    guest.submit("main form button.primary")
    assert Membership.objects.current().get(user=colleague).role == "editor"

    claim(as_(stranger), twin)
    officer = as_(make_user("secretariat"))
    officer.go("partners:claim", public_id=Claim.objects.get().public_id)
    officer.submit("button[name=accept]")
    assert Membership.objects.current().get(user=stranger).role == "focal_point"

    officer.go("partners:succession", slug="twin")
    officer.fill(into="maple")
    officer.submit("main form[method=get] button")
    officer.look()
    officer.submit("main form.narrow button.danger")
    assert Succession.objects.get().successor == maple
    assert Membership.objects.current().filter(organisation=maple).count() == 3
    officer.page.goto(officer.address("partners:partner", slug="twin"))
    expect(officer.page).to_have_url(re.compile("/partners/maple/$"))


def claim(walk: Walk, organisation: Organisation) -> None:
    walk.go("partners:claim_organisation", slug=organisation.slug)
    walk.fill(function="Director", words="I direct it.")
    walk.page.locator("input[type=file]").set_input_files(
        {"name": "letter.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    )
    walk.submit("main form button.primary")
    walk.look()
