"""Whoever runs the portal loses nothing by upgrading from the last state that landed.

`landed.json` is written by `scripts/record_landed`, once for every change that lands. A migration that
drops or rewrites something on purpose is named in `MEANT`, with the reason; the next recording empties it.
"""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection

from tests.upgrade.rows import losses

# What an upgrade changes on purpose: the beginning of the line it would be reported with, and why.
MEANT: dict[str, str] = {
    "secretariat.historicalnews": "the states of a text that were kept are its versions",
}


@pytest.fixture
def scratch(tmp_path, django_db_blocker) -> Iterator[str]:
    """The address of an empty database of the kind under test."""
    if connection.vendor == "sqlite":
        yield f"sqlite:///{tmp_path / 'upgrade.sqlite3'}"
        return
    known = connection.settings_dict
    name = f"{known['NAME']}_upgrade"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f'DROP DATABASE IF EXISTS "{name}"')
        cursor.execute(f'CREATE DATABASE "{name}"')
        yield f"postgres://{known['USER']}:{known['PASSWORD']}@{known['HOST']}:{known['PORT'] or 5432}/{name}"
        cursor.execute(f'DROP DATABASE "{name}"')


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_the_last_landed_state_upgrades_without_loss(scratch, tmp_path, django_db_setup):
    environment = os.environ | {
        "DATABASE_URL": scratch,
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "alliance87.settings",
    }
    run = subprocess.run(
        [sys.executable, "-m", "tests.upgrade.replay"],
        cwd=settings.BASE_DIR,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert run.returncode == 0, run.stderr
    lost = json.loads(run.stdout)
    assert [each for each in lost if not each.startswith(tuple(MEANT) or "\0")] == []


def person(**fields):
    return {"model": "partners.user", "pk": 1, "fields": {"name": "Amal", "language": "fr"} | fields}


@pytest.mark.parametrize(
    ("after", "said"),
    [
        ([person()], []),
        ([person(zone="UTC")], []),
        ([], ["partners.user 1 is gone"]),
        ([person(language="en")], ["partners.user 1: language was 'fr', is 'en'"]),
        ([{**person(), "fields": {"name": "Amal"}}], ["partners.user 1: language is gone"]),
    ],
)
def test_a_loss_is_seen(after, said):
    assert losses([person()], after) == said
