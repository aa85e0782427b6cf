"""What is missing or dangerous in the settings is said, with what to do about it."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings as project
from django.core.checks import run_checks

from alliance87.core.checks import TAG

pytestmark = pytest.mark.filterwarnings("ignore:Overriding setting DATABASES")
GOOD = {
    "SECRET_KEY_IS_SET": True,
    "DEBUG": False,
    "DEMO": False,
    "SITE_URL": "https://portal.alliance.test",
    "SITE_HOST": "portal.alliance.test",
    "OVER_TLS": True,
    "ALLOWED_HOSTS": ["portal.alliance.test"],
    "CSRF_TRUSTED_ORIGINS": ["https://portal.alliance.test"],
    "TRUSTED_PROXIES": 1,
    "REDIS_URL": "redis://127.0.0.1:6379/0",
    "EMAIL_URL": "smtp+tls://user:secret@mail.alliance.test:587",
    "DEFAULT_FROM_EMAIL": "Alliance 8.7 <portal@alliance.test>",
    "DATABASES": {"default": {"ENGINE": "django.db.backends.postgresql"}},
}


def found_with(settings: Any, **changes: Any) -> list[str]:
    for name, value in {**GOOD, **changes}.items():
        setattr(settings, name, value)
    return [str(each.id) for each in run_checks(tags=[TAG], include_deployment_checks=True)]


def test_nothing_is_said_about_good_settings(settings: Any) -> None:
    assert found_with(settings) == []


@pytest.mark.parametrize(
    ("name", "value", "check"),
    [
        ("SECRET_KEY_IS_SET", False, "E001"),
        ("DEBUG", True, "E002"),
        ("OVER_TLS", False, "E003"),
        ("ALLOWED_HOSTS", ["*"], "E004"),
        ("ALLOWED_HOSTS", ["other.alliance.test"], "E004"),
        ("DATABASES", {"default": {"ENGINE": "django.db.backends.sqlite3"}}, "E005"),
        ("REDIS_URL", "", "E006"),
        ("EMAIL_URL", "", "E007"),
        ("DEFAULT_FROM_EMAIL", "Alliance 8.7 <no-reply@example.org>", "E008"),
        ("DEMO", True, "E009"),
        ("CSRF_TRUSTED_ORIGINS", [], "E011"),
        ("CSRF_TRUSTED_ORIGINS", ["https://portal.alliance.test", "http://other.test"], "E011"),
        ("TRUSTED_PROXIES", 0, "W013"),
    ],
)
def test_each_fault_is_named(settings: Any, name: str, value: Any, check: str) -> None:
    assert found_with(settings, **{name: value}) == [f"alliance87.{check}"]


def test_a_domain_may_stand_for_its_hosts(settings: Any) -> None:
    assert found_with(settings, ALLOWED_HOSTS=[".alliance.test"]) == []


@pytest.mark.parametrize(
    "address", ["portal.alliance.test", "https://portal.alliance.test/fr", "ftp://a.test"]
)
def test_the_address_of_the_site_must_be_one(settings: Any, address: str) -> None:
    changed = found_with(settings, SITE_URL=address, CSRF_TRUSTED_ORIGINS=[address])
    assert changed == ["alliance87.E012"]


def test_the_folder_must_be_writable(settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: path != tmp_path)
    assert found_with(settings, VAR_DIR=tmp_path / "new") == ["alliance87.E010"]


@pytest.mark.slow
def test_with_the_right_environment_the_deploy_check_is_clean(tmp_path: Path) -> None:
    environment = {
        "PATH": os.environ["PATH"],
        "SECRET_KEY": "7h5-q_w0Zr2K9vXb4LmNc8TyUj3HgFdSaPoIeRtYkQzVxCbNmWl",
        "SITE_URL": "https://portal.alliance.test",
        "ALLOWED_HOSTS": "portal.alliance.test,localhost",
        "DATABASE_URL": "postgres://portal:secret@127.0.0.1:1/portal",
        "REDIS_URL": "redis://127.0.0.1:6379/0",
        "EMAIL_URL": "smtp+tls://portal:secret@mail.alliance.test:587",
        "DEFAULT_FROM_EMAIL": "Alliance 8.7 <portal@alliance.test>",
        "TRUSTED_PROXIES": "1",
        "VAR_DIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "manage.py", "check", "--deploy", "--fail-level", "WARNING"],
        cwd=project.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
