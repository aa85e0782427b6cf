"""The demonstration's pages: there with DEMO, and not anywhere else."""

import importlib
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from django.core.mail import EmailMultiAlternatives
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import NoReverseMatch, clear_url_caches, reverse

from alliance87.core.mailing.backends import FolderBackend
from secretariat.demo import cast as demo
from secretariat.demo.views import CastPage, MailboxPage
from tests.cast import make_user

pytestmark = pytest.mark.django_db


def load_addresses() -> None:
    for name in ("secretariat.demo.urls", "alliance87.urls"):
        if name in sys.modules:
            importlib.reload(sys.modules[name])
    clear_url_caches()


@pytest.fixture
def demonstration(settings: Any) -> Iterator[None]:
    settings.DEMO = True
    load_addresses()
    yield
    settings.DEMO = False
    load_addresses()


def seeded(key: str) -> Any:
    """As the seed makes them."""
    role = {"officer-1": "secretariat", "superuser": "superuser"}.get(key, "follower")
    member = demo.BY_KEY[key]
    return make_user(role, name=member.name, email=member.email)


def test_outside_there_are_no_such_addresses(settings: Any) -> None:
    assert settings.DEMO is False
    for path in ("", "become/chair/", "mailbox/", "mailbox/a-0/", "mailbox/a-0/formatted/"):
        assert Client().get(f"/en/demo/{path}").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("demo:cast")


@pytest.mark.parametrize("page", [CastPage, MailboxPage])
def test_outside_the_views_themselves_refuse(page: Any) -> None:
    with pytest.raises(Http404):
        page.as_view()(RequestFactory().get("/"))


def test_every_address_of_the_demonstration_refuses_by_itself() -> None:
    from secretariat.demo.base import DemoView
    from secretariat.demo.urls import urlpatterns

    assert [issubclass(each.callback.view_class, DemoView) for each in urlpatterns] == [True] * 5


def test_the_cast_is_whole_and_invented() -> None:
    assert len({each.email for each in demo.CAST}) == len({each.name for each in demo.CAST}) == 15
    assert {each.email.partition("@")[2] for each in demo.CAST} == {"example.org"}


@pytest.mark.usefixtures("demonstration")
def test_one_click_and_one_is_an_officer_with_the_second_factor() -> None:
    officer = seeded("officer-1")
    client = Client()
    response = client.post(reverse("demo:become", args=["officer-1"]))
    assert response["Location"] == reverse("admin:index")
    assert client.get(reverse("admin:index")).status_code == 200
    assert client.get("/en/access/recoveries/open/").status_code == 200
    assert Authenticator.objects.get(user=officer).type == "totp"


@pytest.mark.usefixtures("demonstration")
def test_one_becomes_the_next_without_signing_out() -> None:
    seeded("officer-1")
    follower = seeded("follower")
    client = Client()
    client.post(reverse("demo:become", args=["officer-1"]))
    client.post(reverse("demo:become", args=["follower"]))
    assert client.session["_auth_user_id"] == str(follower.pk)
    assert client.get(reverse("admin:index")).status_code == 404


@pytest.mark.usefixtures("demonstration")
def test_only_the_cast_can_be_become() -> None:
    make_user("chair", email="real@example.org")
    client = Client()
    assert client.post(reverse("demo:become", args=["real"])).status_code == 404
    assert client.post(reverse("demo:become", args=["vice-chair"]))["Location"] == reverse("demo:cast")
    assert client.get(reverse("demo:become", args=["follower"])).status_code == 405
    assert "_auth_user_id" not in client.session


@pytest.mark.usefixtures("demonstration")
def test_becoming_somebody_takes_a_form_of_ours() -> None:
    seeded("follower")
    client = Client(enforce_csrf_checks=True)
    assert client.post(reverse("demo:become", args=["follower"])).status_code == 403


