"""Nothing is lost, nothing is sent twice unseen, and a mailing shown as finished is finished."""

from datetime import timedelta

import pytest
from django.utils import timezone

from alliance87.core import inbox, mailing
from alliance87.core.mailing import conf
from alliance87.core.mailing.domain import claims
from alliance87.core.mailing.domain.outcomes import record
from alliance87.core.mailing.domain.sweep import sweep
from alliance87.core.mailing.engine import work
from alliance87.core.mailing.models import Claim, Suppression
from alliance87.core.mailing.queries import progress
from alliance87.core.mailing.transport import pool
from alliance87.core.mailing.values import Outcome, Outgoing, Result
from tests.mailing.conftest import people, states

pytestmark = pytest.mark.django_db


def test_everybody_gets_one_copy(server, send):
    frozen = send(*people(60))
    work(frozen.pk)
    assert sorted(server.addresses) == people(60)
    frozen.refresh_from_db()
    assert frozen.state == "finished"
    assert set(states(frozen).values()) == {"sent"}
    assert not Claim.objects.exists()


def test_two_servers_speak_the_same(serve, send):
    """With PIPELINING and without."""
    plain = serve(())
    frozen = send(*people(25))
    work(frozen.pk)
    assert sorted(plain.addresses) == people(25)
    assert set(states(frozen).values()) == {"sent"}


def test_an_address_given_twice_gets_one_copy(server, send):
    work(send("ana@example.org", "ANA@example.org ", "bob@example.org").pk)
    assert sorted(server.addresses) == ["ana@example.org", "bob@example.org"]


def test_the_queue_sends_it(server, send, run_jobs):
    frozen = send("ana@example.org")
    run_jobs()
    frozen.refresh_from_db()
    assert (frozen.state, server.addresses) == ("finished", ["ana@example.org"])


def test_nobody_to_write_to_is_finished_at_once(send):
    assert send().state == "finished"


def test_4xx_is_tried_again_later_and_5xx_is_not(server, send, time_machine):
    server.recipients = {
        "full@example.org": "452 4.2.2 mailbox full",
        "gone@example.org": "550 5.1.1 no such user",
    }
    frozen = send("ana@example.org", "full@example.org", "gone@example.org")
    work(frozen.pk)
    assert states(frozen) == {
        "ana@example.org": "sent",
        "full@example.org": "deferred",
        "gone@example.org": "bounced",
    }
    deferred = frozen.deliveries.get(address="full@example.org")
    assert (deferred.attempts, deferred.reply_code, deferred.enhanced_status) == (1, 452, "4.2.2")
    work(frozen.pk)
    assert frozen.deliveries.get(address="full@example.org").attempts == 1  # its time has not come
    frozen.refresh_from_db()
    assert frozen.state == "sending"
    server.recipients = {}
    time_machine.move_to(timezone.now() + timedelta(minutes=2))
    assert sweep() == 1
    work(frozen.pk)
    frozen.refresh_from_db()
    assert frozen.state == "finished"
    assert states(frozen)["full@example.org"] == "sent"


def test_what_is_refused_as_a_whole_message_is_tried_again_or_not(server, send):
    server.replies = ["451 4.3.0 later", "554 5.6.0 not that text"]
    frozen = send("ana@example.org", "bob@example.org", "eve@example.org", statutory=True)
    work(frozen.pk)
    assert states(frozen) == {
        "ana@example.org": "deferred",
        "bob@example.org": "bounced",
        "eve@example.org": "sent",
    }
    assert not Suppression.objects.exists()  # the text was refused, not the address


def test_after_a_hard_bounce_the_address_is_left_alone(server, send):
    server.recipients = {"gone@example.org": "550 5.1.1 no such user"}
    work(send("gone@example.org").pk)
    server.recipients = {}
    frozen = send("gone@example.org", "ana@example.org")
    work(frozen.pk)
    assert states(frozen) == {"gone@example.org": "suppressed", "ana@example.org": "sent"}
    work(send("gone@example.org", despite_bounces=True).pk)
    assert server.addresses == ["ana@example.org", "gone@example.org"]


@pytest.mark.parametrize("answer", ["554 5.7.1 relaying denied", "552 5.2.2 full", "550 5.7.26 no SPF"])
def test_policy_and_full_mailboxes_suppress_nothing(server, send, answer):
    server.recipients = {"ana@example.org": answer}
    frozen = send("ana@example.org")
    work(frozen.pk)
    assert states(frozen) == {"ana@example.org": "bounced"}
    assert not Suppression.objects.exists()


@pytest.mark.rule("T11")
def test_a_convocation_that_bounces_is_somebodys_task(server, send, secretariat):
    server.recipients = {"gone@example.org": "550 5.1.1 no such user"}
    frozen = send("gone@example.org", "ana@example.org", statutory=True)
    work(frozen.pk)
    (task,) = inbox.tasks_of(secretariat)
    assert task.kind == "mailing.statutory_undelivered"
    assert task.subject == frozen


def test_too_late_is_too_late_for_a_long_list_too(server, send, monkeypatch, time_machine):
    monkeypatch.setattr(conf, "BATCH", 3)
    frozen = send(*people(10), not_after=timezone.now() + timedelta(hours=1))
    time_machine.move_to(timezone.now() + timedelta(hours=2))
    work(frozen.pk)
    frozen.refresh_from_db()
    assert (frozen.state, server.addresses) == ("finished", [])
    assert set(states(frozen).values()) == {"cancelled"}


def test_try_again_is_over_when_it_is_too_late(server, send, time_machine):
    server.recipients = {"full@example.org": "452 4.2.2 mailbox full"}
    late = timezone.now() + timedelta(hours=1)
    frozen = send("full@example.org", "ana@example.org", not_after=late)
    work(frozen.pk)
    time_machine.move_to(late + timedelta(minutes=1))
    work(frozen.pk)
    frozen.refresh_from_db()
    assert frozen.state == "finished"
    assert states(frozen) == {"full@example.org": "bounced", "ana@example.org": "sent"}


