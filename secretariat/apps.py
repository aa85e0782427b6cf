from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from alliance87.core.mailing import define_category
from alliance87.core.navigation import define_item
from alliance87.core.uploads import MB, define_purpose


class SecretariatConfig(AppConfig):
    name = "secretariat"
    verbose_name = _("Secretariat")

    def ready(self) -> None:
        from secretariat.domain.newsletter.subscribing import leave_by_mail
        from secretariat.queries.newsletter.collected import define_sources
        from secretariat.records import declare_records

        declare_records()
        define_sources()
        define_purpose(
            "secretariat.correspondence",
            types={"pdf"},
            max_bytes=10 * MB,
            view_permission="secretariat.view_correspondence",
        )
        define_purpose(
            "secretariat.media",
            types={"png", "jpeg", "pdf"},
            max_bytes=10 * MB,
            view_permission="secretariat.view_media_file",
            public=True,
        )
        define_purpose(
            "secretariat.media_preview",
            types={"png", "jpeg"},
            max_bytes=10 * MB,
            view_permission="secretariat.view_media_file",
            public=True,
        )
        define_category(
            "newsletter",
            _("Newsletter of Alliance 8.7"),
            leave=leave_by_mail,
            manage="secretariat:newsletter_preferences",
        )
        define_category("circulars", _("Mail of the secretariat to partners"))
        define_item("news", _("News"), "secretariat:news", 50)
        define_item("calendar", _("Calendar"), "secretariat:calendar", 55)
        define_item("briefs", _("Briefing notes"), "secretariat:briefs", 60, "secretariat.receive_brief")
        for module in (
            "rules",
            "rule_values",
            "queries.briefs.sections",
            "queries.calendar.of_the_portal",
            "queries.calendar.funding",
            "queries.calendar.workshops",
            "queries.site.search",
            "queries.waiting.body",
            "queries.waiting.partners",
            "queries.waiting.office",
            "domain.calendar_keys",
            "domain.succession",
            "domain.saved_filters",
            "domain.site.estimates",
            "domain.letters.shipped",
            "domain.letters.in_use",
            "emails_openings",
            "domain.newsletter.consent",
            "tasks",
            "privacy",
        ):
            import_module(f"secretariat.{module}")
