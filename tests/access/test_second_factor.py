"""Who may act for the Alliance gives a second factor first; and once more before each such act."""

import time
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from alliance87.core.access.registry import needs_second_factor
from tests.cast import PASSWORD, give_second_factor, totp_now

pytestmark = pytest.mark.django_db
DESK = "/en/desk/"
ACT = "/en/access/recoveries/open/"


def to_give(address: str) -> str:
    return f"{reverse('mfa_reauthenticate')}?{urlencode({'next': address})}"


def give_long_ago(client: Client, seconds: int) -> None:
    session = client.session
    for proof in session[AUTHENTICATION_METHODS_SESSION_KEY]:
        proof["at"] = time.time() - seconds
    session.save()


@pytest.mark.parametrize("address", [DESK, "/en/desk/partners/user/", "/en/my-desk/", "/en/"])
def test_an_officer_without_one_is_sent_to_set_one_up(secretariat: Any, client_of: Any, address: str) -> None:
    response = client_of(secretariat, second_factor=False).get(address)
    assert (response.status_code, response["Location"]) == (302, reverse("mfa_index"))


def test_an_officer_who_has_one_is_sent_to_give_it(secretariat: Any, client_of: Any) -> None:
    client = client_of(secretariat, second_factor=False)
    give_second_factor(secretariat)
    assert client.get(DESK)["Location"] == to_give(DESK)
    response = client.post(to_give(DESK), {"code": totp_now(secretariat), "next": DESK})
    assert (response.status_code, response["Location"]) == (302, DESK)
    assert client.get(DESK).status_code == 200


@pytest.mark.parametrize(("seconds", "status"), [(30, 302), (90, 200)])
def test_a_code_may_be_one_step_late(
    secretariat: Any, client_of: Any, time_machine: Any, seconds: int, status: int
) -> None:
    client = client_of(secretariat, second_factor=False)
    give_second_factor(secretariat)
    code = totp_now(secretariat)
    time_machine.move_to(timezone.now() + timedelta(seconds=seconds))
    assert client.post(to_give(DESK), {"code": code, "next": DESK}).status_code == status


def test_setting_up_another_one_is_no_way_around(secretariat: Any, client_of: Any) -> None:
    client = client_of(secretariat, second_factor=False)
    give_second_factor(secretariat)
    for name in (
        "mfa_index",
        "mfa_add_webauthn",
        "mfa_activate_totp",
        "mfa_deactivate_totp",
        "account_email",
    ):
        assert client.get(reverse(name))["Location"] == to_give(reverse(name))


@pytest.mark.django_db(transaction=True)  # allauth tells of it when its transaction commits
def test_who_sets_it_up_has_given_it(secretariat: Any) -> None:
    from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY

    client = Client()
    client.post("/en/account/login/", {"login": secretariat.email, "password": PASSWORD})
    assert client.get(DESK)["Location"] == reverse("mfa_index")
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))
    code = totp_now(secret=client.session[SECRET_SESSION_KEY])
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert Authenticator.objects.filter(user=secretariat, type="totp").count() == 1
    assert f'href="{DESK}"' in client.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert client.get(DESK).status_code == 200
    assert "second_factor_then" not in client.session


def test_a_second_factor_that_was_removed_vouches_for_nothing(secretariat: Any, client_of: Any) -> None:
    client = client_of(secretariat)
    assert client.get(DESK).status_code == 200
    Authenticator.objects.filter(user=secretariat).delete()
    assert client.get(DESK)["Location"].startswith(reverse("mfa_index"))


@pytest.mark.parametrize("headers", [{"HX-Request": "true"}, {"Accept": "application/json"}])
def test_where_no_page_can_be_shown_words_are_given(
    secretariat: Any, client_of: Any, headers: dict[str, str]
) -> None:
    response = client_of(secretariat, second_factor=False).get(DESK, headers=headers)
    assert response.status_code == 403
    assert "set up a second factor" in response.content.decode()


def test_signing_out_is_always_open(secretariat: Any, client_of: Any) -> None:
    client = client_of(secretariat, second_factor=False)
    assert client.get(reverse("account_logout")).status_code == 200


def test_others_need_none(follower: Any, client_of: Any) -> None:
    assert not needs_second_factor(follower)
    assert client_of(follower).get("/en/my-desk/").status_code == 200


def test_a_constitutional_act_needs_it_from_the_last_minutes(
    secretariat: Any, client_of: Any, settings: Any
) -> None:
    client = client_of(secretariat)
    assert client.get(ACT).status_code == 200
    give_long_ago(client, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    assert client.get("/en/access/recoveries/").status_code == 200
    assert client.get(ACT)["Location"] == to_give(ACT)


def test_what_was_typed_is_done_after_giving_it(
    secretariat: Any, follower: Any, client_of: Any, settings: Any
) -> None:
    from alliance87.core.access.models import RecoveryRequest

    give_second_factor(follower)
    client = client_of(secretariat)
    give_long_ago(client, settings.ACCOUNT_REAUTHENTICATION_TIMEOUT + 1)
    typed = {"user": follower.email, "identified_by": "in_person"}
    assert client.post(ACT, typed)["Location"] == to_give(ACT)
    assert not RecoveryRequest.objects.exists()
    client.post(to_give(ACT), {"code": totp_now(secretariat), "next": ACT})
    assert RecoveryRequest.objects.get().user == follower


def test_the_desk_signs_in_by_the_portals_own_page() -> None:
    assert Client().get(DESK)["Location"] == "/en/account/login/?next=/en/desk/"
    assert Client().get("/en/desk/login/")["Location"] == "/en/account/login/?next=/en/desk/"
    assert Client().post("/en/desk/login/", {"username": "a", "password": "b"}).status_code == 302


def test_the_desk_does_not_exist_for_partners(partner_editor: Any, client_of: Any) -> None:
    client = client_of(partner_editor)
    statuses = [client.get(f"/en/desk/{each}").status_code for each in ("", "login/", "partners/user/")]
    assert statuses == [404, 404, 404]


def test_no_second_factor_can_be_deleted_on_the_desk(superuser: Any, client_of: Any) -> None:
    from django.contrib import admin

    assert not admin.site.is_registered(Authenticator)
    assert client_of(superuser).get("/en/desk/mfa/authenticator/").status_code == 404
