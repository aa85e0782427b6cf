from importlib import import_module

from django.apps import AppConfig


class GcmConfig(AppConfig):
    name = "gcm"

    def ready(self) -> None:
        import_module("gcm.rule_values")
        import_module("gcm.domain.reference")