@pytest.mark.usefixtures("demonstration")
def test_the_codes_shown_are_good(time_machine: Any) -> None:
    time_machine.move_to("2027-01-01T00:00:10Z", tick=False)
    officer = seeded("officer-1")
    demo.give_second_factor(officer)
    demo.give_second_factor(officer)
    shown = demo.codes()[officer.pk]
    assert shown.seconds_left == 20
    assert Authenticator.objects.get(user=officer).wrap().validate_code(shown.code)
    assert f"<strong>{shown.code}</strong>" in Client().get(reverse("demo:cast")).content.decode()


@pytest.mark.usefixtures("demonstration")
def test_who_is_stuck_at_the_second_factor_still_sees_the_cast(client_of: Any) -> None:
    officer = seeded("officer-1")
    client = client_of(officer, second_factor=False)
    assert client.get(reverse("demo:cast")).status_code == 200
    assert client.get(reverse("admin:index")).status_code == 302


@pytest.mark.usefixtures("demonstration")
def test_the_cast_costs_the_same_whoever_is_seeded(django_assert_num_queries: Any) -> None:
    client = Client()
    with django_assert_num_queries(2):
        client.get(reverse("demo:cast"))
    for key in ("officer-1", "follower", "superuser"):
        demo.give_second_factor(seeded(key))
    with django_assert_num_queries(2):
        client.get(reverse("demo:cast"))


@pytest.fixture
def kept(settings: Any, tmp_path: Path) -> Path:
    """Two mails, kept as the demonstration keeps them."""
    settings.MAIL_FOLDER = tmp_path
    backend = FolderBackend(file_path=str(tmp_path))
    for number in (1, 2):
        mail = EmailMultiAlternatives(
            f"Objet n° {number}", "Voir https://example.org/a", "p@example.org", [f"r{number}@example.org"]
        )
        mail.attach_alternative("<p>Voir <script>alert(1)</script></p>", "text/html")
        mail.attach("minutes.pdf", b"%PDF-", "application/pdf")
        backend.send_messages([mail])
    return tmp_path


@pytest.mark.usefixtures("demonstration")
def test_the_mails_are_there_to_read(kept: Path) -> None:
    from secretariat.demo.mailbox import mails

    found = mails()
    assert [(each.subject, each.to, each.attachments) for each in found] == [
        ("Objet n° 2", "r2@example.org", ("minutes.pdf",)),
        ("Objet n° 1", "r1@example.org", ("minutes.pdf",)),
    ]
    client = Client()
    assert "Objet n° 1" in client.get(reverse("demo:mailbox")).content.decode()
    page = client.get(reverse("demo:mail", args=[found[0].key])).content.decode()
    assert '<a href="https://example.org/a"' in page
    assert "<script>alert" not in page


@pytest.mark.usefixtures("demonstration")
def test_a_formatted_mail_runs_nothing(kept: Path) -> None:
    from secretariat.demo.mailbox import mails

    response = Client().get(reverse("demo:mail_html", args=[mails()[0].key]))
    policy = response["Content-Security-Policy"]
    assert "script-src" not in policy
    assert policy.startswith("default-src 'none';") and "sandbox" in policy


@pytest.mark.usefixtures("demonstration")
def test_nothing_of_an_address_becomes_a_path(kept: Path) -> None:
    (kept / "notes.txt").write_text("Subject: x\n\nx")
    assert Client().get("/en/demo/mailbox/notes-0/").status_code == 404
    assert Client().get("/en/demo/mailbox/..%2Fnotes-0/").status_code == 404


@pytest.mark.usefixtures("demonstration")
def test_an_empty_mailbox_says_what_to_do(settings: Any, tmp_path: Path) -> None:
    settings.MAIL_FOLDER = tmp_path / "none"
    assert "No mail yet." in Client().get(reverse("demo:mailbox")).content.decode()


@pytest.mark.usefixtures("demonstration")
def test_the_mark_leads_to_the_cast() -> None:
    assert f'href="{reverse("demo:cast")}"' in Client().get("/en/account/login/").content.decode()
