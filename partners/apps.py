from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alliance87.core.navigation import define_item


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        define_item("partners", _("Partners"), "partners:directory", 10)
        import_module("partners.rules")
        import_module("partners.tasks")
        import_module("partners.rule_values")
        import_module("partners.domain.reference")
        import_module("partners.domain.commitments")
