from django.apps import AppConfig, apps
from django.db.models.signals import post_migrate


class CoreConfig(AppConfig):
    name = "alliance87.core"
    label = "core"

    def ready(self) -> None:
        from alliance87.core import checklist_items, checks, component_kit, folded, rules  # noqa: F401
        from alliance87.core.cache_table import create_cache_table
        from alliance87.formats import ordinals

        ordinals.install()
        # Once a run, not once an app: the signal is sent for each app that has models.
        jobs = apps.get_app_config("jobs")
        post_migrate.connect(create_cache_table, sender=jobs, dispatch_uid="core.cache_table")
