from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class InboxConfig(AppConfig):
    name = "alliance87.core.inbox"
    label = "inbox"
    verbose_name = _("Tasks")

    def ready(self) -> None:
        import_module(f"{self.name}.tasks")
