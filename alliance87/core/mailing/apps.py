from django.apps import AppConfig


class MailingConfig(AppConfig):
    name = "alliance87.core.mailing"
    label = "mailing"
