"""An organisation becomes a partner: its officer, the secretariat's, and a visitor, each in a browser."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from partners.models import Application, CommitmentText, Country, Organisation, RegionalGroup, Topic
from tests.cast import PASSWORD, give_second_factor, make_user, totp_now
from tests.journeys.support import LANGUAGES, PHONE, Walk

NAMES = {"fr": "Réseau Érable", "en": "Maple Network", "es": "Red Ñandú"}
FOUND_BY = {"fr": "reseau erable", "en": "MAPLE", "es": "red nandu"}


@pytest.fixture
def reference(transactional_db: None) -> None:
    region = RegionalGroup.objects.create(code="north", name_fr="Nord", name_en="North", name_es="Norte")
    Country.objects.create(
        iso2="XA",
        name_fr="Valdorée",
        name_en="Valdoria",
        name_es="Valdoria",
        regional_group=region,
        fictitious=True,
    )
    Topic.objects.create(
        slug="survivors", name_fr="Personnes survivantes", name_en="Survivors", name_es="Supervivientes"
    )
    CommitmentText.objects.create(
        version=1,
        text_fr="Le texte.",
        text_en="The text.",
        text_es="El texto.",
        effective_from=datetime(2024, 1, 1, tzinfo=UTC),
    )


def sign_in(walk: Walk, user: Any) -> None:
    walk.go("account_login")
    walk.fill(login=user.email, password=PASSWORD)
    walk.submit()
    if user.is_staff:
        walk.fill(code=totp_now(user))
        walk.submit("main form:has([name=code]) button")


def fill_in(walk: Walk) -> None:
    """The three steps, leaving after the first and coming back from the desk."""
    walk.go("partners:apply")
    walk.submit("main form button")
    walk.page.select_option("[name=kind]", "civil_society")
    walk.page.select_option("[name=country]", label="Valdorée" if walk.language == "fr" else "Valdoria")
    walk.field(f"name_{walk.language}").fill(NAMES[walk.language])
    walk.submit("button[name=later]")
    walk.go("partners:desk")
    walk.page.get_by_role("link", name=NAMES[walk.language]).click()
    walk.page.locator(".steps a").nth(1).click()
    walk.field(f"mission_{walk.language}").fill("<script>alert(1)</script> & co")
    walk.page.locator("[name=topics]").check()
    walk.submit("main form button.primary")
    walk.fill(focal_point_function="Directrice")
    walk.submit("main form button.primary")


def hand_in(walk: Walk) -> None:
    walk.page.locator("[name=commitment]").check()
    walk.submit("#submit form button.primary")


def decide(walk: Walk, application: Application) -> Callable[[str], Any]:
    """The page of the application on the desk; what it answers opens and sends one of its forms."""
    walk.go("admin:index")
    walk.page.get_by_role("link", name=application.name).first.click()
    walk.look()
    return lambda name: walk.submit(f"form[action$='/{name}/'] button")


@pytest.mark.rule("P3")
@pytest.mark.parametrize("script", [True, False], ids=["script", "no-script"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_from_registration_to_the_directory(
    language: str, script: bool, visit: Any, mail_link: Any, reference: None, run_jobs: Any
) -> None:
    applicant, officer = (
        make_user("applicant", language=language),
        make_user("secretariat", language=language),
    )
    give_second_factor(officer)
    mine, desk = visit(language, script=script), visit(language, script=script)

    sign_in(mine, applicant)
    fill_in(mine)
    hand_in(mine)
    application = Application.objects.get()
    assert application.state == "submitted"

    sign_in(desk, officer)
    send = decide(desk, application)
    desk.page.locator("[name=question]").fill("Qui signe ?")
    send("return")

    mine.page.goto(mail_link(applicant.email, "/applications/"))
    mine.look()
    mine.page.locator("[name=answer]").fill("Le bureau.")
    hand_in(mine)

    send = decide(desk, application)
    desk.page.locator("[name=checked]").check()
    send("accept")

    mine.page.goto(mail_link(applicant.email, "/partners/"))
    mine.look()
    assert mine.page.locator("h1").inner_text() == NAMES[language]

    visitor = visit(language, script=script)
    visitor.go("partners:directory")
    visitor.page.locator("main [name=q]").fill(FOUND_BY[language])
    visitor.submit("main form button")
    visitor.page.get_by_role("link", name=NAMES[language]).click()
    visitor.look()
    assert visitor.is_at("partners:partner", slug=Organisation.objects.get().slug)
    assert "<script>alert(1)</script> & co" in visitor.page.locator("main").inner_text()


def test_the_language_switch_stays_on_the_page(visit: Any, reference: None) -> None:
    walk = visit("fr")
    walk.page.goto("/fr/partners/?q=lac")
    walk.page.get_by_role("link", name="Español").click()
    assert walk.page.url.endswith("/es/partners/?q=lac")


def test_on_a_telephone_by_keyboard(visit: Any, reference: None) -> None:
    applicant = make_user("applicant")
    walk = visit("en", width=PHONE)
    sign_in(walk, applicant)
    walk.go("partners:apply")
    walk.page.locator("main form button").focus()
    with walk.page.expect_navigation():
        walk.page.keyboard.press("Enter")
    walk.look()
    walk.page.locator("[name=name_en]").focus()
    walk.page.keyboard.type("Maple Network")
    with walk.page.expect_navigation():
        walk.page.keyboard.press("Enter")
    walk.look()
    assert Application.objects.get().name_en == "Maple Network"


@pytest.mark.rule("T13")
def test_two_windows_on_one_step(visit: Any, reference: None) -> None:
    applicant = make_user("applicant")
    walk = visit("en")
    sign_in(walk, applicant)
    walk.go("partners:apply")
    walk.submit("main form button")
    other = walk.page.context.new_page()
    other.goto(walk.page.url)
    other.locator("[name=name_en]").fill("First")
    with other.expect_navigation():
        other.locator("button[name=later]").click()
    walk.fill(name_en="Second")
    walk.submit("main form button.primary")
    assert walk.page.get_by_role("alert").locator("td").all_inner_texts()[-2:] == ["First", "Second"]
    assert Application.objects.get().name_en == "First"
    walk.submit("main form button.primary")
    assert Application.objects.get().name_en == "Second"
