"""A job is a row: done at least once, tried again, given up aloud."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import transaction

from alliance87.core import inbox, jobs
from alliance87.core.jobs import queue, worker
from alliance87.core.jobs.models import Job
from tests.together import run_together

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)


@pytest.fixture
def done(define_job: Any) -> list[dict[str, Any]]:
    """What the job "test.note" was given, in the order it ran."""
    seen: list[dict[str, Any]] = []
    define_job("test.note", seen.append)
    return seen


@pytest.fixture
def broken(define_job: Any) -> None:
    def fail(data: dict[str, Any]) -> None:
        raise ZeroDivisionError("anna@example.org divided by zero")

    define_job("test.break", fail, attempts=3)


def test_a_job_is_done_once(done: list[Any]) -> None:
    job = jobs.enqueue("test.note", key="a", data={"n": 1})
    assert (jobs.run_due(), jobs.run_due()) == (1, 0)
    job.refresh_from_db()
    assert done == [{"n": 1}]
    assert (job.state, job.attempts, job.claim, job.lease_until) == ("done", 1, "", None)


def test_jobs_are_done_in_the_order_of_their_time(done: list[Any], at_instant: Any) -> None:
    at_instant(NOON)
    jobs.enqueue("test.note", key="late", data={"n": 2}, run_at=NOON - timedelta(minutes=1))
    jobs.enqueue("test.note", key="early", data={"n": 1}, run_at=NOON - timedelta(minutes=2))
    jobs.run_due()
    assert done == [{"n": 1}, {"n": 2}]


def test_a_job_waits_for_its_time(done: list[Any], at_instant: Any) -> None:
    at_instant(NOON)
    jobs.enqueue("test.note", run_at=NOON + timedelta(hours=1))
    assert jobs.run_due() == 0
    at_instant(NOON + timedelta(hours=1))
    assert jobs.run_due() == 1


def test_the_same_job_waits_once_and_the_sooner_time_holds(done: list[Any], at_instant: Any) -> None:
    at_instant(NOON)
    first = jobs.enqueue("test.note", key="a", run_at=NOON + timedelta(hours=1))
    second = jobs.enqueue("test.note", key="a", run_at=NOON + timedelta(minutes=5))
    third = jobs.enqueue("test.note", key="a", run_at=NOON + timedelta(hours=2))
    assert first.pk == second.pk == third.pk
    assert Job.objects.get().run_at == NOON + timedelta(minutes=5)


def test_what_is_enqueued_while_it_runs_is_done_again(define_job: Any) -> None:
    seen: list[int] = []

    def run(data: dict[str, Any]) -> None:
        seen.append(len(seen))
        if len(seen) == 1:
            jobs.enqueue("test.again", key="a")

    define_job("test.again", run)
    jobs.enqueue("test.again", key="a")
    assert jobs.run_due() == 2
    assert seen == [0, 1]


def test_an_unknown_kind_is_refused() -> None:
    with pytest.raises(LookupError, match="nobody does the job 'test.nobody'"):
        jobs.enqueue("test.nobody")


def test_a_kind_left_by_another_version_fails_aloud() -> None:
    job = Job.objects.create(kind="test.gone")
    jobs.run_due()
    job.refresh_from_db()
    assert (job.state, job.last_error) == ("failed", "LookupError")


def test_a_failure_is_tried_again_after_a_pause(broken: None, at_instant: Any) -> None:
    at_instant(NOON)
    job = jobs.enqueue("test.break")
    jobs.run_due()
    job.refresh_from_db()
    assert (job.state, job.attempts, job.run_at) == ("pending", 1, NOON + timedelta(seconds=30))
    assert job.last_error == "ZeroDivisionError"  # and not what it said, which names a person


def test_pauses_grow_up_to_six_hours() -> None:
    pauses = [worker.pause_before(attempt).total_seconds() for attempt in (1, 2, 3, 4, 5, 6, 7, 40)]
    assert pauses == [30, 120, 480, 1920, 7680, 21600, 21600, 21600]


def test_after_the_last_try_the_secretariat_has_a_task(broken: None, officer: Any, at_instant: Any) -> None:
    job = jobs.enqueue("test.break")
    for hours in range(5):
        at_instant(NOON + timedelta(hours=hours))
        jobs.run_due()
    job.refresh_from_db()
    assert (job.state, job.attempts) == ("failed", 3)
    [task] = inbox.tasks_of(officer)
    assert (task.kind, task.subject) == ("jobs.failed", job)


def test_a_failed_job_can_be_tried_again(broken: None, officer: Any) -> None:
    failed = Job.objects.create(kind="test.break", key="a", data={"n": 1}, state="failed", attempts=3)
    inbox.open_task(kind="jobs.failed", subject=failed, role="secretariat", title="A job failed")
    queue.retry_failed(actor=officer, job=failed)
    assert list(Job.objects.order_by("pk").values_list("state", "attempts", "data")) == [
        ("done", 3, {"n": 1}),
        ("pending", 0, {"n": 1}),
    ]
    assert list(inbox.tasks_of(officer)) == []


def test_a_failure_gives_way_to_the_same_job_that_waits(define_job: Any) -> None:
    def run(data: dict[str, Any]) -> None:
        if data["n"] == 1:
            jobs.enqueue("test.twin", key="a", data={"n": 2})
            raise ZeroDivisionError

    define_job("test.twin", run)
    jobs.enqueue("test.twin", key="a", data={"n": 1})
    assert jobs.run_due() == 2
    assert list(Job.objects.values_list("state", "data")) == [("done", {"n": 2})]


def test_a_job_is_claimed_by_one_worker(done: list[Any]) -> None:
    job = jobs.enqueue("test.note")
    first, second = queue.claim(job.pk), queue.claim(job.pk)
    assert first is not None
    assert (first.pk, second) == (job.pk, None)


def test_the_job_of_a_dead_worker_is_taken_by_another(done: list[Any], at_instant: Any) -> None:
    at_instant(NOON)
    jobs.enqueue("test.note")
    dead = queue.claim()
    assert dead is not None
    at_instant(NOON + timedelta(minutes=9, seconds=59))
    assert jobs.run_due() == 0
    at_instant(NOON + timedelta(minutes=10))
    assert jobs.run_due() == 1
    assert Job.objects.get().attempts == 2


def test_a_worker_given_up_for_dead_cannot_overwrite_its_successor(define_job: Any, at_instant: Any) -> None:
    def stall(data: dict[str, Any]) -> None:
        at_instant(NOON + timedelta(minutes=11))
        successor.append(queue.claim())
        raise ZeroDivisionError

    successor: list[Job | None] = []
    define_job("test.stall", stall)
    at_instant(NOON)
    jobs.enqueue("test.stall", run_at=NOON)
    jobs.run_due()
    job = Job.objects.get()
    assert successor[0] is not None
    assert (job.state, job.claim, job.last_error) == ("running", successor[0].claim, "")


def test_a_job_that_kills_every_worker_is_given_up(define_job: Any, at_instant: Any) -> None:
    define_job("test.kill", lambda data: None, attempts=2)
    jobs.enqueue("test.kill", run_at=NOON)
    for minutes in (0, 10, 20):
        at_instant(NOON + timedelta(minutes=minutes))
        job = queue.claim()  # and the worker dies here
    assert job is not None
    worker.run(job)
    job.refresh_from_db()
    assert (job.state, job.last_error) == ("failed", "TimeoutError")


def test_done_jobs_are_kept_for_thirty_days(done: list[Any], at_instant: Any, run_jobs: Any) -> None:
    at_instant(NOON)
    jobs.enqueue("test.note", key="old")
    jobs.run_due()
    at_instant(NOON + timedelta(days=30, seconds=1))
    jobs.enqueue("jobs.delete_old")
    jobs.run_due()
    assert list(Job.objects.values_list("kind", flat=True)) == ["jobs.delete_old"]


def test_periodic_work_leaves_one_row_a_kind(done: list[Any]) -> None:
    from alliance87.core.jobs.tasks import periodic

    periodic("test.note")
    periodic("test.note")
    assert done == [{}, {}]
    assert Job.objects.filter(kind="test.note").count() == 1


def test_periodic_work_is_never_done_twice_at_once(define_job: Any) -> None:
    """A second beat comes while the work is done: it is done again afterwards."""
    from alliance87.core.jobs.tasks import periodic

    steps: list[str] = []

    def run(data: dict[str, Any]) -> None:
        steps.append("begin")
        if len(steps) == 1:
            periodic("test.round")
            jobs.run_due()
        steps.append("end")

    define_job("test.round", run)
    periodic("test.round")
    jobs.run_due()
    assert steps == ["begin", "end", "begin", "end"]


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_was_never_enqueued(done: list[Any]) -> None:
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        jobs.enqueue("test.note")
        raise ZeroDivisionError
    assert jobs.run_due() == 0


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_is_not_the_visitors_business(
    done: list[Any], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from celery import Celery

    lost = Celery(broker="redis://127.0.0.1:1/0", set_as_current=False)
    monkeypatch.setattr(queue, "current_app", lost)
    settings.JOBS_WAKE_WORKERS = True
    jobs.enqueue("test.note")
    assert jobs.run_due() == 1


@pytest.mark.django_db(transaction=True)
def test_workers_side_by_side_do_each_job_once(define_job: Any) -> None:
    seen: list[int] = []
    define_job("test.count", lambda data: seen.append(data["n"]))
    for n in range(40):
        jobs.enqueue("test.count", key=str(n), data={"n": n})
    outcomes = run_together(lambda worker_number: jobs.run_due(), people=4)
    assert sum(outcome.value for outcome in outcomes) == 40
    assert sorted(seen) == list(range(40))
