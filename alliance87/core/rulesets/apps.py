from django.apps import AppConfig


class RulesetsConfig(AppConfig):
    name = "alliance87.core.rulesets"
    label = "rulesets"
