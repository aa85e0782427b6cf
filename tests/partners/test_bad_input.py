"""What is sent wrong gets a clear answer in the reader's language and changes nothing."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.contrib.auth import get_user_model
from django.test import Client

from partners.domain.applications import return_application
from partners.models import Application

NEWCOMER = {"name": "Amal Ferro", "password1": "a long pass phrase", "password2": "a long pass phrase"}


def step(application: Application, name: str, language: str = "fr") -> str:
    return f"/{language}/partners/applications/{application.public_id}/{name}/"


def test_a_false_country_is_refused_in_the_readers_language(draft: Application, client_of: Any) -> None:
    sent = {"kind": "country", "country": "999999", "name_fr": "Autre", "revision": draft.revision}
    answer = client_of(draft.applicant).post(step(draft, "organisation", "es"), sent)
    assert answer.status_code == 422
    assert "opción válida" in answer.content.decode()
    assert Application.objects.get(pk=draft.pk).name_fr == "Réseau Érable"


def test_what_was_typed_is_kept_when_something_is_wrong(draft: Application, client_of: Any) -> None:
    sent = {"kind": "nonsense", "name_fr": "Un nom à garder", "revision": draft.revision}
    answer = client_of(draft.applicant).post(step(draft, "organisation"), sent)
    assert answer.status_code == 422
    assert 'value="Un nom à garder"' in answer.content.decode()


def test_script_in_a_field_is_shown_and_never_run(draft: Application, client_of: Any) -> None:
    browser = client_of(draft.applicant)
    sent = {"mission_fr": "<script>alert(1)</script>", "revision": draft.revision}
    browser.post(step(draft, "mission"), sent)
    page = browser.get(draft.get_absolute_url()).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert(1)" not in page


def test_a_returned_application_is_edited_by_nobody_else(
    submitted: Application, secretariat: Any, client_of: Any
) -> None:
    returned = return_application(actor=secretariat, application=submitted, question="Who signs?")
    sent = {"name_fr": "Autre", "revision": returned.revision}
    answers = [
        client_of(who).post(step(returned, "organisation"), sent).status_code for who in ("follower", None)
    ]
    assert answers == [404, 302]
    assert Application.objects.get(pk=returned.pk).name_fr == "Réseau Érable"


def test_registering_a_known_address_makes_no_account_and_tells_nothing(
    applicant: Any, client: Client
) -> None:
    known = client.post("/en/account/signup/", {**NEWCOMER, "email": applicant.email})
    fresh = Client().post("/en/account/signup/", {**NEWCOMER, "email": "new@example.org"})
    assert (known.status_code, known["Location"]) == (fresh.status_code, fresh["Location"])
    assert get_user_model().objects.filter(email=applicant.email).count() == 1


def test_a_verification_link_works_once(follower: Any, client: Client) -> None:
    address = EmailAddress.objects.get(user=follower)
    EmailAddress.objects.filter(pk=address.pk).update(verified=False)
    link = f"/en/account/confirm-email/{EmailConfirmationHMAC(address).key}/"
    assert client.post(link).status_code == 302
    again = Client().get(link)
    assert again.status_code == 200
    assert "<form" not in again.content.decode().split("<main", 1)[1].split("</main>", 1)[0]


@pytest.mark.slow
def test_a_flood_of_registrations_is_stopped(db: None) -> None:
    browser = Client()
    answers = [
        browser.post("/fr/account/signup/", {**NEWCOMER, "email": f"flood-{number}@example.org"}).status_code
        for number in range(25)
    ]
    assert 429 in answers
    assert get_user_model().objects.filter(email__startswith="flood-").count() <= 20
