"""What is said about deploying is what the settings read and what the repository holds."""

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from django.conf import settings
from django.core.management import get_commands

ROOT = Path(settings.BASE_DIR)
OF_THE_SERVERS = {"POSTGRES_USER", "POSTGRES_DB", "POSTGRES_PASSWORD"}
SERVICES = {"postgres", "redis", "mailcatcher", "migrate", "web", "worker", "beat"}


@pytest.fixture
def compose() -> dict[str, Any]:
    return dict(yaml.safe_load((ROOT / "docker-compose.yml").read_text()))


def variables_of_settings() -> set[str]:
    source = (ROOT / "alliance87" / "settings.py").read_text()
    return set(re.findall(r'env\.\w+\(\s*"([A-Z_]+)"', source))


def test_every_variable_is_documented_and_no_other() -> None:
    table = (ROOT / "docs" / "settings.md").read_text()
    assert set(re.findall(r"^\| `([A-Z_]+)` \|", table, re.MULTILINE)) == variables_of_settings()


def test_every_check_is_documented_and_no_other() -> None:
    source = (ROOT / "alliance87" / "core" / "checks.py").read_text()
    table = (ROOT / "docs" / "settings.md").read_text()
    errors = {f"E{int(number):03}" for number in re.findall(r"_error\(\s*(\d+),", source)}
    assert set(re.findall(r"[EW]0\d\d", table)) == errors | {"W013"}


def test_compose_runs_all_of_the_portal(compose: dict[str, Any]) -> None:
    assert set(compose["services"]) == SERVICES
    unwatched = {name for name, service in compose["services"].items() if "healthcheck" not in service}
    assert unwatched == {"migrate"}


def test_compose_sets_only_what_the_settings_read(compose: dict[str, Any]) -> None:
    names = {name for service in compose["services"].values() for name in service.get("environment", {})}
    assert names - OF_THE_SERVERS <= variables_of_settings()
    asked = set(re.findall(r"\$\{([A-Z_]+)", (ROOT / "docker-compose.yml").read_text()))
    assert asked - OF_THE_SERVERS <= variables_of_settings()


def test_compose_sets_what_a_real_installation_must(compose: dict[str, Any]) -> None:
    table = (ROOT / "docs" / "settings.md").read_text()
    needed = set(re.findall(r"^\| `([A-Z_]+)` \|[^|]*\| yes \|", table, re.MULTILINE))
    assert needed <= set(compose["services"]["web"]["environment"])


def test_web_worker_and_beat_wait_for_the_migrations(compose: dict[str, Any]) -> None:
    waiting = {
        name
        for name, service in compose["services"].items()
        if service.get("depends_on", {}).get("migrate", {}).get("condition")
        == "service_completed_successfully"
    }
    assert waiting == {"web", "worker", "beat"}


def test_compose_calls_commands_that_exist(compose: dict[str, Any]) -> None:
    text = (ROOT / "docker-compose.yml").read_text().replace('", "', " ")
    called = set(re.findall(r"manage\.py (\w+)", text))
    assert called == {"migrate", "collectstatic", "load_reference", "health"}
    assert called <= set(get_commands())


def test_volumes_that_are_used_are_declared(compose: dict[str, Any]) -> None:
    used = {
        each.split(":")[0] for service in compose["services"].values() for each in service.get("volumes", [])
    }
    assert used == set(compose["volumes"])


def test_the_image_holds_every_app_and_runs_as_nobody_special() -> None:
    lines = (ROOT / "Dockerfile").read_text().splitlines()
    copied = {line.split()[1] for line in lines if line.startswith("COPY ") and "--from" not in line}
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    apps = {path.parent.name for path in ROOT.glob("*/apps.py")}
    assert {"alliance87", "templates", "static", "manage.py"} | apps <= copied
    assert copied == allowed
    assert [name for name in sorted(copied) if not (ROOT / name).exists()] == []
    assert lines.index("USER portal") < next(n for n, line in enumerate(lines) if line.startswith("CMD"))


def test_the_image_runs_a_python_that_the_portal_supports() -> None:
    versions = re.findall(r"^FROM python:3\.(\d+)-", (ROOT / "Dockerfile").read_text(), re.MULTILINE)
    assert len(versions) == 2
    assert min(int(minor) for minor in versions) >= 11


def test_every_door_of_the_makefile_is_in_its_help() -> None:
    makefile = (ROOT / "Makefile").read_text()
    doors = {"help", "install", "demo", "test", "check", "ci", "setup", "rules", "messages", "lock", "clean"}
    assert set(re.findall(r"^([a-z]+):.*## ", makefile, re.MULTILINE)) == doors
