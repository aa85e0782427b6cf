"""A real worker process, and a mail server that misbehaves on purpose: each recipient ends as they should,
nothing is lost, nothing goes twice that is not reported."""

import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from django.utils import timezone
from redis import Redis as Client

from alliance87.core import mailing
from alliance87.core.mailing.domain.suppress import unsubscribe
from alliance87.core.mailing.engine import ASK_EVERY
from alliance87.core.mailing.models import Delivery, Mailing, address_hash
from tests.faults.services import Redis, clock_of, tell
from tests.faults.test_mail_server_misbehaves import Hangs, HasHadEnough, HasNoRoom, Slow
from tests.faults.test_mail_worker_killed import database_url
from tests.faults.test_services_restart import Working, is_finished, services, wait_until
from tests.mailing.conftest import people, states
from tests.mailing.smtp import Interrupted, Server, free_port, running

pytestmark = [
    pytest.mark.fault,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(120),
]
__all__ = ["services"]  # the fixture
LIST = "newsletter"
ODD = people(60)[40:43]  # those to whom something happens
LATE = people(260)[240:243]  # whose turn comes after the fifth message, in the same hand


@dataclass
class OneWorker:
    """One worker for every test of this module, which sends to one port."""

    port: int
    redis: Redis
    clock: Celery

    def until(self, is_reached: Callable[[], bool]) -> None:
        """With the word of the beat whenever nothing waits in the queue."""
        with Client.from_url(self.redis.url) as queue:
            wait_until(is_reached, lambda: queue.exists("celery") or tell(self.clock), pause=0.2)

    def rest(self) -> None:
        """Until it has nothing in hand, so that the tables can be emptied."""
        with Client.from_url(self.redis.url) as queue:
            queue.delete("celery")
            wait_until(lambda: not queue.exists("unacked"), lambda: None, pause=0.1)


@pytest.fixture(scope="module")
def worker(
    services: None, django_db_setup: None, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[OneWorker]:
    server = Server()
    server.port = free_port()
    with tempfile.TemporaryDirectory() as folder:
        redis = Redis(Path(folder))
        redis.start()
        try:
            working = Working(
                server, redis, database_url(), tmp_path_factory.mktemp("var"), "tests.faults.hasty"
            )
            with working, clock_of(redis.url) as clock:
                yield OneWorker(server.port, redis, clock)
        finally:
            redis.kill()


@dataclass(frozen=True)
class Fault:
    """How the server misbehaves and is kind again, and how those end who do not end as sent."""

    server: Callable[[], Server]
    number: int = 60
    begin: Callable[[Any], None] = lambda server: None
    heal: Callable[[Any], None] = lambda server: None
    ends: dict[str, str] = field(default_factory=dict)
    repeated: tuple[str, ...] = ()


def refuses(reply: str) -> Callable[[Any], None]:
    return lambda server: server.recipients.update(dict.fromkeys(ODD, reply))


def is_kind(server: Any) -> None:
    server.recipients, server.stuck, server.full = {}, (), False


def hangs(server: Any) -> None:
    server.stuck = tuple(ODD)


def drops_the_line(server: Any) -> None:
    server.hang_up_before_answer_to = set(ODD)


def leave_meanwhile(server: Any) -> None:
    def leave() -> None:
        for each in LATE:
            message_id = Delivery.objects.get(address=each).message_id
            unsubscribe(hashed=address_hash(each), category=LIST, message_id=message_id)
        time.sleep(2 * ASK_EVERY)  # the promise: who left that long ago gets nothing

    server.happens = leave


FAULTS = {
    "slow": Fault(Slow),
    "hangs in DATA": Fault(Hangs, begin=hangs, heal=is_kind),
    "421 after 50": Fault(HasHadEnough, number=260),
    "452, then room": Fault(HasNoRoom, heal=is_kind),
    "450 to some": Fault(Server, begin=refuses("450 4.2.0 busy"), heal=is_kind),
    "550 to some": Fault(Server, begin=refuses("550 5.1.1 gone"), ends=dict.fromkeys(ODD, "bounced")),
    "line dropped before the text": Fault(Server, begin=refuses("hang up"), heal=is_kind),
    "line dropped after the text": Fault(Server, begin=drops_the_line, repeated=tuple(ODD)),
    "readers leave": Fault(
        Interrupted, number=260, begin=leave_meanwhile, ends=dict.fromkeys(LATE, "suppressed")
    ),
}


@pytest.mark.parametrize("fault", FAULTS.values(), ids=FAULTS)
def test_each_recipient_ends_as_they_should(fault: Fault, worker: OneWorker) -> None:
    everybody = people(fault.number)
    server = fault.server()
    server.port = worker.port
    with running(server):
        fault.begin(server)
        frozen = send(everybody)
        worker.until(lambda: not frozen.deliveries.filter(state__in=("pending", "sending")).exists())
        fault.heal(server)
        # As if the minutes until the next try had gone by: they are tried with a false clock elsewhere.
        Delivery.objects.filter(next_try_at__isnull=False).update(next_try_at=timezone.now())
        worker.until(lambda: is_finished(frozen))
        worker.rest()

    assert states(frozen) == dict.fromkeys(everybody, "sent") | fault.ends
    copies = Counter(server.addresses)
    assert copies == Counter(each for each in everybody if each not in fault.ends) + Counter(fault.repeated)
    assert len({each["Message-ID"] for each in server.messages}) == len(copies)
    told = frozen.deliveries.filter(possible_duplicate=True).values_list("address", flat=True)
    assert set(fault.repeated) <= set(told)
    assert getattr(server, "refused", True)  # it did say 421


def send(addresses: list[str]) -> Mailing:
    """A list that one can leave."""
    return mailing.send(
        kind="tests.news",
        template="mail/account/password_changed",
        recipients=[mailing.Recipient(each, "fr", "") for each in addresses],
        context={"timestamp": timezone.now(), "ip": "192.0.2.1", "user_agent": "test"},
        why="You are in a test.",
        category=LIST,
    )
