"""In a browser: a member asks in the group, another is mentioned and answers, a third reads who does what
where."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import expect

from partners.models import ExchangePost, Organisation
from tests.cast import make_user
from tests.journeys.support import DESK, PHONE, Walk
from tests.partners.group_working import at_work, join, partner_of
from tests.partners.initiating import country, publish


@pytest.mark.parametrize(("language", "script", "width"), [("fr", False, PHONE), ("es", True, DESK)])
def test_a_question_is_asked_and_answered_in_a_group(
    transactional_db: None, enter: Callable[..., Walk], language: str, script: bool, width: int
) -> None:
    lead, member, officer = (make_user(role) for role in ("partner_editor", "applicant", "secretariat"))
    group = at_work(lead, officer)
    elm = partner_of(member, "elm")
    join(group, lead, member, elm)
    walk = enter(lead, language, script=script, width=width)
    walk.go("partners:group_space", slug=group.slug)
    walk.go("partners:group_exchange_ask", slug=group.slug)
    walk.fill(title="Who maps cocoa?", text="<script>alert(1)</script> We begin.")
    walk.page.get_by_label("Elm").check()
    walk.submit("main form button.primary")
    expect(walk.page.locator("main article")).to_contain_text("<script>alert(1)</script> We begin.")

    walk = enter(member, language, script=script, width=width)
    walk.go("partners:desk")
    walk.page.locator("a[href*='/exchange/']", has_text="Who maps cocoa?").or_(
        walk.page.locator("li:has-text('Who maps cocoa?') a")
    ).first.click()
    walk.fill(text="We do.")
    walk.submit("main form.narrow button.primary")
    expect(walk.page.locator("main article")).to_have_count(2)
    assert ExchangePost.objects.latest("pk").organisation == elm


def test_who_does_what_where(transactional_db: None, visit: Callable[..., Walk]) -> None:
    editor: Any = make_user("partner_editor")
    publish(editor, partner_of(editor, "oak"))
    Organisation.objects.update(country=country())
    for language, script, width in (("fr", False, PHONE), ("en", True, DESK)):
        walk = visit(language, script=script, width=width)
        walk.go("partners:coverage")
        walk.page.locator("table.coverage td a").first.click()
        expect(walk.page.locator("main ul.rows li")).to_have_count(1)
        walk.go("partners:map")
        walk.page.locator("a.square").first.click()
        expect(walk.page.locator(".partner-list li")).to_have_count(1)
