from importlib import import_module

from django.apps import AppConfig


class MailingConfig(AppConfig):
    name = "alliance87.core.mailing"
    label = "mailing"

    def ready(self) -> None:
        for module in ("rules", "tasks", "receivers"):
            import_module(f"{self.name}.{module}")
