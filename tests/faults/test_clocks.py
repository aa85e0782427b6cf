"""Two beats run by mistake, and a clock that is set back: nobody is told twice, nothing is lost."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection, transaction

from alliance87.core import jobs, mailing
from alliance87.core.inbox.models import Task
from alliance87.core.jobs.models import Job
from alliance87.core.jobs.registry import periodic
from alliance87.core.jobs.tasks import periodic as tick
from alliance87.core.mailing.engine import work
from alliance87.core.mailing.models import Delivery
from tests.ladder.world import World
from tests.together import Outcome, run_together

pytestmark = [pytest.mark.fault, pytest.mark.django_db(transaction=True)]
NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


def told() -> tuple[Counter[str], int]:
    """Who was written to about what, and how much stands on desks."""
    kinds = Delivery.objects.values_list("mailing__kind", "address")
    return Counter(f"{kind} {address}" for kind, address in kinds), Task.objects.count()


def sent() -> Counter[str]:
    return Counter(f"{each.to[0]} {each.subject}" for each in mail.outbox)


@pytest.mark.timeout(240)
def test_two_beats_tell_nobody_twice(cast: Any, run_jobs: Any, at_instant: Any) -> None:
    World(cast).fill()
    at_instant(datetime.now(UTC) + timedelta(days=40))  # terms end, reports are late, tasks have waited
    for kind in periodic():
        tick(kind)
    run_jobs()
    once = told()
    assert once[0] and mail.outbox
    for kind in periodic():
        tick(kind)
    run_jobs()
    assert told() == once


@pytest.mark.slow
@pytest.mark.timeout(240)
def test_two_beats_at_the_same_instant_tell_nobody_twice(cast: Any, run_jobs: Any, at_instant: Any) -> None:
    """Each kind of work is begun by two workers at once; what they leave to do is done by two at once."""
    if connection.vendor != "postgresql":
        pytest.skip("SQLite has one writer: nothing happens at once there")
    World(cast).fill()
    now = datetime.now(UTC) + timedelta(days=40)
    at_instant(now)
    with transaction.atomic():  # what one beat does, and undone
        for kind in periodic():
            tick(kind)
        run_jobs()
        once, letters = told(), sent()
        transaction.set_rollback(True)
    mail.outbox.clear()
    for kind in periodic():
        assert no_errors(run_together(lambda number, kind=kind: tick(kind), 2))
    while Job.objects.due().exists():
        assert no_errors(run_together(lambda number: jobs.run_due(), 2))
    at_instant(now + timedelta(minutes=1))  # whoever stood in another's way comes again
    run_jobs()
    assert (told(), sent()) == (once, letters)


def no_errors(outcomes: list[Outcome]) -> bool:
    return [each.error for each in outcomes] == [None] * len(outcomes)


def test_a_clock_set_back_sends_nothing_twice_and_loses_nothing(at_instant: Any, run_jobs: Any) -> None:
    at_instant(NOON)
    frozen = mailing.send(
        kind="tests.notice",
        template="mail/account/password_changed",
        recipients=[mailing.Recipient(f"person{each}@example.org", "fr", "") for each in range(30)],
        context={"timestamp": NOON, "ip": "192.0.2.1", "user_agent": "test"},
        why="You are in a test.",
    )
    later = list(frozen.deliveries.values_list("pk", flat=True)[:10])
    Delivery.objects.filter(pk__in=later).update(state="deferred", next_try_at=NOON + timedelta(hours=1))
    work(frozen.pk)
    assert len(mail.outbox) == 20
    at_instant(NOON - timedelta(hours=3))
    work(frozen.pk)
    run_jobs()
    assert len(mail.outbox) == 20
    at_instant(NOON + timedelta(hours=2))
    work(frozen.pk)
    run_jobs()
    assert Counter(each.to[0] for each in mail.outbox) == Counter(
        f"person{each}@example.org" for each in range(30)
    )
    frozen.refresh_from_db()
    assert frozen.state == "finished"
