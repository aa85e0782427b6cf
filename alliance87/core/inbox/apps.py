from django.apps import AppConfig


class InboxConfig(AppConfig):
    name = "alliance87.core.inbox"
    label = "inbox"
