"""How each kind of database is written to a file and read back, its triggers and all."""

import sqlite3
from pathlib import Path
from typing import Protocol

from django.db import connection, connections

from alliance87.core.backup.postgresql import PostgreSQL


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


def engine() -> Engine:
    return PostgreSQL() if connection.vendor == "postgresql" else SQLite()
