from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "alliance87.core.access"
    label = "access"
