"""Somebody writes to the secretariat in a browser, an officer answers; a letter waits for the chair."""

from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail

from partners.emails import application_received
from partners.models import Application
from secretariat.enums import WordingKind
from secretariat.models import Letter, Ticket
from tests.cast import make_user
from tests.journeys.support import DESK, PHONE, Walk
from tests.partners.proposing import let_edit, make_partner
from tests.secretariat.office.writing import wording


@pytest.mark.parametrize(
    ("language", "script", "width"), [("fr", True, PHONE), ("es", False, PHONE), ("en", True, DESK)]
)
def test_a_message_is_answered(
    transactional_db: None,
    visit: Callable[..., Walk],
    enter: Callable[..., Walk],
    run_jobs: Callable[[], int],
    language: str,
    script: bool,
    width: int,
) -> None:
    walk = visit(language, script=script, width=width)
    walk.go("secretariat:contact")
    walk.fill(name="Ana", email="ana@example.org", subject="Affiche", text="Où est le logo ?")
    walk.submit("main form button.primary")
    ticket = Ticket.objects.get()

    desk = enter(make_user("secretariat"), language, script=script, width=width)
    desk.go("secretariat:tickets")
    desk.go("secretariat:ticket", public_id=ticket.public_id)
    desk.submit("main button[value=take]")
    desk.fill(text="Dans le dossier de presse.")
    desk.submit("main button[value=answer]")
    run_jobs()
    assert "Dans le dossier de presse." in mail.outbox[-1].body
    assert Ticket.objects.get().state == "answered"


@pytest.mark.parametrize(("language", "script", "width"), [("fr", True, DESK), ("es", False, PHONE)])
def test_a_letter_is_written_and_sent(
    transactional_db: None,
    enter: Callable[..., Walk],
    run_jobs: Callable[[], int],
    language: str,
    script: bool,
    width: int,
) -> None:
    officer: Any = make_user("secretariat")
    partner = make_partner(name_es="Maple")
    let_edit(make_user("partner_editor"), partner)
    wording(officer)
    desk = enter(officer, language, script=script, width=width)
    for name in ("secretariat:wordings", "secretariat:queue", "secretariat:media_desk"):
        desk.go(name)
    desk.go("secretariat:letters")
    desk.submit("main form button.primary")
    desk.fill(organisations="Maple")
    desk.submit("main form button.primary")
    for verb in ("propose", "approve", "send"):
        desk.submit(f"main button[value={verb}]")
    run_jobs()
    assert Letter.objects.get().state == "sent"
    assert mail.outbox[-1].attachments
    desk.go("secretariat:correspondence")


@pytest.mark.parametrize(("language", "script", "width"), [("fr", True, PHONE), ("es", False, DESK)])
def test_a_template_is_put_into_use_by_a_second_officer(
    transactional_db: None,
    enter: Callable[..., Walk],
    run_jobs: Callable[[], int],
    language: str,
    script: bool,
    width: int,
) -> None:
    made = wording(make_user("secretariat"), WordingKind.THANKS, body="Thanks to [[organisation]].")
    second = make_user("secretariat", email="second@example.org", name="Second")
    desk = enter(second, language, script=script, width=width)
    desk.go("secretariat:wordings")
    desk.go("secretariat:wording", pk=made.pk)
    address: Any = {"pk": made.pk, "number": 1, "mail": "partners.application_received"}
    desk.go("secretariat:wording_mail", **address)
    desk.page.locator("main details.confirm summary").click()
    desk.submit("main details.confirm button")
    desk.submit("main button[value=take-out]")
    desk.page.locator("main details.confirm summary").click()
    desk.submit("main details.confirm button")

    applicant = make_user("applicant", language=language)
    application_received(Application.objects.create(applicant=applicant, name="Maple"))
    run_jobs()
    assert "Thanks to Maple." in mail.outbox[-1].body
    assert mail.outbox[-1].subject == f"A letter ({language})"
