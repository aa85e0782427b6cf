"""Mail about accounts: in our words, in the person's language, and gone from the database once it left."""

import re
from pathlib import Path

import allauth
import pytest
from django.conf import settings as project_settings
from django.core import mail
from django.template.loader import get_template
from django.utils import timezone

from alliance87.core.mailing.models import Mailing
from partners.adapter import AccountAdapter
from tests.cast import make_user

pytestmark = pytest.mark.django_db

ALLAUTH = Path(allauth.__file__).parent / "templates"
NAMES = sorted(
    f"{app}/{path.name.removesuffix('_message.txt')}"
    for app in ("account", "mfa")
    for path in (ALLAUTH / app / "email").glob("*_message.txt")
    if path.name != "base_message.txt"
)
CONTEXT = {
    "activate_url": "http://127.0.0.1:8000/en/account/confirm-email/abc/",
    "password_reset_url": "http://127.0.0.1:8000/en/account/password/reset/",
    "signup_url": "http://127.0.0.1:8000/en/account/signup/",
    "code": "ABC123",
    "from_email": "old@example.org",
    "to_email": "new@example.org",
    "deleted_email": "old@example.org",
    "timestamp": timezone.now(),
    "ip": "192.0.2.1",
    "user_agent": "Firefox",
}
SIGN_UP = {
    "name": "Ana",
    "email": "ana@example.org",
    "password1": "a long pass phrase",
    "password2": "a long pass phrase",
}


def links(body):
    return re.findall(r"https?://\S+", body)


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_each_mail_of_allauth_has_our_words(name, language, run_jobs):
    user = make_user("follower", language=language)
    app, _slash, mail_name = name.partition("/")
    AccountAdapter().send_mail(f"{app}/email/{mail_name}", user.email, CONTEXT)
    run_jobs()
    (message,) = mail.outbox
    assert message.extra_headers["Content-Language"] == language
    assert message.subject
    assert message.body.count("Alliance 8.7") >= 1
    assert "{{" not in message.body + message.alternatives[0].content
    own = project_settings.BASE_DIR / "templates" / "mail" / app
    assert Path(get_template(f"mail/{name}.txt").origin.name).parent == own


def test_registering_sends_the_link_in_the_language_of_the_page(client, run_jobs):
    client.post("/es/account/signup/", SIGN_UP)
    run_jobs()
    (message,) = mail.outbox
    assert message.to == ["ana@example.org"]
    assert message.extra_headers["Content-Language"] == "es"
    (link,) = [each for each in links(message.body) if "confirm-email" in each]
    assert "/es/account/confirm-email/" in link
    assert link in message.alternatives[0].content
    page = client.get(link)
    assert page.status_code == 200
    assert client.post(link).status_code == 302


def test_the_link_is_not_kept(client, run_jobs):
    client.post("/en/account/signup/", SIGN_UP)
    assert "confirm-email" in Mailing.objects.get().contents.get().text
    run_jobs()
    content = Mailing.objects.get().contents.get()
    assert (content.text, content.html, bytes(content.mime)) == ("", "", b"")


def test_who_has_an_account_is_told_in_their_own_language(client, run_jobs):
    user = make_user("follower", language="fr")
    client.post("/es/account/signup/", {**SIGN_UP, "email": user.email})
    run_jobs()
    (message,) = mail.outbox
    assert message.extra_headers["Content-Language"] == "fr"
    assert any("/fr/account/password/reset/" in each for each in links(message.body))


def test_a_new_password_can_be_chosen_by_the_link(client, run_jobs):
    user = make_user("follower", language="en")
    client.post("/en/account/password/reset/", {"email": user.email})
    run_jobs()
    (link,) = [each for each in links(mail.outbox[0].body) if "/password/reset/key/" in each]
    assert client.get(link, follow=True).status_code == 200


def test_a_change_of_password_is_told_with_time_and_zone(client_of, run_jobs):
    user = make_user("follower", language="en")
    answer = client_of(user).post(
        "/en/account/password/change/",
        {
            "oldpassword": "a long pass phrase of the cast",
            "password1": "another long phrase",
            "password2": "another long phrase",
        },
        HTTP_USER_AGENT="Firefox <b>",
    )
    assert answer.status_code == 302, answer.context["form"].errors
    run_jobs()
    (message,) = mail.outbox
    assert "UTC)" in message.body
    assert "Firefox <b>" in message.body
    assert "Firefox &lt;b&gt;" in message.alternatives[0].content
