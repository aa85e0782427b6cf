from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RulesetsConfig(AppConfig):
    name = "alliance87.core.rulesets"
    label = "rulesets"
    verbose_name = _("Working arrangements")

    def ready(self) -> None:
        from alliance87.core.ledger import triggers
        from alliance87.core.rulesets import rules  # noqa: F401

        triggers.make_append_only("rulesets_ruleset")
        triggers.make_append_only("rulesets_rulevalue")
