from django.apps import AppConfig


class LedgerConfig(AppConfig):
    name = "alliance87.core.ledger"
    label = "ledger"
