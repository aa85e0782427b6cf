from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage, Error, Tags, register
from django.db import connections

from alliance87.core.ledger import triggers

HINT = "Run `manage.py migrate --skip-checks`, which puts them back, then `manage.py verify_ledger`."


@register(Tags.database)
def records_are_protected(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """alliance87.E201: a trigger that keeps a record from being changed is not in the database."""
    absent = [each for alias in databases or () for each in triggers.missing(connections[alias])]
    return [_unprotected(each) for each in absent]


def _unprotected(trigger: triggers.Trigger) -> Error:
    message = f"The database has no trigger {trigger.name}: {trigger.table} can be tampered with."
    return Error(message, HINT, id="alliance87.E201")


@register(Tags.database)
def replacing_is_seen(databases: Sequence[str] | None = None, **kwargs: Any) -> list[CheckMessage]:
    """alliance87.E202: without recursive triggers, SQLite's INSERT OR REPLACE removes a row silently."""
    return [
        Error(
            "SQLite runs without recursive_triggers: INSERT OR REPLACE could overwrite a record.",
            "Keep the init_command of alliance87.settings.",
            id="alliance87.E202",
        )
        for alias in databases or ()
        if connections[alias].vendor == "sqlite" and not _is_on(alias)
    ]


def _is_on(alias: str) -> bool:
    with connections[alias].cursor() as cursor:
        cursor.execute("PRAGMA recursive_triggers")
        return bool(cursor.fetchone() == (1,))
