"""Lists of any length, frozen by one statement, and the way off them."""

from datetime import timedelta

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from alliance87.core import mailing
from alliance87.core.mailing.engine import work
from alliance87.core.mailing.models import Suppression, address_hash
from tests.cast import make_user
from tests.mailing.conftest import states

pytestmark = pytest.mark.django_db


@pytest.fixture
def readers(db):
    make_user("follower", language="es")
    make_user("applicant", language="fr")
    make_user("observer", is_active=False)
    return get_user_model().objects.filter(is_active=True)


@pytest.fixture
def send_list(readers, newsletter):
    def send(**options):
        return mailing.send_to_query(
            **{
                "kind": "tests.issue",
                "template": "test_mail/notice",
                "queryset": readers,
                "context": {"what": "issue 1"},
                "why": "You subscribed.",
                "category": "test-news",
                "name": "name",
                **options,
            }
        )

    return send


def links(message):
    web, _mailbox = message["List-Unsubscribe"].split(", ")
    return web[1:-1].removeprefix("http://127.0.0.1:8000")


def test_the_list_is_frozen_in_one_statement(send_list, server):
    with CaptureQueriesContext(connection) as queries:
        frozen = send_list()
    inserts = [
        each
        for each in queries
        if each["sql"].startswith("INSERT INTO") and "mailing_delivery" in each["sql"]
    ]
    assert len(inserts) == 1
    assert " SELECT " in inserts[0]["sql"]
    make_user("chair")  # comes too late for this issue
    work(frozen.pk)
    assert sorted(server.addresses) == ["applicant@example.org", "follower@example.org"]
    found = {each.address: (each.language, each.name) for each in frozen.deliveries.all()}
    assert found == {
        "follower@example.org": ("es", "Follower"),
        "applicant@example.org": ("fr", "Applicant"),
    }
    assert len({each.message_id for each in frozen.deliveries.all()}) == 2


def test_who_is_suppressed_is_in_the_list_and_gets_nothing(send_list, server):
    mailing.suppress_address(address="Follower@example.org", reason="complaint")
    frozen = send_list()
    work(frozen.pk)
    assert states(frozen) == {"follower@example.org": "suppressed", "applicant@example.org": "sent"}


@pytest.mark.rule("T11")
@pytest.mark.parametrize("reason", ["complaint", "unsubscribed"])
def test_who_left_still_gets_convocations(send, server, newsletter, reason):
    mailing.suppress_address(address="ana@example.org", reason=reason, category="test-news")
    work(send("ana@example.org", category="test-news", statutory=True).pk)
    assert server.addresses == ["ana@example.org"]


@pytest.mark.rule("P10")
def test_one_list_is_left_and_not_another(send, server, newsletter):
    mailing.suppress_address(address="ana@example.org", reason="unsubscribed", category="digest")
    work(send("ana@example.org", category="test-news").pk)
    assert server.addresses == ["ana@example.org"]


@pytest.mark.rule("P10")
def test_a_get_asks_and_a_post_acts(send_list, server, newsletter, readers):
    work(send_list().pk)
    link = links(server.of("follower@example.org"))
    browser = Client(enforce_csrf_checks=True)
    assert link.startswith("/es/")
    assert browser.get(link).status_code == 200
    assert browser.head(link).status_code == 200
    assert not Suppression.objects.exists()
    answer = browser.post(link, {"List-Unsubscribe": "One-Click"})
    assert answer.status_code == 200
    (stopped,) = Suppression.objects.all()
    assert (stopped.address_hash, stopped.category) == (address_hash("follower@example.org"), "test-news")
    assert newsletter == [str(readers.get(email="follower@example.org").pk)]
    browser.post(link)  # twice is once
    assert Suppression.objects.count() == 1


def test_the_link_works_when_the_address_is_forgotten(send_list, server, newsletter):
    work(send_list().pk)
    mailing.forget_addresses(timezone.now() + timedelta(seconds=1))
    assert Client().post(links(server.of("follower@example.org"))).status_code == 200
    assert Suppression.objects.get().address_hash == address_hash("follower@example.org")


@pytest.mark.parametrize("token", ["nonsense", "WyJ0ZXN0LW5ld3MiLCJ4Il0:1abc:forged"])
def test_a_forged_link_does_nothing(client, token):
    assert client.post(f"/en/mail/unsubscribe/{token}/").status_code == 404
    assert not Suppression.objects.exists()
