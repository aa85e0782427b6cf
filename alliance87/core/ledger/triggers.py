"""Triggers that refuse to change what was recorded, on both databases.

They are made by migrations and again after every `migrate`: when Django remakes a table on SQLite, its
triggers go without a word. Only the test runner lifts them, around the flush between tests.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

FUNCTION = """
CREATE OR REPLACE FUNCTION alliance87_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'table % refuses %', TG_TABLE_NAME, TG_OP USING ERRCODE = 'integrity_constraint_violation';
END $$
"""


@dataclass(frozen=True)
class Trigger:
    """One refusal. `condition` is SQL over OLD and NEW; empty: always. `vendor` is the one database that
    needs it; empty: both."""

    table: str
    operation: str  # INSERT, UPDATE, DELETE or TRUNCATE
    condition: str = ""
    vendor: str = ""

    @property
    def name(self) -> str:
        return f"{self.table}_refuses_{self.operation.lower()}"

    def sql(self, vendor: str) -> list[str]:
        return self._for_postgresql() if vendor == "postgresql" else self._for_sqlite()

    def _for_sqlite(self) -> list[str]:
        when = f"WHEN {self.condition} " if self.condition else ""
        refusal = f"SELECT RAISE(ABORT, 'table {self.table} refuses {self.operation}')"
        # A row that is being inserted has no number yet before it is.
        moment = "AFTER" if self.vendor else "BEFORE"
        return [
            f"CREATE TRIGGER {self.name} {moment} {self.operation} ON {self.table} {when}BEGIN {refusal}; END"
        ]

    def _for_postgresql(self) -> list[str]:
        each = "STATEMENT" if self.operation == "TRUNCATE" else "ROW"
        when = f"WHEN ({self.condition}) " if self.condition else ""
        return [
            f"CREATE TRIGGER {self.name} BEFORE {self.operation} ON {self.table} "
            f"FOR EACH {each} {when}EXECUTE FUNCTION alliance87_refuse()",
            # Also where a session plays replica, which switches ordinary triggers off.
            f"ALTER TABLE {self.table} ENABLE ALWAYS TRIGGER {self.name}",
        ]


_triggers: list[Trigger] = []


def make_append_only(table: str, *, update_condition: str = "") -> None:
    """Declare that rows of the table are never removed, and changed only where the condition is false."""
    _triggers.extend(
        [Trigger(table, "UPDATE", update_condition), Trigger(table, "DELETE"), Trigger(table, "TRUNCATE")]
    )


def declare(*triggers: Trigger) -> None:
    """Declare other refusals than those of a record."""
    _triggers.extend(triggers)


def missing(connection: BaseDatabaseWrapper) -> list[Trigger]:
    """Declared triggers that the database does not have, or has switched off; without regard to tables
    that are not made yet."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        there = _present(connection, cursor)
    return [each for each in _expected(connection) if each.table in tables and each.name not in there]


def install(connection: BaseDatabaseWrapper) -> None:
    """Make those that are missing."""
    _make(connection, missing(connection))


def install_for(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Make those of these tables; for migrations."""
    _make(connection, [each for each in missing(connection) if each.table in tables])


def remove_from(connection: BaseDatabaseWrapper, tables: Iterable[str]) -> None:
    """Drop those of these tables; for a migration that goes back, before the tables go."""
    with connection.cursor() as cursor:
        for each in _expected(connection):
            if each.table in tables:
                _drop(connection, cursor, each)


@contextmanager
def lifted(connection: BaseDatabaseWrapper) -> Iterator[None]:
    """Without the triggers. For tests that play somebody who tampers behind the application's back."""
    absent = missing(connection)
    made = [each for each in _expected(connection) if each not in absent]
    remove_from(connection, {each.table for each in made})
    try:
        yield
    finally:
        _make(connection, made)


def _expected(connection: BaseDatabaseWrapper) -> list[Trigger]:
    truncates = connection.vendor == "postgresql"
    return [
        each
        for each in _triggers
        if each.vendor in ("", connection.vendor) and (truncates or each.operation != "TRUNCATE")
    ]


def _make(connection: BaseDatabaseWrapper, triggers: Iterable[Trigger]) -> None:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for each in triggers:
            _drop(connection, cursor, each)
            for statement in each.sql(connection.vendor):
                cursor.execute(statement)


def _drop(connection: BaseDatabaseWrapper, cursor: CursorWrapper, trigger: Trigger) -> None:
    of_table = f" ON {trigger.table}" if connection.vendor == "postgresql" else ""
    cursor.execute(f"DROP TRIGGER IF EXISTS {trigger.name}{of_table}")


def _present(connection: BaseDatabaseWrapper, cursor: CursorWrapper) -> set[Any]:
    if connection.vendor == "postgresql":
        cursor.execute("SELECT tgname FROM pg_trigger WHERE NOT tgisinternal AND tgenabled = 'A'")
    else:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    return {name for (name,) in cursor.fetchall()}
