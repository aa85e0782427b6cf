"""The measurements themselves. Each answers plain numbers."""

import random
import resource
import socket
import time
from collections import Counter
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.db import connections
from django.utils import timezone

from alliance87.core.jobs.models import Heartbeat
from alliance87.core.mailing.domain.schedule import schedule
from alliance87.core.mailing.domain.sweep import sweep
from alliance87.core.mailing.models import Claim, Mailing
from secretariat.bench import letters
from secretariat.bench.processes import Workers, own_sink, smtp_limit, smtp_sink

PATIENCE = 900  # seconds until a measurement is given up
LOOK_EVERY = 0.02  # seconds: who asks without rest takes a processor from what is measured


def freezing(number: int) -> dict[str, Any]:
    """How long the list of so many readers takes to freeze, and what it costs this process in memory."""
    letters.make_readers(number)
    issue = letters.make_issue(1)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    began = time.monotonic()
    mailing = letters.freeze(issue)
    seconds = time.monotonic() - began
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    frozen = mailing.deliveries.count()
    letters.clear(mailing)
    return {
        "freeze_readers": frozen,
        "freeze_seconds": round(seconds, 1),
        "freeze_grew_mb": round(grown / 1024, 1),
    }


def speed(number: int) -> dict[str, Any]:
    """Our rate and the limit of SMTP itself, measured before and after in the same run."""
    letters.make_readers(number)
    mailing = letters.freeze(letters.make_issue(2))
    with smtp_sink() as port:
        size = letters.size_of(mailing)
        limits = [smtp_limit(port, number, size)]
        with Workers(port) as workers:
            wait_until_ready(workers)
            rate = number / run(mailing, workers)
        limits.append(smtp_limit(port, number, size))
    limit = sum(limits) / len(limits)
    states = letters.outcomes(mailing)
    letters.clear(mailing)
    return {
        "recipients": number,
        "message_bytes": size,
        "limit": round(limit),
        "limits": [round(each) for each in limits],
        "rate": round(rate),
        "share": round(rate / limit, 3),
        "worker_peak_mb": round(workers.peak / 1024, 1),
        "outcomes": states,
    }


def slow_relay(number: int, folder: Path, delay: float = 0.005) -> dict[str, Any]:
    """Our rate against a relay that lets each answer wait."""
    letters.make_readers(number)
    mailing = letters.freeze(letters.make_issue(3))
    log = folder / "slow.log"
    with own_sink(log, delay) as port, Workers(port) as workers:
        wait_until_ready(workers)
        rate = number / run(mailing, workers)
    copies = Counter(log.read_bytes().split())
    letters.clear(mailing)
    return {
        "slow_rate": round(rate),
        "slow_lost": number - len(copies),
        "slow_repeated": copies.total() - len(copies),
    }


def killing(number: int, kills: int, folder: Path) -> dict[str, Any]:
    """Workers die without warning at random instants. The lease of a dead worker's claim is ended at once,
    and the sweep runs at once: both take minutes otherwise, and change nothing else."""
    letters.make_readers(number)
    mailing = letters.freeze(letters.make_issue(4))
    log = folder / "kills.log"
    log.touch()
    with own_sink(log) as port, Workers(port) as workers:
        wait_until_ready(workers)
        schedule(mailing)
        done = _kill_at_random(mailing, workers, kills, number, log)
        wait_until(lambda: _is_finished(mailing) or _sweep_each_second())
    copies = Counter(log.read_bytes().split())
    reported = mailing.deliveries.filter(possible_duplicate=True).count()
    letters.clear(mailing)
    repeated = copies.total() - len(copies)
    return {
        "kills": done,
        "lost": number - len(copies),
        "repeated": repeated,
        "repeated_per_kill": round(repeated / done, 2) if done else 0,
        "reported_possible_duplicates": reported,
    }


def _kill_at_random(mailing: Mailing, workers: Workers, kills: int, number: int, log: Path) -> int:
    """Between two kills the list goes on by about its share; the last quarter is left for the end."""
    done = 0
    for turn in range(1, kills + 1):
        target = number * 3 // 4 * turn // kills
        wait_until(lambda goal=target: _taken(log) >= goal or _is_finished(mailing))  # type: ignore[misc]
        time.sleep(random.uniform(0, 0.05))  # noqa: S311 - no secret
        # A worker that has begun anew may not have claimed its first yet: wait for one that sends.
        wait_until(lambda: _sending(mailing, workers) is not None or _is_finished(mailing))
        place = _sending(mailing, workers)
        if place is None:
            break
        dead = workers.kill(place)
        done += 1
        names = [f"{socket.gethostname()}:{pid}" for pid in dead]
        Claim.objects.filter(worker__in=names).update(lease_until=timezone.now() - timedelta(seconds=1))
        sweep()
    return done


def _sending(mailing: Mailing, workers: Workers) -> int | None:
    """The place of a worker that holds a claim."""
    holders = Claim.objects.filter(mailing=mailing).values_list("worker", flat=True)
    pids = {int(name.rpartition(":")[2]) for name in holders}
    return next((at for at, each in enumerate(workers.running) if pids & _family(each.pid)), None)


def _family(pid: int) -> set[int]:
    from secretariat.bench.processes import children_of

    return {pid, *children_of(pid)}


def _taken(log: Path) -> int:
    return log.read_bytes().count(b"\n")


def _sweep_each_second() -> bool:
    time.sleep(1)
    sweep()
    return False


def run(mailing: Mailing, workers: Workers) -> float:
    """Hand the mailing to the workers; answers in how many seconds it was finished."""
    began = time.monotonic()
    schedule(mailing)
    wait_until(lambda: _is_finished(mailing))
    seconds = time.monotonic() - began
    workers.look_at_memory()
    return seconds


def _is_finished(mailing: Mailing) -> bool:
    return Mailing.objects.filter(pk=mailing.pk, state="finished").exists()


def wait_until_ready(workers: Workers) -> None:
    """Until each worker answers, so that their start is not measured."""
    from celery import current_app

    wait_until(lambda: len(current_app.control.ping(timeout=1.0) or []) >= workers.number)
    Heartbeat.objects.all().delete()


def wait_until(happens: Callable[[], Any]) -> None:
    """Raises TimeoutError after a quarter of an hour."""
    end = time.monotonic() + PATIENCE
    while not happens():
        if time.monotonic() > end:
            raise TimeoutError("the measurement did not end")
        time.sleep(LOOK_EVERY)
        time.sleep(0.02)
    connections.close_all()
