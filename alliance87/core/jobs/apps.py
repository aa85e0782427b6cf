from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class JobsConfig(AppConfig):
    name = "alliance87.core.jobs"
    label = "jobs"
    verbose_name = _("Background work")

    def ready(self) -> None:
        for module in ("rules", "tasks", "heartbeat"):
            import_module(f"{self.name}.{module}")
