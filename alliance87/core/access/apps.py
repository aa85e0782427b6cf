from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "alliance87.core.access"
    label = "access"

    def ready(self) -> None:
        from alliance87.core.access import receivers, rules, tasks  # noqa: F401
