from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "alliance87.core"
    label = "core"

    def ready(self) -> None:
        from alliance87.core import component_kit, rules  # noqa: F401
