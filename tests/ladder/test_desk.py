"""Addresses of the desk without a name: nobody outside learns that there is anything."""

import pytest
from django.urls import reverse


@pytest.fixture(params=["desk/partners/user/1/", "desk/nothing/at/all", "desk/nothing/"])
def path(request, db):
    return reverse("secretariat:home") + request.param


def test_visitors_are_sent_to_sign_in(client_of, path):
    answer = client_of("anonymous").get(path)
    assert (answer.status_code, answer.headers["Location"].split("?")[0]) == (302, reverse("account_login"))


def test_a_partner_finds_nothing(client_of, path):
    assert client_of("partner_editor").get(path).status_code == 404


def test_an_officer_is_led_to_the_record(client_of, secretariat):
    short = reverse("admin:partners_user_changelist") + f"{secretariat.pk}/"
    answer = client_of(secretariat).get(short)
    assert answer.headers["Location"] == reverse("admin:partners_user_change", args=[secretariat.pk])
