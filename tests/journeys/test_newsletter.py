"""A month's issue from its beginning to its readers, by the keyboard alone: one officer composes, looks at it
in each form, has a test sent and proposes; another approves."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.utils import timezone
from playwright.sync_api import expect

from secretariat.domain.newsletter.consent import load_first_text
from secretariat.domain.newsletter.subscribing import ask_subscription, confirm_subscription
from secretariat.models import Issue, Subscriber
from tests.cast import make_user
from tests.journeys.keyboard import press, reach, write
from tests.journeys.support import DESK, PHONE, Walk

SAID = "Cent enfants apprennent."


@pytest.mark.parametrize(("language", "script", "width"), [("fr", True, DESK), ("es", False, PHONE)])
def test_an_issue_is_composed_seen_approved_and_sent(
    transactional_db: None,
    enter: Callable[..., Walk],
    run_jobs: Callable[[], int],
    language: str,
    script: bool,
    width: int,
) -> None:
    load_first_text()
    ask_subscription(email="reader@example.org", values={"language": language})
    from secretariat.domain.newsletter.links import confirming

    confirm_subscription(token=confirming(Subscriber.objects.get()))
    options: dict[str, Any] = {"script": script, "width": width}
    walk = enter(make_user("secretariat"), language, **options)
    compose(walk)
    number = Issue.objects.get().number
    look_at_it(walk, number)
    press(walk, "form[action$='test/'] button")
    run_jobs()
    assert [each.to for each in mail.outbox[-3:]] == [["secretariat@example.org"]] * 3  # one a language
    mail.outbox.clear()
    reach(walk, "[name=not_after]")
    walk.field("not_after").fill(f"{timezone.localdate() + timedelta(days=2)}T12:00")
    press(walk, "form[action$='propose/'] button.primary")

    second = enter(make_user("secretariat", email="second@example.org"), language, **options)
    second.go("secretariat:issue", number=number)
    press(second, "form[action$='approve/'] button.primary")
    run_jobs()
    assert Issue.objects.get().state == "sent"
    assert [each.to for each in mail.outbox if each.subject == "Mai"] == [["reader@example.org"]]
    second.go("secretariat:newsletter_issue", number=number)


def compose(walk: Walk) -> None:
    walk.go("secretariat:issues")
    reach(walk, "main [name=month]")
    walk.field("month").fill(f"{timezone.localdate():%Y-%m}")
    press(walk, "main form button.primary")
    press(walk, "button[value^='section:add-']")
    press(walk, "button[value^='section:down-']")
    press(walk, "main ol a")
    write(walk, f"title_{walk.language}", "Une école")
    write_text(walk)
    press(walk, "main form button.primary")
    press(walk, "main a[href$='/edit/']")
    write(walk, f"title_{walk.language}", "Mai")
    press(walk, "main form button.primary")


def write_text(walk: Walk) -> None:
    """With script in the editor, and it is seen at once; without, in a plain field, and when one asks."""
    if walk.script:
        reach(walk, f".ProseMirror[lang={walk.language}], .ProseMirror")
        walk.page.keyboard.type(SAID)
        expect(walk.page.locator("#preview")).to_contain_text(SAID)
    else:
        write(walk, f"text_{walk.language}", SAID)
        press(walk, "button[name=preview]")
        assert SAID in walk.page.locator("#preview").inner_text()


def look_at_it(walk: Walk, number: int) -> None:
    """As a page, and as the two forms of its mail."""
    walk.go("secretariat:issue_web", number=number)
    assert SAID in walk.page.locator("main").inner_text()
    for form in ("html", "text"):
        answer = walk.page.goto(
            walk.address("secretariat:issue_mail", number=number, language=walk.language, form=form)
        )
        assert answer is not None
        assert SAID in answer.text()
    walk.go("secretariat:issue", number=number)
