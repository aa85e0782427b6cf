"""Tests that commit end with a flush. This one empties the tables that were written to, a few of hundreds,
and leaves what every installation has from its migrations: kinds of content and permissions.

Triggers that refuse it are lifted here, within the test run, and nowhere else: outside of it, flush fails on
a database that holds records, as it should.
"""

from typing import Any

import pytest
from django.db import transaction
from django.db.backends.base.base import BaseDatabaseWrapper

FROM_MIGRATIONS = {"django_content_type", "auth_permission"}


def pytest_configure(config: pytest.Config) -> None:
    """Register this module in `pytest_plugins` of tests/conftest.py; there is nothing else to do."""
    from django.core.management.commands.flush import Command
    from django.db import connections

    def handle(self: Any, **options: Any) -> None:
        empty(connections[options["database"]])

    Command.handle = handle  # type: ignore[method-assign]


def empty(connection: BaseDatabaseWrapper) -> None:
    from alliance87.core.ledger import triggers
    from tests.plugins import alt_rules

    with transaction.atomic(using=connection.alias), connection.cursor() as cursor:
        written = _written(connection, cursor)
        triggers.remove_from(connection, written)
        for table in written:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(table)}")  # noqa: S608
        connection.check_constraints()  # PostgreSQL makes no trigger while one is waiting to be checked
        triggers.install(connection)
        if alt_rules.is_asked_for():
            alt_rules.store_both()


def _written(connection: BaseDatabaseWrapper, cursor: Any) -> list[str]:
    tables = set(connection.introspection.django_table_names(only_existing=True, include_views=False))
    asked = (
        f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {connection.ops.quote_name(table)})"  # noqa: S608
        for table in sorted(tables - FROM_MIGRATIONS)
    )
    cursor.execute(" UNION ALL ".join(asked))
    return [table for (table,) in cursor.fetchall()]
