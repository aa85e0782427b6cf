"""The worker is killed (kill -9) while the minutes go out to the 32 seats: nothing is lost, and at most the
message in hand is repeated, as the very same message."""

import os
import signal
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from celery import Celery
from django.conf import settings as project
from django.utils import timezone

from alliance87.core.jobs.models import Job
from alliance87.core.mailing.models import Claim, Mailing
from gcm.models import IssuedMinutes
from tests.faults.test_mail_worker_killed import database_url
from tests.gcm.body import seat_all
from tests.gcm.minuting.record import hold, issue
from tests.mailing.smtp import Server, running

pytestmark = [
    pytest.mark.fault,
    pytest.mark.slow,
    pytest.mark.django_db(transaction=True),
    pytest.mark.timeout(240),
]
SEATS = [f"seat-{number}@example.org" for number in range(1, 33)]
WORKER = (
    *("-m", "celery", "--app", "alliance87", "worker", "--pool", "solo"),
    *("--without-mingle", "--without-gossip"),
)


@pytest.fixture
def server() -> Iterator[Server]:
    with running(Server()) as started:
        yield started


@pytest.mark.rule("N2")
def test_a_killed_worker_loses_no_minutes(server: Server, tmp_path: Path) -> None:
    body = seat_all()
    meeting = hold(body)
    Mailing.objects.update(state="cancelled")  # what the end of the meeting sends is not what is tried here
    issued = issue(meeting, body)
    worker_until(
        lambda: Job.objects.filter(kind="gcm.send_minutes", state="running").exists(), server, tmp_path
    )
    kills = (1, 9, 5)
    for number in kills:
        target = len(server.received) + number
        worker_until(lambda target=target: len(server.received) >= target, server, tmp_path)
    assert 0 < len(set(server.addresses)) < len(SEATS)
    worker_until(lambda: Mailing.objects.filter(state="finished").exists(), server, tmp_path)

    copies = copies_by_address(server)
    assert sorted(copies) == sorted(SEATS)
    assert sum(map(len, copies.values())) - len(SEATS) <= len(kills)
    sent = Mailing.objects.get(kind="gcm.minutes_issued")
    assert IssuedMinutes.objects.get(pk=issued.pk).mailing_id == sent.pk
    repeated = {address for address, found in copies.items() if len(found) > 1}
    told = sent.deliveries.filter(possible_duplicate=True).values_list("address", flat=True)
    assert repeated <= set(told)
    # Message-ID, Date and document: a copy is the same message, byte by byte.
    assert all(len(set(found)) == 1 for found in copies.values())
    assert len({each["Message-ID"] for each in server.messages}) == len(SEATS)


def copies_by_address(server: Server) -> dict[str, list[bytes]]:
    found: dict[str, list[bytes]] = defaultdict(list)
    for address, data in server.received:
        found[address].append(data)
    return found


def worker_until(is_reached: Callable[[], bool], server: Server, var: Path) -> None:
    """Let a real worker work, and kill it without warning once the condition holds."""
    worker = start_worker(server, var)
    try:
        ask_for_a_sweep(var)
        deadline = time.monotonic() + 60
        while not is_reached():
            assert worker.poll() is None, "the worker ended by itself"
            assert time.monotonic() < deadline, "the worker does nothing"
            time.sleep(0.001)
    finally:
        os.killpg(worker.pid, signal.SIGKILL)
        worker.wait()
    # As if the leases had run out: their minutes are tried with a false clock elsewhere.
    past = timezone.now() - timedelta(seconds=1)
    Job.objects.filter(state="running").update(lease_until=past)
    Claim.objects.update(lease_until=past)


def start_worker(server: Server, var: Path) -> subprocess.Popen[bytes]:
    """As in production: Celery, here over a queue in files, on the database of the test."""
    env = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "alliance87.settings",
        "DATABASE_URL": database_url(),
        "REDIS_URL": "",
        "DEBUG": "1",  # static files as they stand: nobody collected them for a test
        "VAR_DIR": str(var),
        "EMAIL_URL": f"smtp://127.0.0.1:{server.port}",
        "SECRET_KEY": project.SECRET_KEY,
        "LOG_LEVEL": "ERROR",
    }
    return subprocess.Popen([sys.executable, *WORKER], env=env, start_new_session=True)


def ask_for_a_sweep(var: Path) -> None:
    """What the beat says every half minute."""
    queue = str(var / "queue")
    Path(queue).mkdir(exist_ok=True)
    folders = {"data_folder_in": queue, "data_folder_out": queue, "control_folder": f"{queue}-control"}
    Path(folders["control_folder"]).mkdir(exist_ok=True)
    with Celery(broker="filesystem://localhost//", set_as_current=False) as clock:
        clock.conf.broker_transport_options = folders
        clock.send_task("jobs.sweep", ignore_result=True)
