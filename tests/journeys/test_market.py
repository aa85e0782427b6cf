"""A need is posted in a browser, answered by another partner, and closed with what came of it."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from alliance87.core.dates import today_in_geneva
from partners.models import Posting
from tests.cast import make_user
from tests.journeys.support import DESK, PHONE, Walk
from tests.partners.group_working import partner_of
from tests.partners.initiating import topic
from tests.partners.trading import OFFER, ended_pilot, post, publish_call


@pytest.mark.parametrize(("language", "script", "width"), [("fr", True, PHONE), ("es", False, DESK)])
def test_a_need_finds_its_answer(
    transactional_db: None, enter: Callable[..., Walk], language: str, script: bool, width: int
) -> None:
    editor, writer = make_user("partner_editor"), make_user("group_lead")
    partner_of(editor, "maple")
    post(writer, partner_of(writer, "oak"), **OFFER)
    walk = enter(editor, language, script=script, width=width)
    walk.go("partners:posting_start")
    walk.submit("main form button.primary")
    fill_in(walk)
    walk.submit("form[action$='publish/'] button")
    need = Posting.objects.get(side="need")
    expect(walk.page.locator("section[aria-labelledby=matches] li")).to_have_count(1)

    other = enter(writer, language, script=script, width=width)
    other.go("partners:posting_write", public_id=need.public_id)
    other.fill(words="Nous avons deux formatrices.")
    other.submit("main form button.primary")
    walk.go("partners:postings")
    walk.go("partners:posting_contact", public_id=need.public_id, pk=need.contacts.get().pk)
    expect(walk.page.locator("article")).to_have_count(1)
    walk.fill(words="Avec plaisir.")
    walk.submit("main form button.primary")

    walk.go("partners:posting_close", public_id=need.public_id)
    walk.fill(result="Formation donnée.")
    walk.fill(closed_with="Oak")
    walk.submit("main form button.primary")
    expect(walk.page.locator("section[aria-labelledby=result]")).to_contain_text("Oak")


def fill_in(walk: Walk) -> None:
    walk.page.locator("main [name=side]").first.check()
    walk.page.locator("main [name=kind]").first.check()
    words = {f"title_{walk.language}": "Formatrices", f"text_{walk.language}": "Pour une semaine."}
    walk.fill(**words, until=str(today_in_geneva() + timedelta(days=30)))
    walk.page.locator(f"main [name=topics][value='{topic().pk}']").check()
    walk.submit("main form button.primary")


def test_pilots_and_calls_are_read_by_everybody(transactional_db: None, visit: Callable[..., Walk]) -> None:
    editor, officer = make_user("partner_editor"), make_user("secretariat")
    partner = partner_of(editor, "maple")
    pilot, call = ended_pilot(editor, partner, "partly"), publish_call(editor, officer, partner)
    for language, width in (("fr", PHONE), ("es", DESK)):
        walk = visit(language, width=width)
        walk.go("partners:pilots")
        walk.go("partners:pilot", public_id=pilot.public_id)
        expect(walk.page.locator("section[aria-labelledby=scale] > ol > li")).to_have_count(3)
        walk.go("partners:funding")
        walk.go("partners:funding_call", public_id=call.public_id)
