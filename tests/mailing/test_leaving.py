"""Readers who leave while their mail waits in the hand of a worker."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from alliance87.core import mailing
from alliance87.core.mailing import engine
from alliance87.core.mailing.domain import claims
from alliance87.core.mailing.domain.suppress import unsubscribe
from alliance87.core.mailing.engine import work
from alliance87.core.mailing.models import address_hash
from tests.mailing.conftest import people, states
from tests.mailing.smtp import Interrupted, running

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def interrupted(settings):
    with running(Interrupted()) as started:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", started.port
        yield started


@pytest.fixture(autouse=True)
def _at_once(monkeypatch):
    """However fast the machine is."""
    monkeypatch.setattr(engine, "ASK_EVERY", 0.0)


def leave(frozen, address):
    """By the link in an earlier mail."""
    message_id = frozen.deliveries.get(address=address).message_id
    unsubscribe(hashed=address_hash(address), category=frozen.category, message_id=message_id)


def test_who_leaves_with_a_window_on_its_way_gets_nothing(interrupted, send, newsletter):
    everybody = people(40)
    frozen = send(*everybody, category="test-news")
    left, erased, complained, bounced = gone = everybody[20:24]

    def happens():
        leave(frozen, left)
        mailing.forget_address(erased)
        mailing.suppress_address(address=complained, reason="complaint")
        mailing.suppress_address(address=bounced, reason="hard_bounce")
        mailing.suppress_address(address=everybody[24], reason="unsubscribed", category="another list")

    interrupted.happens = happens
    work(frozen.pk)
    assert sorted(interrupted.addresses) == [each for each in everybody if each not in gone]
    ended = states(frozen)
    assert {each: ended.pop(each) for each in ("", left, complained, bounced)} == {
        "": "cancelled",
        left: "suppressed",
        complained: "suppressed",
        bounced: "suppressed",
    }
    assert set(ended.values()) == {"sent"}
    frozen.refresh_from_db()
    assert frozen.state == "finished"


def test_of_a_quick_mailing_who_left_is_asked_once_a_claim(server, send, monkeypatch):
    monkeypatch.setattr(engine, "ASK_EVERY", 1000)
    assert questions(send(*people(40))) == 1


def questions(frozen):
    with CaptureQueriesContext(connection) as asked:
        work(frozen.pk)
    return len([each for each in asked if "mailing_suppression" in each["sql"]])


def test_who_leaves_while_a_slow_mailing_waits_gets_nothing(
    interrupted, send, newsletter, settings, monkeypatch
):
    """Ten a second, the second ten of one window."""
    settings.MAIL_RECORD_EVERY = 50
    monkeypatch.setattr(engine, "ASK_EVERY", 0.3)
    frozen = send(*people(12), category="test-news", rate=10)
    interrupted.happens = lambda: leave(frozen, people(12)[-1])
    work(frozen.pk)
    assert sorted(interrupted.addresses) == people(11)
    assert states(frozen)[people(12)[-1]] == "suppressed"


def test_somebody_waits_for_it_in_spite_of_everything(interrupted, send):
    """A mail that no reason stops."""
    frozen = send(*people(25), despite_bounces=True)
    interrupted.happens = lambda: mailing.suppress_address(address=people(25)[-1], reason="hard_bounce")
    work(frozen.pk)
    assert sorted(interrupted.addresses) == people(25)


def test_who_is_erased_in_the_hand_of_a_worker_that_gives_up_is_not_tried(server, send, newsletter):
    frozen = send(*people(3), category="test-news")
    batch = claims.take(frozen, worker="w", window=1)
    mailing.forget_address(people(3)[1])
    claims.release(batch.claim)
    work(frozen.pk)
    assert server.addresses == [people(3)[0], people(3)[2]]
    assert states(frozen)[""] == "cancelled"


def test_a_worker_that_lost_its_claim_sets_nobody_aside(server, send, newsletter):
    from alliance87.core.mailing.domain.leaving import Leaving
    from alliance87.core.mailing.models import Claim

    frozen = send(*people(2), category="test-news")
    batch = claims.take(frozen, worker="w", window=1)
    ids = [each.pk for each in batch.deliveries]
    leaving = Leaving(batch.claim)
    leave(frozen, people(2)[0])
    Claim.objects.filter(pk=batch.claim.pk).delete()
    assert leaving.gone(ids) == set(ids)
    assert set(states(frozen).values()) == {"sending"}
