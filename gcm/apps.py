from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GcmConfig(AppConfig):
    name = "gcm"
    verbose_name = _("Global Coordinating Group")

    def ready(self) -> None:
        import_module("gcm.rule_values")
        import_module("gcm.domain.reference")
