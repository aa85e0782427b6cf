"""A PostgreSQL database, written to a file and read back by its own programs.

Dropping and making some thousand tables, indexes and sequences in one transaction takes more locks than a
server in its default settings has. So what stands here is dropped table by table and the dump read in
statement by statement. What stood here is written to a file first, and comes back when that fails.
"""

import os
import subprocess
from pathlib import Path

from django.db import connection, connections
from django.db.backends.postgresql.client import DatabaseClient

from alliance87.core.backup import BackupError

# Whoever still holds a table (a running portal) makes it wait, and after a quarter of a minute fail. Not each
# of thousands of commits waits for the disk: the server sees to it within a second of the last.
OPTIONS = "-c lock_timeout=15s -c client_min_messages=warning -c synchronous_commit=off"
HOLD_ALL = """
DO $$ DECLARE tables text; BEGIN
  SELECT string_agg(format('%I.%I', schemaname, tablename), ', ') INTO tables
    FROM pg_tables WHERE schemaname = 'public';
  IF tables IS NOT NULL THEN EXECUTE 'LOCK TABLE ' || tables || ' IN ACCESS EXCLUSIVE MODE'; END IF;
END $$"""
DROPS = """
SELECT format('DROP TABLE %I.%I CASCADE', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public'"""
EMPTY = ("DROP SCHEMA public CASCADE", "CREATE SCHEMA public")


class PostgreSQL:
    name = "postgresql"

    def dump(self, to: Path) -> None:
        self._run("pg_dump", "--format=custom", "--no-owner", "--no-privileges", f"--file={to}")

    def load(self, dump: Path) -> None:
        script, before = _as_script(dump), dump.with_name("before")
        connections.close_all()
        self._sql(f"--command={HOLD_ALL}")
        self.dump(before)
        try:
            self._replace(script)
        except BackupError as error:
            self._put_back(before, error)
            raise

    def _put_back(self, before: Path, error: BackupError) -> None:
        """What stood here. Where that fails too, its dump is all there is: it leaves the scratch folder, and
        is named."""
        try:
            self._replace(_as_script(before))
        except (BackupError, OSError) as second:
            kept = _kept(before)
            raise BackupError(
                f"{error} What stood here could not be put back either ({second}) and is in {kept}: "
                "pg_restore reads it."
            ) from error

    def _replace(self, script: Path) -> None:
        """Table by table: each takes the locks of one."""
        self._do(*self._lines(DROPS), *EMPTY)
        self._sql(f"--file={script}")

    def _lines(self, query: str) -> list[str]:
        return self._sql("--tuples-only", "--no-align", f"--command={query}").splitlines()

    def _do(self, *statements: str) -> None:
        """Each in a transaction of its own."""
        self._sql(*(f"--command={each}" for each in statements))

    def _sql(self, *arguments: str) -> str:
        return self._run("psql", "--no-psqlrc", "--quiet", "--set=ON_ERROR_STOP=1", *arguments)

    def _run(self, program: str, *arguments: str) -> str:
        where, password = DatabaseClient.settings_to_cmd_args_env(connection.settings_dict, [])
        return _call(
            [program, *arguments, *where[1:]], {**os.environ, "PGOPTIONS": OPTIONS, **(password or {})}
        )


def _as_script(dump: Path) -> Path:
    """The dump as SQL, without the schema, which is made by us; the dump names it only when it was made by us
    before."""
    contents, script = dump.with_suffix(".contents"), dump.with_suffix(".sql")
    listed = _call(["pg_restore", "--list", str(dump)], os.environ.copy())
    contents.write_text("".join(line for line in listed.splitlines(True) if not _is_schema(line)))
    rewrite = ["pg_restore", "--no-owner", "--no-privileges", f"--use-list={contents}", f"--file={script}"]
    _call([*rewrite, str(dump)], os.environ.copy())
    return script


def _kept(before: Path) -> Path:
    """Beside the folder that is thrown away, under its name, which nothing else has."""
    before.chmod(0o600)
    return before.rename(before.parent.with_name(f"{before.parent.name}.before"))


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
