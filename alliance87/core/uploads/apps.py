from django.apps import AppConfig


class UploadsConfig(AppConfig):
    name = "alliance87.core.uploads"
    label = "uploads"
