"""Pause, resume, cancel, try again: by the secretariat, effective within one batch."""

import time
from collections import Counter
from datetime import timedelta
from functools import partial

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone

from alliance87.core import ledger, mailing
from alliance87.core.mailing import conf, throttle
from alliance87.core.mailing.domain import claims
from alliance87.core.mailing.domain.forget import forget_person
from alliance87.core.mailing.engine import work
from alliance87.core.mailing.queries import progress
from tests.mailing.conftest import people, states
from tests.mailing.smtp import part

pytestmark = pytest.mark.django_db


def test_pause_holds_and_resume_goes_on(server, send, secretariat, monkeypatch):
    monkeypatch.setattr(conf, "BATCH", 2)
    frozen = send(*people(6))
    work(frozen.pk, seconds=0)
    mailing.pause_mailing(actor=secretariat, mailing=frozen)
    work(frozen.pk)
    assert len(server.addresses) == 2
    mailing.resume_mailing(actor=secretariat, mailing=frozen)
    work(frozen.pk)
    assert sorted(server.addresses) == people(6)


def test_what_was_cancelled_never_leaves(server, send, secretariat, monkeypatch):
    monkeypatch.setattr(conf, "BATCH", 2)
    frozen = send(*people(5))
    work(frozen.pk, seconds=0)
    assert mailing.cancel_mailing(actor=secretariat, mailing=frozen) == 3
    work(frozen.pk)
    assert server.addresses == people(2)
    assert sorted(states(frozen).values()) == ["cancelled"] * 3 + ["sent"] * 2
    frozen.refresh_from_db()
    assert frozen.state == "cancelled"


def test_a_worker_that_dies_on_a_cancelled_mailing_leaves_nothing_open(send, secretariat):
    frozen = send(*people(3))
    batch = claims.take(frozen, worker="w", window=1)
    mailing.cancel_mailing(actor=secretariat, mailing=frozen)
    claims.release(batch.claim)
    assert set(states(frozen).values()) == {"cancelled"}


def test_the_failed_are_tried_again(server, send, secretariat):
    server.recipients = {"bob@example.org": "554 5.7.1 not today"}
    frozen = send("ana@example.org", "bob@example.org")
    work(frozen.pk)
    server.recipients = {}
    assert mailing.retry_failed(actor=secretariat, mailing=frozen) == 1
    work(frozen.pk)
    assert server.addresses == ["ana@example.org", "bob@example.org"]
    frozen.refresh_from_db()
    assert frozen.state == "finished"


def test_a_hard_bounce_is_not_tried_again_by_mistake(server, send, secretariat):
    server.recipients = {"gone@example.org": "550 5.1.1 no such user"}
    frozen = send("gone@example.org")
    work(frozen.pk)
    server.recipients = {}
    mailing.retry_failed(actor=secretariat, mailing=frozen)
    work(frozen.pk)
    assert server.addresses == []
    assert states(frozen) == {"gone@example.org": "suppressed"}


def test_what_is_over_is_not_paused(server, send, secretariat):
    frozen = send("ana@example.org")
    work(frozen.pk)
    with pytest.raises(ValidationError):
        mailing.pause_mailing(actor=secretariat, mailing=frozen)


@pytest.mark.parametrize(
    "verb",
    [
        mailing.pause_mailing,
        mailing.resume_mailing,
        mailing.cancel_mailing,
        mailing.retry_failed,
        partial(mailing.set_rate, rate=5),
    ],
)
def test_nobody_else_steers(send, partner_editor, verb):
    frozen = send("ana@example.org")
    with pytest.raises(PermissionDenied):
        verb(actor=partner_editor, mailing=frozen)
    assert states(frozen) == {"ana@example.org": "pending"}


@pytest.mark.rule("T18")
def test_acts_are_recorded(send, secretariat):
    frozen = send("ana@example.org")
    mailing.pause_mailing(actor=secretariat, mailing=frozen)
    mailing.cancel_mailing(actor=secretariat, mailing=frozen)
    assert [each.kind for each in ledger.entries_of(frozen)] == ["mailing.paused", "mailing.cancelled"]