def test_a_restored_backup_does_not_send_last_months_mail(server, send, time_machine):
    frozen = send("ana@example.org")
    time_machine.move_to(timezone.now() + conf.KEEP_TRYING + timedelta(minutes=1))
    work(frozen.pk)
    assert server.addresses == []
    assert states(frozen) == {"ana@example.org": "cancelled"}


@pytest.mark.parametrize("slow", [pool.SLOW, 0.0])
def test_a_server_that_hangs_up_politely_gets_the_rest_on_new_lines(server, send, monkeypatch, slow):
    """Over one line, and over as many as a slow server is given."""
    monkeypatch.setattr(pool, "SLOW", slow)
    server.hang_up_after = 3
    frozen = send(*people(60))
    work(frozen.pk)
    assert sorted(server.addresses) == people(60)
    assert set(states(frozen).values()) == {"sent"}
    assert server.connections >= 18


@pytest.mark.parametrize("extensions", [("PIPELINING",), ()])
def test_no_answer_to_a_whole_message_is_uncertain_and_told(serve, send, time_machine, extensions):
    server = serve(extensions)
    server.hang_up_before_answer_to = {"person0003@example.org"}
    frozen = send(*people(8))
    work(frozen.pk)
    assert {address for address, state in states(frozen).items() if state != "sent"} == {
        "person0003@example.org"
    }
    assert progress(frozen).uncertain == 1
    time_machine.move_to(timezone.now() + timedelta(minutes=2))
    work(frozen.pk)
    frozen.refresh_from_db()
    assert frozen.state == "finished"
    assert progress(frozen).possible_duplicates == 1
    twice = [each["Message-ID"] for each in server.messages if each["To"] == "person0003@example.org"]
    assert len(twice) == 2
    assert len(set(twice)) == 1


@pytest.mark.parametrize("extensions", [("PIPELINING",), ()])
def test_one_address_that_kills_the_line_does_not_hold_up_the_others(serve, send, extensions):
    server = serve(extensions)
    server.recipients = {"person0004@example.org": "hang up"}
    frozen = send(*people(12))
    work(frozen.pk)
    assert states(frozen).pop("person0004@example.org") == "deferred"
    assert sorted(server.addresses) == [each for each in people(12) if each != "person0004@example.org"]


def test_no_server_loses_nothing(send, settings, serve):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    frozen = send(*people(3))
    work(frozen.pk)
    assert set(states(frozen).values()) == {"pending"}
    server = serve()
    work(frozen.pk)
    assert sorted(server.addresses) == people(3)


def test_an_address_that_smtp_cannot_carry_is_refused_here(server, send):
    frozen = send("a@b.org>\r\nRCPT TO:<eve@example.org", "ünï@example.org", "ana@bücher.example")
    work(frozen.pk)
    assert server.addresses == ["ana@xn--bcher-kva.example"]
    assert sorted(states(frozen).values()) == ["bounced", "bounced", "sent"]


def test_only_dead_claims_are_taken_back(server, send, time_machine):
    frozen = send(*people(5))
    batch = claims.take(frozen, worker="w", window=2)
    work(frozen.pk)
    assert server.addresses == []  # the other worker lives
    claims.renew(batch.claim)
    time_machine.move_to(timezone.now() + conf.LEASE + timedelta(seconds=1))
    work(frozen.pk)
    assert sorted(server.addresses) == people(5)
    # Only what the window allows can have left; the rest is known not to have.
    assert progress(frozen).possible_duplicates == 2


def test_a_worker_given_up_for_dead_cannot_overwrite_its_successor(server, send, time_machine):
    frozen = send("ana@example.org")
    batch = claims.take(frozen, worker="w", window=1)
    time_machine.move_to(timezone.now() + conf.LEASE + timedelta(seconds=1))
    work(frozen.pk)
    mine = Outgoing(batch.deliveries[0].pk, "", "", b"")
    with pytest.raises(claims.ClaimLostError):
        record(batch.claim, [Outcome(mine, Result.REFUSED, 550, "5.1.1")])
    assert states(frozen) == {"ana@example.org": "sent"}


def test_statutory_mail_is_recorded_message_by_message(server, send, monkeypatch):
    from alliance87.core.mailing import recorder

    recorded = []
    real = recorder.record
    monkeypatch.setattr(
        recorder, "record", lambda claim, found: (recorded.append(len(found)), real(claim, found))
    )
    work(send(*people(5), statutory=True).pk)
    assert [each for each in recorded if each] == [1, 1, 1, 1, 1]
    recorded.clear()
    work(send(*people(25)).pk)
    assert max(recorded) <= 10


def test_a_long_list_lets_others_have_their_turn(server, send, monkeypatch):
    monkeypatch.setattr(conf, "BATCH", 10)
    frozen = send(*people(30))
    assert work(frozen.pk, seconds=0) is True
    assert len(server.addresses) == 10
    assert work(frozen.pk) is False
    assert len(server.addresses) == 30


def test_a_reader_may_leave_while_the_mail_goes_out(server, send, newsletter, monkeypatch):
    monkeypatch.setattr(conf, "BATCH", 2)
    frozen = send(*people(4), category="test-news")
    work(frozen.pk, seconds=0)
    mailing.suppress_address(address="person0003@example.org", reason="unsubscribed", category="test-news")
    work(frozen.pk)
    assert sorted(server.addresses) == people(3)
    assert states(frozen)["person0003@example.org"] == "suppressed"


def test_a_mailing_that_is_gone_is_left_alone(db):
    assert work(0) is False
