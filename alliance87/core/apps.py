from django.apps import AppConfig


class CoreConfig(AppConfig):
    name = "alliance87.core"
    label = "core"
