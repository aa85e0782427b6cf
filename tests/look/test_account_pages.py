"""Every page of allauth that the portal offers is drawn in the portal's frame."""

import pytest
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from django.test import Client

from tests.cast import PASSWORD, give_second_factor

VISITOR = [
    "/fr/account/login/",
    "/fr/account/signup/",
    "/fr/account/confirm-email/",
    "/fr/account/confirm-email/no-such-key/",
    "/fr/account/password/reset/",
    "/fr/account/password/reset/done/",
    "/fr/account/password/reset/key/1-none/",
    "/fr/account/password/reset/key/done/",
    "/fr/account/inactive/",
]
MEMBER = [
    "/fr/account/logout/",
    "/fr/account/email/",
    "/fr/account/password/change/",
    "/fr/account/reauthenticate/",
    "/fr/account/2fa/",
    "/fr/account/2fa/totp/activate/",
    "/fr/account/2fa/webauthn/add/",
]
WITH_SECOND_FACTOR = [
    "/fr/account/2fa/",
    "/fr/account/2fa/reauthenticate/",
    "/fr/account/2fa/totp/deactivate/",
    "/fr/account/2fa/recovery-codes/generate/",
    "/fr/account/2fa/recovery-codes/",
    "/fr/account/2fa/webauthn/",
]


def just_proved(client: Client) -> Client:
    """A browser whose owner has given the password a moment ago, as these pages ask."""
    client.post("/fr/account/reauthenticate/", {"password": PASSWORD})
    return client


def assert_in_frame(client: Client, path: str) -> None:
    response = client.get(path)
    page = response.content.decode()
    assert response.status_code == 200
    assert page.count("<h1>") == 1
    assert 'class="masthead"' in page
    assert "<h1></h1>" not in page


@pytest.mark.parametrize("path", VISITOR)
def test_pages_of_a_visitor(db: None, path: str) -> None:
    assert_in_frame(Client(), path)


@pytest.mark.parametrize("path", MEMBER)
def test_pages_of_a_member(client_of, path: str) -> None:
    assert_in_frame(just_proved(client_of("applicant")), path)


@pytest.mark.parametrize("path", WITH_SECOND_FACTOR)
def test_pages_of_a_second_factor(client_of, path: str) -> None:
    client = just_proved(client_of("secretariat"))
    client.post("/fr/account/2fa/recovery-codes/generate/")
    assert_in_frame(client, path)


def test_a_used_link_says_what_to_do(db: None, applicant, settings) -> None:
    address = EmailAddress.objects.get(user=applicant)
    key = EmailConfirmationHMAC(address).key
    page = Client().get(f"/en/account/confirm-email/{key}/").content.decode()
    assert "This link is no longer valid" in page
    assert "Sign in: if your address is confirmed already, that is all." in page


def test_a_fresh_link_asks_before_it_confirms(db: None, applicant) -> None:
    EmailAddress.objects.filter(user=applicant).update(verified=False)
    key = EmailConfirmationHMAC(EmailAddress.objects.get(user=applicant)).key
    page = Client().get(f"/en/account/confirm-email/{key}/").content.decode()
    assert "Is this your address?" in page
    assert not EmailAddress.objects.get(user=applicant).verified


def test_the_code_is_asked_after_the_password(db: None, secretariat) -> None:
    give_second_factor(secretariat)
    client = Client()
    answer = client.post(
        "/en/account/login/", {"login": secretariat.email, "password": PASSWORD}, follow=True
    )
    page = answer.content.decode()
    assert "Give your second factor" in page
    assert 'id="mfa_webauthn_authenticate" data-needs-script hidden' in page
