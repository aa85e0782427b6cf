"""A mail server that is slow, hangs, has had enough, or has no room: nothing is lost, nothing goes twice."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from django.utils import timezone

from alliance87.core.mailing.engine import work
from alliance87.core.mailing.models import Delivery
from tests.mailing.conftest import people, send, states
from tests.mailing.smtp import Server, running

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]

__all__ = ["send"]  # the fixture


@pytest.fixture(autouse=True)
def _templates(settings):
    from tests.mailing import conftest

    conftest._test_templates.__wrapped__(settings)


class Slow(Server):
    """Takes its time over each message."""

    async def handle_DATA(self, server, session, envelope):
        await asyncio.sleep(0.02)
        return await super().handle_DATA(server, session, envelope)


class Hangs(Server):
    """Reads the messages to some addresses and never answers."""

    stuck: tuple[str, ...] = ()

    async def handle_DATA(self, server, session, envelope):
        if envelope.rcpt_tos[0] in self.stuck:
            await asyncio.sleep(30)
        return await super().handle_DATA(server, session, envelope)


class HasHadEnough(Server):
    """421 to the next sender after 50 messages on one connection."""

    refused = 0

    async def handle_MAIL(self, server, session, envelope, address, options):
        if session.taken >= 50:
            self.refused += 1
            await server.push("421 4.7.0 too many messages on this connection")
            server.transport.close()
        envelope.mail_from = address
        return "250 2.1.0 OK"


class HasNoRoom(Server):
    """452 until it is told that there is room again."""

    full = True

    async def handle_MAIL(self, server, session, envelope, address, options):
        if self.full:
            return "452 4.3.1 Insufficient system storage"
        envelope.mail_from = address
        return "250 2.1.0 OK"


@pytest.fixture
def point_at(settings):
    """`with point_at(server): ...`: the portal sends there, and waits a second for each answer."""

    def at(server):
        started = running(server)
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_TIMEOUT = "127.0.0.1", 1
        return started

    return at


def deliver(frozen, server, settings):
    settings.EMAIL_PORT = server.port
    work(frozen.pk)


def later(time_machine, hours):
    time_machine.move_to(timezone.now() + timedelta(hours=hours))


def test_a_slow_server_gets_everything_once(send, point_at, settings):
    frozen = send(*people(60))
    with point_at(Slow()) as server:
        deliver(frozen, server, settings)
    assert sorted(server.addresses) == people(60)
    assert set(states(frozen).values()) == {"sent"}


@pytest.mark.parametrize("extensions", [("PIPELINING",), ()])
def test_a_server_that_hangs_in_data_holds_up_nobody_else(send, point_at, settings, time_machine, extensions):
    frozen = send(*people(20))
    with point_at(Hangs(extensions)) as server:
        server.stuck = ("person0007@example.org",)
        deliver(frozen, server, settings)
        assert states(frozen).pop("person0007@example.org") == "uncertain"
        first = Delivery.objects.get(address="person0007@example.org").message_id
        server.stuck = ()
        later(time_machine, 1)
        deliver(frozen, server, settings)
    assert Counter(server.addresses) == Counter(people(20))
    stuck = Delivery.objects.get(address="person0007@example.org")
    assert (stuck.state, stuck.possible_duplicate, stuck.message_id) == ("sent", True, first)


def test_421_after_fifty_messages_gets_the_rest_on_new_connections(send, point_at, settings):
    settings.MAIL_CONNECTIONS = 1
    frozen = send(*people(120))
    with point_at(HasHadEnough()) as server:
        deliver(frozen, server, settings)
    assert (Counter(server.addresses), server.refused) == (Counter(people(120)), 2)
    assert set(states(frozen).values()) == {"sent"}


def test_no_room_is_tried_again_and_says_nothing_of_the_readers(send, point_at, settings, time_machine):
    from alliance87.core.mailing.models import Suppression

    frozen = send(*people(12))
    with point_at(HasNoRoom()) as server:
        deliver(frozen, server, settings)
        assert (server.addresses, set(states(frozen).values())) == ([], {"deferred"})
        server.full = False
        later(time_machine, 1)
        deliver(frozen, server, settings)
    assert sorted(server.addresses) == people(12)
    assert not Suppression.objects.exists()


def test_names_and_addresses_cannot_add_a_header(point_at, settings):
    from alliance87.core import mailing

    evil = "Ana\r\nBcc: victim@example.org"
    frozen = mailing.send(
        kind="tests.notice",
        template="test_mail/notice",
        recipients=[
            mailing.Recipient("ana@example.org", "en", "1", name=evil),
            mailing.Recipient("b@example.org>\r\nRCPT TO:<victim@example.org", "en", "2"),
        ],
        context={"what": "news\r\nBcc: victim@example.org"},
        why="You are in a test.",
    )
    with point_at(Server()) as server:
        deliver(frozen, server, settings)
    (message,) = server.messages
    assert (server.addresses, message["Bcc"]) == (["ana@example.org"], None)
    assert "victim" in message["To"]  # a name like any other, on one line
    assert sorted(states(frozen).values()) == ["bounced", "sent"]
