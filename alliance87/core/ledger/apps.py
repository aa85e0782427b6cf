from typing import Any

from django.apps import AppConfig
from django.db import connections
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "alliance87.core.ledger"
    label = "ledger"
    verbose_name = _("Tamper-evident record")

    def ready(self) -> None:
        from alliance87.core.ledger import checks, rules, triggers  # noqa: F401

        triggers.make_append_only("ledger_entry")
        # The head moves by one record at a time.
        triggers.make_append_only(
            "ledger_ledgerhead", update_condition="NEW.id <> OLD.id OR NEW.count <> OLD.count + 1"
        )
        post_migrate.connect(_put_triggers_back, sender=self)


def _put_triggers_back(using: str, **kwargs: Any) -> None:
    """A remake of a table on SQLite drops its triggers silently."""
    from alliance87.core.ledger import triggers

    triggers.install(connections[using])
