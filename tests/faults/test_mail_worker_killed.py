"""A worker is killed (kill -9) while mail goes out: nothing is lost, and what is repeated is reported."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from alliance87.core import mailing
from alliance87.core.mailing.engine import work
from alliance87.core.mailing.models import Claim
from tests.mailing.smtp import Server, running

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True), pytest.mark.timeout(180)]

WORKER = "import django; django.setup(); from alliance87.core.mailing.engine import work; work({pk})"
PEOPLE = [f"person{each:04}@example.org" for each in range(300)]


@pytest.fixture
def server(settings: Any) -> Iterator[Server]:
    with running(Server()) as started:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", started.port
        yield started


def database_url() -> str:
    """The test database's own, for another process."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{found['NAME']}"
    return "postgres://{USER}:{PASSWORD}@{HOST}:{PORT}/{NAME}".format(**found)


def start_worker(pk: int, server: Server) -> subprocess.Popen[bytes]:
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "alliance87.settings",
        "DATABASE_URL": database_url(),
        "EMAIL_URL": f"smtp://127.0.0.1:{server.port}",
        "SECRET_KEY": settings.SECRET_KEY,
        "LOG_LEVEL": "ERROR",
    }
    return subprocess.Popen([sys.executable, "-c", WORKER.format(pk=pk)], env=env)


def kill_after(server: Server, number: int, pk: int) -> None:
    """Start a worker and kill it without warning when it has sent so many more messages."""
    target = len(server.received) + number
    worker = start_worker(pk, server)
    try:
        while len(server.received) < target and worker.poll() is None:
            time.sleep(0.001)
    finally:
        worker.send_signal(signal.SIGKILL)
        worker.wait()


def send(**options: Any) -> Any:
    return mailing.send(
        kind="tests.notice",
        template="mail/account/password_changed",
        recipients=[mailing.Recipient(each, "fr", "") for each in PEOPLE],
        context={"timestamp": timezone.now(), "ip": "192.0.2.1", "user_agent": "test"},
        why="You are in a test.",
        **options,
    )


@pytest.mark.parametrize(("statutory", "at_most"), [(False, 10), (True, 1)])
def test_a_killed_worker_loses_nothing_and_reports_what_it_repeats(server, statutory, at_most):
    frozen = send(statutory=statutory)
    kills = (17, 60, 1, 33)
    for number in kills:
        kill_after(server, number, frozen.pk)
        # As if the lease had run out: its five minutes are tried with a false clock elsewhere.
        Claim.objects.update(lease_until=timezone.now() - timedelta(seconds=1))
    assert 0 < len(set(server.addresses)) < len(PEOPLE)
    work(frozen.pk)

    frozen.refresh_from_db()
    assert frozen.state == "finished"
    copies = Counter(server.addresses)
    assert sorted(copies) == PEOPLE
    twice = {address for address, number in copies.items() if number > 1}
    told = set(frozen.deliveries.filter(possible_duplicate=True).values_list("address", flat=True))
    assert twice <= told
    assert sum(copies.values()) - len(PEOPLE) <= at_most * len(kills)
    assert len({each["Message-ID"] for each in server.messages}) == len(PEOPLE)
    assert not Claim.objects.exists()


def test_two_workers_at_once_send_each_message_once(server):
    frozen = send()
    workers = [start_worker(frozen.pk, server) for _each in range(2)]
    assert [worker.wait(timeout=60) for worker in workers] == [0, 0]
    assert sorted(server.addresses) == PEOPLE
    frozen.refresh_from_db()
    assert frozen.state == "finished"
