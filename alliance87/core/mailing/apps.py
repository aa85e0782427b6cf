from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MailingConfig(AppConfig):
    name = "alliance87.core.mailing"
    label = "mailing"
    verbose_name = _("Mail")

    def ready(self) -> None:
        for module in ("rules", "tasks", "receivers", "privacy"):
            import_module(f"{self.name}.{module}")
