"""Redis loses everything, and PostgreSQL is cut off, while mail goes out: each message still leaves."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.conf import settings as project
from django.db import connection

from tests.faults.services import PostgreSQL, Redis, clock_of, tell
from tests.faults.test_mail_worker_killed import PEOPLE, database_url, send
from tests.faults.test_minutes_worker_killed import WORKER
from tests.mailing.smtp import Server, running

pytestmark = [
    pytest.mark.fault,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(240),
]
LEFT = "SELECT count(*) FROM mailing_delivery WHERE state IN ('pending', 'sending', 'deferred')"
NO_LEASES = (  # as if they had run out: their minutes are tried with a false clock elsewhere
    "UPDATE mailing_claim SET lease_until = now() - interval '1 second'",
    "UPDATE jobs_job SET lease_until = now() - interval '1 second' WHERE state = 'running'",
    "UPDATE jobs_job SET run_at = now() WHERE state = 'pending'",
)


@pytest.fixture(autouse=True, scope="module")
def services() -> None:
    if connection.vendor != "postgresql" or not project.REDIS_URL:
        pytest.skip("of the leg that has PostgreSQL and Redis")


@pytest.fixture
def folder() -> Iterator[Path]:
    """Where the user of the database server may walk, unlike pytest's own."""
    with tempfile.TemporaryDirectory(prefix="services-") as name:
        Path(name).chmod(0o755)
        yield Path(name)


@pytest.fixture
def redis(folder: Path) -> Iterator[Redis]:
    server = Redis(folder)
    server.start()
    yield server
    server.kill()


@pytest.fixture
def mail() -> Iterator[Server]:
    with running(Server()) as started:
        yield started


def test_redis_is_flushed_and_restarted(redis: Redis, mail: Server, tmp_path: Path) -> None:
    frozen = send()
    with Working(mail, redis, database_url(), tmp_path), clock_of(redis.url) as clock:
        wait_until(lambda: len(mail.received) >= 40, lambda: tell(clock))
        redis.kill()
        time.sleep(1)
        redis.start()
        wait_until(lambda: is_finished(frozen), lambda: tell(clock))
    assert sorted(mail.addresses) == PEOPLE


def test_redis_is_away_while_a_rate_is_set(redis: Redis, mail: Server, tmp_path: Path) -> None:
    """The worker keeps the rate without it, and what it had in hand is neither lost nor repeated."""
    rate = 30
    frozen = send(rate=rate)
    with Working(mail, redis, database_url(), tmp_path), clock_of(redis.url) as clock:
        wait_until(lambda: len(mail.received) >= 40, lambda: tell(clock))
        redis.kill()
        before, began = len(mail.received), time.monotonic()
        wait_until(lambda: len(mail.received) >= before + 90, lambda: None, seconds=30)
        # Ten may leave early when the database takes over, and ten at once at the end.
        assert time.monotonic() - began > (len(mail.received) - before - 20) / rate
        redis.start()
        wait_until(lambda: is_finished(frozen), lambda: tell(clock))
    assert sorted(mail.addresses) == PEOPLE
    assert not frozen.deliveries.filter(possible_duplicate=True).exists()


def test_postgresql_is_cut_off_and_comes_back(
    redis: Redis, mail: Server, folder: Path, tmp_path: Path
) -> None:
    send()
    server = PostgreSQL(folder / "server")
    server.make(database_url())
    try:
        with Working(mail, redis, server.url, tmp_path), clock_of(redis.url) as clock:
            wait_until(lambda: len(mail.received) >= 40, lambda: tell(clock))
            server.crash()
            time.sleep(2)
            server.start()
            for statement in NO_LEASES:
                server.sql(statement)
            wait_until(lambda: server.sql(LEFT) == [(0,)], lambda: tell(clock))
        told = {row[0] for row in server.sql("SELECT address FROM mailing_delivery WHERE possible_duplicate")}
    finally:
        server.crash()
    copies = Counter(mail.addresses)
    assert sorted(copies) == PEOPLE
    assert {address for address, number in copies.items() if number > 1} <= told
    assert sum(copies.values()) - len(PEOPLE) <= 10


class Working:
    """A real worker for the length of the block; it must outlive the fault."""

    def __init__(
        self, mail: Server, redis: Redis, database: str, var: Path, settings: str = "alliance87.settings"
    ) -> None:
        self.env = {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": settings,
            "DATABASE_URL": database,
            "REDIS_URL": redis.url,
            "DEBUG": "1",
            "VAR_DIR": str(var),
            "EMAIL_URL": f"smtp://127.0.0.1:{mail.port}",
            "SECRET_KEY": project.SECRET_KEY,
            "LOG_LEVEL": "CRITICAL",
        }

    def __enter__(self) -> None:
        self.process = subprocess.Popen([sys.executable, *WORKER], env=self.env, start_new_session=True)

    def __exit__(self, *args: object) -> None:
        is_alive = self.process.poll() is None
        if is_alive:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        assert is_alive, "the worker ended by itself"


def wait_until(
    is_reached: Callable[[], bool], tick: Callable[[], None], seconds: float = 90, pause: float = 1
) -> None:
    """With the word of the beat each `pause` seconds."""
    end = time.monotonic() + seconds
    while not is_reached():
        assert time.monotonic() < end, "nothing moves"
        tick()
        time.sleep(pause)


def is_finished(frozen: object) -> bool:
    frozen.refresh_from_db()  # type: ignore[attr-defined]
    return bool(frozen.state == "finished")  # type: ignore[attr-defined]
