from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alliance87.core.navigation import define_item

# Modules that declare something when they are read: rights first, for others name them.
DECLARING = (
    "rules",
    "knowledge_rules",
    "market_rules",
    "rules_life",
    "exchange_rules",
    "tasks",
    "emails_openings",
    "rule_values",
    "domain.reference",
    "domain.commitments",
    "domain.mandated_groups",
    "domain.following",
    "domain.invitations",
    "domain.succession.moves",
    "domain.succession.market_moves",
    "domain.deeds",
    "domain.rights_of_tasks",
    "domain.confirmations",
    "domain.posting_contacts",
    "queries.market_activity",
    "queries.group_activity",
    "queries.workplan_help",
    "queries.market_search",
    "domain.exchange",
    "domain.exchange_moderation",
    "queries.coverage",
    "purposes",
)


class PartnersConfig(AppConfig):
    name = "partners"
    verbose_name = _("Partners")

    def ready(self) -> None:
        from partners.records import declare_records

        declare_records()
        define_item("partners", _("Partners"), "partners:directory", 10)
        define_item("initiatives", _("Initiatives"), "partners:initiatives", 15)
        define_item("groups", _("Groups"), "partners:groups", 20)
        for name in DECLARING:
            import_module(f"partners.{name}")
