"""How each kind of database is written to a file and read back, its triggers and all."""

import os
import sqlite3
import subprocess
from pathlib import Path
from typing import Protocol

from django.db import connection, connections
from django.db.backends.postgresql.client import DatabaseClient

from alliance87.core.backup import BackupError

# One transaction: the database is as it was, or as it shall be. Whoever still holds a table (a running
# portal) makes it wait, and after a quarter of a minute fail.
EMPTY = "DROP SCHEMA public CASCADE; CREATE SCHEMA public"
WAIT = {"PGOPTIONS": "-c lock_timeout=15s -c client_min_messages=warning"}


class Engine(Protocol):
    name: str

    def dump(self, to: Path) -> None:
        """Write all of the database as of one instant."""

    def load(self, dump: Path) -> None:
        """Put the dump in the place of all that the database holds."""


class SQLite:
    name = "sqlite"

    def dump(self, to: Path) -> None:
        connection.ensure_connection()
        with sqlite3.connect(to) as target:
            connection.connection.backup(target)
        target.close()

    def load(self, dump: Path) -> None:
        connection.ensure_connection()
        source = sqlite3.connect(f"file:{dump}?mode=ro", uri=True)
        source.backup(connection.connection)
        source.close()
        connections.close_all()


class PostgreSQL:
    name = "postgresql"

    def dump(self, to: Path) -> None:
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={to}")

    def load(self, dump: Path) -> None:
        contents, script = dump.with_name("contents"), dump.with_name("script.sql")
        listed = _call(["pg_restore", "--list", str(dump)], os.environ.copy())
        # The schema is made by us; the dump names it only when it was made by us before.
        contents.write_text("".join(line for line in listed.splitlines(True) if not _is_schema(line)))
        rewrite = [
            "pg_restore",
            "--no-owner",
            "--no-privileges",
            f"--use-list={contents}",
            f"--file={script}",
        ]
        _call([*rewrite, str(dump)], os.environ.copy())
        connections.close_all()
        self._run(
            *("psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1"),
            *("--output=/dev/null", f"--command={EMPTY}", f"--file={script}"),
        )

    def _run(self, program: str, *arguments: str) -> None:
        where, password = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
        _call([program, *arguments, *where[1:]], {**os.environ, **WAIT, **(password or {})})


def _is_schema(line: str) -> bool:
    return "SCHEMA - public" in line or "SCHEMA public" in line


def _call(command: list[str], environment: dict[str, str]) -> str:
    try:
        done = subprocess.run(  # noqa: S603 - our own words, no shell
            command, env=environment, capture_output=True, text=True, check=False
        )
    except FileNotFoundError:
        raise BackupError(
            f"{command[0]} is missing. Install PostgreSQL's client programs, of the server's version "
            "or newer (Debian: apt-get install postgresql-client)."
        ) from None
    if done.returncode:
        raise BackupError(f"{command[0]} failed: {done.stderr.strip()}")
    return done.stdout


def engine() -> Engine:
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()
