"""A restore that is only tried (X5): into a database and a folder made for it, by a process of its own, so
that what runs here is never at stake."""

import os
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import DatabaseError, connection

from alliance87.core.backup import BackupError


def try_restore(path: Path) -> str:
    """What the restore and the reading of the record said. Raises BackupError when either failed, or when
    no database can be made for the trial."""
    with tempfile.TemporaryDirectory(prefix="restore-check-") as folder, _database(Path(folder)) as address:
        environment = {**os.environ, "DATABASE_URL": address, "VAR_DIR": folder}
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            [sys.executable, str(settings.BASE_DIR / "manage.py"), "restore", str(path.resolve())],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
    if done.returncode:
        raise BackupError(f"The backup could not be restored: {done.stderr.strip() or done.stdout.strip()}")
    return done.stdout.strip()


@contextmanager
def _database(folder: Path) -> Iterator[str]:
    """The address of an empty one, of the kind that the portal runs on."""
    if connection.vendor != "postgresql":
        yield f"sqlite:///{folder / 'trial.sqlite3'}"
        return
    name = f"restore_check_{uuid.uuid4().hex[:12]}"
    _run(f'CREATE DATABASE "{name}"')
    try:
        yield _address(name)
    finally:
        _run(f'DROP DATABASE IF EXISTS "{name}"')


def _run(statement: str) -> None:
    try:
        with connection.cursor() as cursor:
            cursor.execute(statement)
    except DatabaseError as error:
        raise BackupError(
            f"No database can be made for the trial ({error}). The portal's role needs CREATEDB for it."
        ) from error


def _address(name: str) -> str:
    given = connection.settings_dict
    user, password = (quote(str(given[key] or ""), safe="") for key in ("USER", "PASSWORD"))
    host, port = given["HOST"] or "", given["PORT"] or ""
    return f"postgres://{user}:{password}@{quote(host, safe='')}{f':{port}' if port else ''}/{name}"
