from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccessConfig(AppConfig):
    name = "alliance87.core.access"
    label = "access"
    verbose_name = _("Access")

    def ready(self) -> None:
        from alliance87.core.access import privacy, receivers, rules, tasks  # noqa: F401
