from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alliance87.core.navigation import define_item
from alliance87.core.uploads import MB, define_purpose


class PathfindersConfig(AppConfig):
    name = "pathfinders"
    verbose_name = _("Pathfinder countries")

    def ready(self) -> None:
        from partners.queries.desk import define_lines
        from pathfinders.queries.lines import lines_of
        from pathfinders.records import declare_records

        declare_records()
        define_item("pathfinders", _("Pathfinder countries"), "pathfinders:index", 15)
        import_module("pathfinders.rules")
        import_module("pathfinders.rule_values")
        import_module("pathfinders.tasks")
        import_module("pathfinders.emails.openings")
        import_module("pathfinders.domain.holdings")
        import_module("pathfinders.domain.succession")
        import_module("pathfinders.privacy")
        import_module("pathfinders.domain.grant")
        import_module("pathfinders.domain.sources")
        import_module("pathfinders.domain.reference")
        import_module("pathfinders.domain.data.reference")
        import_module("pathfinders.domain.data.sdg_csv")
        import_module("pathfinders.domain.data.ratification_csv")
        import_module("pathfinders.domain.clinic.deeds")
        import_module("pathfinders.domain.implementation.deeds")
        import_module("pathfinders.queries.implementation.figures")
        import_module("pathfinders.queries.implementation.promises")
        import_module("pathfinders.queries.help_as_needs")
        import_module("pathfinders.queries.coverage")
        import_module("pathfinders.queries.activity")
        define_lines(lines_of)
        for name, permission in (
            ("letter", "pathfinders.view_letter"),
            ("workshop_report", "pathfinders.view_pathway"),
            ("analysis", "pathfinders.view_pathway"),
            ("evidence", "pathfinders.view_pathway"),
        ):
            define_purpose(
                f"pathfinders.{name}", types={"pdf"}, max_bytes=20 * MB, view_permission=permission
            )
        define_purpose(
            "pathfinders.roadmap_sheet",
            types={"xlsx"},
            max_bytes=5 * MB,
            view_permission="pathfinders.read_roadmap_draft",
        )
        define_purpose(
            "pathfinders.progress_evidence",
            types={"pdf", "docx", "xlsx", "png", "jpeg"},
            max_bytes=10 * MB,
            view_permission="pathfinders.view_evidence",
        )
        define_purpose(
            "pathfinders.signing",
            types={"pdf"},
            max_bytes=10 * MB,
            view_permission="pathfinders.view_signing_instruction",
        )
