"""What every test stands on.

Databases: SQLite in a file of its own for each process (so that live-server threads have their own
connections, as in production), or whatever `DATABASE_URL` names. No test reaches a broker: background
work runs when a test says so, with the `run_jobs` fixture.
"""

import gc
import hashlib
import importlib
import importlib.util
import os
import shutil
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection
from django.utils import timezone, translation

_OPTIONAL = ("tests.plugins.flush", "tests.plugins.alt_rules")
pytest_plugins = [
    "tests.cast",
    "tests.plugins.worlds",
    *(name for name in _OPTIONAL if importlib.util.find_spec(name)),
]

# What the database of the tests is made of, beside the migrations: triggers, and the values of rules.
MAKE_THE_DATABASE = {
    "migrations",
    "rule_values",
    "rule_values.py",
    "alt_rules.py",
    "overlaps.py",
    "triggers.py",
}


def pytest_configure(config: pytest.Config) -> None:
    if not os.environ.get("CI"):  # there Hypothesis knows by itself that a machine may be slow
        hypothesis.settings.register_profile("portal", deadline=None)
        hypothesis.settings.load_profile("portal")
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    if settings.DATABASES["default"]["ENGINE"].endswith("postgresql"):  # the server outlives every test
        settings.DATABASES["default"]["OPTIONS"] = {"options": "-c synchronous_commit=off"}
    settings.CELERY_BROKER_URL = "memory://"
    settings.CELERY_BROKER_TRANSPORT_OPTIONS = {}


def pytest_collection_finish(session: pytest.Session) -> None:
    """The modules are here to stay: the collector of garbage need not look through them again and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """All cores for the whole suite, one process for a part of it: starting workers takes seconds."""
    whole = all(Path(arg).resolve() in (config.rootpath, config.rootpath / "tests") for arg in config.args)
    return (os.cpu_count() or 1) if whole else 0


@pytest.fixture(scope="session")
def django_db_modify_db_settings(
    django_db_modify_db_settings_parallel_suffix: None,
    tmp_path_factory: pytest.TempPathFactory,
    migrated_copy: Path,
) -> None:
    """Own files for SQLite; on PostgreSQL pytest-django appends the xdist worker to the name."""
    database = settings.DATABASES["default"]
    if database["ENGINE"].endswith("sqlite3"):
        own = tmp_path_factory.mktemp("database") / "test.sqlite3"
        if migrated_copy.exists():
            shutil.copy(migrated_copy, own)
        database["TEST"]["NAME"] = str(own)


@pytest.fixture(scope="session")
def django_db_keepdb(migrated_copy: Path) -> bool:
    """The copy is kept as it is found; a database on a server is made anew."""
    return settings.DATABASES["default"]["ENGINE"].endswith("sqlite3")


@pytest.fixture(scope="session")
def migrated_copy(pytestconfig: pytest.Config) -> Path:
    """An empty SQLite database after these very migrations: making it takes longer than most tests."""
    digest = hashlib.sha256(os.environ.get("ALT_RULES", "").encode())
    for source in sorted(pytestconfig.rootpath.glob("[!.]*/**/*.py")):
        if MAKE_THE_DATABASE & set(source.parts):
            digest.update(source.read_bytes())
    folder = pytestconfig.cache.mkdir("databases")
    return folder / f"{digest.hexdigest()[:16]}.sqlite3"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any, migrated_copy: Path) -> None:
    """Once made, the database is put by for the next run."""
    if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3") and not migrated_copy.exists():
        fresh = migrated_copy.with_suffix(f".{os.getpid()}")
        with django_db_blocker.unblock(), connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(fresh)])
        fresh.replace(migrated_copy)


@pytest.fixture(scope="session")
def var_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """No test writes into the var/ of whoever runs it. (And the addresses are read once, before any test
    plays a demonstration, which has more of them.)"""
    importlib.import_module("alliance87.urls")
    folder = tmp_path_factory.mktemp("var")
    settings.VAR_DIR = folder
    settings.MEDIA_ROOT = str(folder / "uploads")
    settings.MAIL_FOLDER = folder / "mail"
    return folder


@pytest.fixture(autouse=True)
def _clean_slate(var_folder: Path) -> Iterator[None]:
    """Each test begins in the language and zone of the settings, with an empty cache of its own."""
    prefix = f"test:{uuid.uuid4().hex}:"
    caches.settings["default"]["KEY_PREFIX"] = prefix
    caches["default"].key_prefix = prefix
    caches["memory"].clear()
    translation.deactivate()
    timezone.deactivate()
    yield
    translation.deactivate()
    timezone.deactivate()


@pytest.fixture
def in_language() -> Iterator[Callable[[str], None]]:
    """`in_language("es")` for the rest of the test."""
    yield translation.activate
    translation.deactivate()


@pytest.fixture
def run_jobs() -> Callable[[], int]:
    """Do all background work that is due, and what it asks for; answers how many rounds it took."""
    from alliance87.core import jobs

    def run() -> int:
        rounds = 0
        while jobs.run_due():
            rounds += 1
            assert rounds < 50, "background work asks for more work without end"
        return rounds

    return run


@pytest.fixture
def at_instant(time_machine: Any) -> Callable[[Any], None]:
    """`at_instant(datetime(2028, 2, 29, 23, 0, tzinfo=UTC))`: the clock stands there."""

    def move(instant: Any) -> None:
        time_machine.move_to(instant, tick=False)

    return move
