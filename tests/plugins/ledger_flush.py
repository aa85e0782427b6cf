"""Tests that commit end with a flush, which empties every table, also those whose triggers refuse it.

The triggers are lifted around `manage.py flush` within the test run and nowhere else: outside of it,
flush fails on a database that holds records, as it should.
"""

from typing import Any

import pytest


def pytest_configure(config: pytest.Config) -> None:
    """Register this module in `pytest_plugins` of tests/conftest.py; there is nothing else to do."""
    from django.core.management.commands.flush import Command
    from django.db import connections

    from alliance87.core.ledger import triggers

    flush = Command.handle

    def handle(self: Any, **options: Any) -> Any:
        with triggers.lifted(connections[options["database"]]):
            return flush(self, **options)

    Command.handle = handle  # type: ignore[method-assign]
