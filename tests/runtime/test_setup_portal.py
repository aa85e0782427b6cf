"""`make setup`: from an empty database to an officer who can sign in."""

import io
import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.test import Client

from alliance87.core.ledger.models import Entry
from partners.models import Organisation

pytestmark = pytest.mark.django_db
FIRST = {"email": "Odile@ilo.test", "name": "Odile Ferrand", "language": "en", "organisation": "ILO"}


@pytest.fixture(autouse=True)
def _with_a_key(settings: Any) -> None:
    settings.SECRET_KEY_IS_SET = True


def set_up(**options: Any) -> str:
    said = io.StringIO()
    call_command("setup_portal", no_input=True, stdout=said, **options)
    return said.getvalue()


def link_in(said: str) -> str:
    [link] = re.findall(r"http://127\.0\.0\.1:8000(/\S+/key/\S+)", said)
    return str(link)


def test_the_first_officer_and_the_organisation_are_made() -> None:
    set_up(**FIRST)
    officer = get_user_model().objects.get()
    assert (officer.email, officer.is_staff, officer.is_superuser) == ("odile@ilo.test", True, False)
    assert officer.has_usable_password() is False
    assert EmailAddress.objects.get(user=officer).verified is True
    [membership] = officer.memberships.all()
    assert (membership.organisation.name, membership.role) == ("ILO", "focal_point")
    assert Entry.objects.filter(kind="partners.desk_role_given", actor_id=None).count() == 1


def test_the_secretariat_is_no_partner_by_that() -> None:
    set_up(**FIRST)
    assert list(Organisation.objects.partners().filter(memberships__user__is_staff=True)) == []


def test_the_link_opens_once_and_the_second_factor_follows(client: Client) -> None:
    link = link_in(set_up(**FIRST))
    form = client.get(link, follow=True)
    new = {"password1": "a long pass phrase for Odile", "password2": "a long pass phrase for Odile"}
    client.post(form.redirect_chain[-1][0], new)
    assert get_user_model().objects.get().check_password(new["password1"]) is True
    assert "token_fail" in Client().get(link, follow=True).context

    signed_in = client.post("/en/account/login/", {"login": "odile@ilo.test", "password": new["password1"]})
    assert signed_in.status_code == 302
    assert client.get("/en/setup/")["Location"].startswith("/en/account/2fa/")


def test_a_lost_link_is_given_anew_until_it_is_used() -> None:
    set_up(**FIRST)
    assert link_in(set_up(email=FIRST["email"])).startswith("/en/account/")
    officer = get_user_model().objects.get()
    officer.set_password("a long pass phrase for Odile")
    officer.save()
    assert "There is an officer already" in set_up(email=FIRST["email"])


def test_once_there_is_an_officer_nobody_else_is_made() -> None:
    set_up(**FIRST)
    said = set_up(**{**FIRST, "email": "mallory@ilo.test"})
    assert "There is an officer already" in said
    assert get_user_model().objects.count() == 1


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"email": ""}, "Say --email."),
        ({"name": ""}, "Say --name."),
        ({"email": "odile"}, "email: "),
        ({"language": "de"}, "language: "),
        ({"organisation": " "}, "organisation: "),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(changes: dict[str, str], words: str) -> None:
    with pytest.raises(CommandError, match=words):
        set_up(**{**FIRST, **changes})
    assert get_user_model().objects.count() == 0


def test_the_demonstration_is_no_place_for_it(settings: Any) -> None:
    settings.DEMO = True
    with pytest.raises(CommandError, match="DEMO is on"):
        set_up(**FIRST)


def test_without_a_key_the_link_would_open_nothing(settings: Any) -> None:
    settings.SECRET_KEY_IS_SET = False
    with pytest.raises(CommandError, match=r"SECRET_KEY=\S{50}"):
        set_up(**FIRST)


def test_questions_are_asked_until_the_answers_are_valid(monkeypatch: pytest.MonkeyPatch) -> None:
    answers = iter(["odile", "Odile", "", "", "odile@ilo.test", "Odile Ferrand", "es", "OIT"])
    monkeypatch.setattr("sys.stdin.isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: next(answers))
    call_command("setup_portal", stdout=io.StringIO())
    officer = get_user_model().objects.get()
    assert (officer.email, officer.language) == ("odile@ilo.test", "es")
    assert officer.memberships.get().organisation.name == "OIT"
