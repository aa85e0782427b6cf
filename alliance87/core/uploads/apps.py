from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "alliance87.core.uploads"
    label = "uploads"

    def ready(self) -> None:
        from alliance87.core.uploads import rules, tasks  # noqa: F401