def test_a_secret_text_is_erased_once_it_is_sent(server, send, secretariat):
    frozen = send("ana@example.org", confidential=True)
    work(frozen.pk)
    content = frozen.contents.get()
    assert (content.text, content.html, bytes(content.mime)) == ("", "", b"")
    with pytest.raises(ValidationError):
        mailing.retry_failed(actor=secretariat, mailing=frozen)


def test_addresses_are_forgotten_and_outcomes_stay(server, send, time_machine):
    old = send("ana@example.org", "bob@example.org")
    work(old.pk)
    time_machine.move_to(timezone.now() + timedelta(days=400))
    new = send("eve@example.org")
    work(new.pk)
    assert mailing.forget_addresses(timezone.now() - timedelta(days=365)) == 2
    assert list(old.deliveries.values_list("address", "key", "state")) == [("", "", "sent")] * 2
    assert old.contents.get().text == ""
    assert states(new) == {"eve@example.org": "sent"}
    assert progress(old).sent == 2


def test_a_rate_holds_over_all_workers(server, send, settings):
    """Five a second: the second half of ten waits for one second, whoever sends it."""
    frozen = send(*people(10), rate=5)
    started = time.monotonic()
    work(frozen.pk)
    assert 0.9 < time.monotonic() - started < 3
    assert throttle.reserve(frozen.pk, seconds=0) > 0.5


def test_a_mailing_goes_at_its_own_rate_where_that_is_slower(server, send, secretariat):
    fast, slow = send(*people(10), rate=100), send(*people(10), rate=100)
    mailing.set_rate(actor=secretariat, mailing=slow, rate=5)
    for each, is_slow in ((fast, False), (slow, True)):
        started = time.monotonic()
        work(each.pk)
        assert (time.monotonic() - started > 0.9) is is_slow
    assert Counter(server.addresses) == Counter(people(10) * 2)


def test_a_new_rate_holds_from_the_next_batch(server, send, secretariat, monkeypatch):
    monkeypatch.setattr(conf, "BATCH", 6)
    frozen = send(*people(16))
    work(frozen.pk, seconds=0)
    mailing.set_rate(actor=secretariat, mailing=frozen, rate=5)
    started = time.monotonic()
    work(frozen.pk)
    assert time.monotonic() - started > 0.9
    assert sorted(server.addresses) == people(16)
    assert [each.data for each in ledger.entries_of(frozen)] == [{"rate": 5}]


@pytest.mark.parametrize(("portal", "own", "pace"), [(0, None, 0), (0, 5, 5), (20, None, 20), (20, 5, 5)])
def test_the_smaller_rate_counts(send, secretariat, portal, own, pace):
    frozen = send("ana@example.org", rate=portal)
    mailing.set_rate(actor=secretariat, mailing=frozen, rate=own)
    frozen.refresh_from_db()
    assert frozen.pace == pace


@pytest.mark.parametrize("rate", [0, 21])
def test_no_rate_is_above_that_of_the_portal(send, secretariat, rate):
    frozen = send("ana@example.org", rate=20)
    with pytest.raises(ValidationError):
        mailing.set_rate(actor=secretariat, mailing=frozen, rate=rate)
    frozen.refresh_from_db()
    assert frozen.pace == 20


def test_what_is_over_has_no_rate(server, send, secretariat):
    frozen = send("ana@example.org")
    work(frozen.pk)
    with pytest.raises(ValidationError):
        mailing.set_rate(actor=secretariat, mailing=frozen, rate=5)


def test_without_redis_the_database_keeps_the_rate(server, send, settings):
    settings.REDIS_URL = "redis://127.0.0.1:1/0"  # nothing listens there
    frozen = send(*people(10), rate=5)
    started = time.monotonic()
    work(frozen.pk)
    assert time.monotonic() - started > 0.9
    assert sorted(server.addresses) == people(10)
    assert throttle.reserve(frozen.pk, seconds=0) > 0.5


def test_who_is_erased_gets_nothing_more_and_others_still_do(server, send, follower):
    own = send(follower.email)
    shared = send(follower.email, "ana@example.org")
    forget_person(follower)
    work(own.pk)
    work(shared.pk)
    assert server.addresses == ["ana@example.org"]
    assert "Here is" in part(server.of("ana@example.org"), "plain")
    assert own.contents.get().text == ""
    assert sorted(states(shared).items()) == [("", "cancelled"), ("ana@example.org", "sent")]
