from importlib import import_module

from django.apps import AppConfig


class PartnersConfig(AppConfig):
    name = "partners"

    def ready(self) -> None:
        import_module("partners.rules")
        import_module("partners.rule_values")
        import_module("partners.domain.reference")
