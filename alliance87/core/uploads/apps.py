from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class UploadsConfig(AppConfig):
    name = "alliance87.core.uploads"
    label = "uploads"
    verbose_name = _("Files")

    def ready(self) -> None:
        from alliance87.core.uploads import privacy, rules, tasks  # noqa: F401
