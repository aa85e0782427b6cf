from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alliance87.core.navigation import define_item
from alliance87.core.uploads import MB, define_purpose


class GcmConfig(AppConfig):
    name = "gcm"
    verbose_name = _("Global Coordinating Group")

    def ready(self) -> None:
        from gcm.records import declare_records

        declare_records()
        define_item("gcm", _("GCG"), "gcm:index", 40)
        import_module("gcm.rules")
        import_module("gcm.rule_values")
        import_module("gcm.domain.reference")
        import_module("gcm.domain.seating.reference")
        import_module("gcm.tasks")
        import_module("gcm.emails.openings")
        import_module("gcm.privacy")
        define_purpose(
            "gcm.instruction", types={"pdf"}, max_bytes=10 * MB, view_permission="gcm.view_instruction"
        )
        define_purpose(
            "gcm.credentials", types={"pdf"}, max_bytes=10 * MB, view_permission="gcm.view_credentials"
        )
        define_purpose(
            "gcm.government_consensus",
            types={"pdf"},
            max_bytes=10 * MB,
            view_permission="gcm.view_government_consensus",
        )
        import_module("gcm.domain.group_effects")
        import_module("gcm.domain.presidency.appointing")
        import_module("gcm.domain.absences.undoing")
        import_module("gcm.domain.mandate.amendments")
        import_module("gcm.domain.mandate.mandate_text")
        import_module("gcm.queries.mandate.gcm_figures")
        import_module("gcm.domain.mandate.reviews")
        import_module("gcm.domain.mandate.deeds")
        define_purpose(
            "gcm.evidence",
            types={"pdf", "png", "jpeg"},
            max_bytes=10 * MB,
            view_permission="gcm.view_evidence",
        )
        define_purpose("gcm.paper", types={"pdf"}, max_bytes=20 * MB, view_permission="gcm.read_paper")
        import_module("gcm.domain.seating.holdings")
        import_module("gcm.domain.seating.no_desk_role")
        import_module("gcm.domain.succession")
        import_module("gcm.domain.planning.own_sources")
        import_module("gcm.domain.planning.group_terms")
        import_module("gcm.domain.planning.group_help")
        import_module("gcm.domain.record.confirmation")
        import_module("gcm.domain.record.group_changes")
        import_module("gcm.domain.minuting.noting")
        import_module("gcm.queries.record.activity")
        import_module("gcm.queries.record.promised_activities")
        import_module("gcm.queries.seats")
