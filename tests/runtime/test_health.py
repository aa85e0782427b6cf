"""The health address, and the banner that the secretariat sees."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from celery import Celery
from django.core.management import CommandError, call_command
from django.test import Client

from alliance87.core import health
from alliance87.core.jobs import heartbeat
from alliance87.core.jobs.models import Heartbeat

pytestmark = pytest.mark.django_db
NOON = datetime(2027, 3, 1, 12, 0, tzinfo=UTC)
ALL_WELL = {"status": "ok", "database": "ok", "broker": "ok", "worker": "ok", "beat": "ok"}


@pytest.fixture
def alive() -> None:
    heartbeat.record("worker")
    heartbeat.record("beat")


def test_all_is_well(client: Client, alive: None) -> None:
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (200, ALL_WELL)
    assert "no-store" in answer["Cache-Control"]


@pytest.mark.parametrize("name", ["worker", "beat"])
def test_a_silent_process_is_down(client: Client, alive: None, name: str) -> None:
    Heartbeat.objects.filter(name=name).delete()
    answer = client.get("/health/")
    assert (answer.status_code, answer.json()) == (503, {**ALL_WELL, "status": "down", name: "down"})


def test_a_process_is_down_after_ninety_seconds(at_instant: Any) -> None:
    at_instant(NOON)
    heartbeat.record("worker")
    at_instant(NOON + timedelta(seconds=89))
    assert health.process_states()["worker"] == "ok"
    at_instant(NOON + timedelta(seconds=90))
    assert health.process_states()["worker"] == "down"


def test_a_broker_that_is_gone_is_down(client: Client, alive: None, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = Celery(broker="redis://127.0.0.1:1/0", set_as_current=False)
    monkeypatch.setattr(health, "current_app", gone)
    assert client.get("/health/").json() == {**ALL_WELL, "status": "down", "broker": "down"}


def test_the_folders_of_the_broker_must_be_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "queue"
    app = Celery(broker="filesystem://localhost//", set_as_current=False)
    app.conf.broker_transport_options = {"data_folder_in": str(folder)}
    monkeypatch.setattr(health, "current_app", app)
    assert health.broker_state() == "down"
    folder.mkdir()
    assert health.broker_state() == "ok"


@pytest.mark.parametrize("path", ["/health/", "/fr/"])
def test_only_the_health_address_is_exempt_from_tls(client: Client, settings: Any, path: str) -> None:
    settings.SECURE_SSL_REDIRECT = True
    assert client.get(path).status_code == {"/health/": 503, "/fr/": 301}[path]


def test_health_asks_the_database_once(client: Client, alive: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        client.get("/health/")


def test_only_the_secretariat_is_told(rf: Any, officer: Any, outsider: Any) -> None:
    from alliance87.core.context import portal

    told = {}
    for name, user in {"officer": officer, "outsider": outsider}.items():
        request = rf.get("/")
        request.user = user
        told[name] = len(portal(request)["health_warnings"])
    assert told == {"officer": 2, "outsider": 0}


def test_the_warning_says_since_when(at_instant: Any, in_language: Any) -> None:
    at_instant(NOON)
    heartbeat.record("worker")
    at_instant(NOON + timedelta(hours=1))
    heartbeat.record("beat")
    in_language("en")
    assert health.warnings() == [
        "The worker is not running: no mail leaves and no background work is done. "
        "Last seen: 1 March 2027, 13:00"
    ]


def test_the_command_ends_with_one_when_a_part_is_down(alive: None, capsys: Any) -> None:
    call_command("health", "worker", "beat")
    Heartbeat.objects.filter(name="beat").delete()
    call_command("health", "worker")
    with pytest.raises(SystemExit, match="1"):
        call_command("health", "beat")


def test_the_command_knows_its_parts() -> None:
    with pytest.raises(CommandError, match="cellar"):
        call_command("health", "cellar")
