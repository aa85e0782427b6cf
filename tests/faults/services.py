"""A Redis and a PostgreSQL of the test's own, which it may break without hurting anybody else's."""

import os
import pwd
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg2
from celery import Celery

from secretariat.bench.processes import free_port, wait_for_port


@dataclass
class Redis:
    """It keeps nothing on disk, as a cache and queue need not."""

    folder: Path
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self) -> None:
        kept = ("--save", "", "--appendonly", "no", "--dir", str(self.folder))
        command = ["redis-server", "--bind", "127.0.0.1", "--port", str(self.port), *kept]
        self.process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        wait_for_port(self.port)

    def kill(self) -> None:
        """Without warning; whatever was queued is gone."""
        if self.process:
            self.process.kill()
            self.process.wait()


@dataclass
class PostgreSQL:
    """A server on a free port, begun as a copy of one database."""

    folder: Path
    port: int = field(default_factory=free_port)

    @property
    def url(self) -> str:
        return f"postgres://portal@127.0.0.1:{self.port}/portal"

    def start(self) -> None:
        self._run("pg_ctl", "start", "--wait", f"--log={self.folder / 'log'}", "--options", self._options())

    def make(self, source: str) -> None:
        """A new server that holds what the database at `source` holds."""
        self._own_folder()
        self._run("initdb", "--auth=trust", "--username=portal", "--no-sync")
        self.start()
        self._run("createdb", "--host=127.0.0.1", f"--port={self.port}", "--username=portal", "portal")
        dump = subprocess.run(
            ["pg_dump", "--no-owner", "--no-privileges", source], check=True, capture_output=True
        )
        subprocess.run(
            ["psql", "--quiet", self.url], input=dump.stdout, check=True, stdout=subprocess.DEVNULL
        )

    def crash(self) -> None:
        """As if the power went: every connection is cut, and the log is replayed at the next start."""
        self._run("pg_ctl", "stop", "--mode=immediate")

    def sql(self, statement: str) -> list[tuple[Any, ...]]:
        connection = psycopg2.connect(self.url)
        connection.autocommit = True
        try:
            with connection.cursor() as cursor:
                cursor.execute(statement)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def _options(self) -> str:
        return f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={self.folder}"

    def _own_folder(self) -> None:
        self.folder.mkdir(exist_ok=True)
        if os.geteuid() == 0:  # the server refuses to run as root
            shutil.chown(self.folder, "postgres")

    def _run(self, program: str, *arguments: str) -> None:
        user = pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else None
        env = {**os.environ, "PGDATA": str(self.folder / "data"), "LC_ALL": "C.UTF-8"}
        subprocess.run(
            [_program(program), *arguments],
            env=env,
            user=user,
            check=True,
            cwd="/",
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )


def _program(name: str) -> str:
    """Debian keeps those of the server beside no path."""
    found = sorted(Path("/usr/lib/postgresql").glob(f"*/bin/{name}"))
    return str(found[-1]) if found else name


@contextmanager
def clock_of(broker: str) -> Iterator[Celery]:
    """Says what the beat says each half minute, when the test wants it said."""
    with Celery(broker=broker, set_as_current=False) as clock:
        yield clock


def tell(clock: Celery) -> None:
    clock.send_task("jobs.sweep", ignore_result=True)
    clock.send_task("jobs.periodic", args=["mailing.sweep"], ignore_result=True)
