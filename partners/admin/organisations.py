"""Organisations and what the portal refers to, as the secretariat sees them."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from alliance87.core.admin import DeskAdmin, DeskHistoryAdmin, ShownInline
from partners.models import Country, Membership, Organisation, OrganisationStatus, RegionalGroup, Topic


class OrganisationInline(ShownInline):
    permission = "partners.view_hidden_organisation"


class StatusInline(OrganisationInline):
    model = OrganisationStatus
    verbose_name_plural = gettext_lazy("Statuses")
    fields = ("kind", "valid_from", "valid_to", "precision", "source", "decision")


class MembershipInline(OrganisationInline):
    model = Membership
    verbose_name_plural = gettext_lazy("People")
    fields = ("person", "role", "function", "since", "until", "granted_by")
    readonly_fields = ("person",)

    @admin.display(description=gettext_lazy("person"))
    def person(self, membership: Membership) -> str:
        return str(membership.user)


# What an app above keeps for an organisation stands on its page too: it adds its inline here.
INLINES: list[Any] = [StatusInline, MembershipInline]


@admin.register(Organisation)
class OrganisationAdmin(DeskHistoryAdmin):
    list_display = ("name", "kind", "country", "listing", "origin")
    list_filter = ("kind", "listing", "origin")
    search_fields = ("search_text",)
    list_select_related = ("country",)
    fields = ("name", "kind", "country", "website", "mission", "topics", "listing", "origin", "created_at")

    def get_inlines(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        return INLINES


@admin.register(Country)
class CountryAdmin(DeskAdmin):
    list_display = ("name", "iso2", "regional_group", "fictitious")
    list_filter = ("regional_group", "fictitious")
    search_fields = ("name_fr", "name_en", "name_es", "iso2")
    list_select_related = ("regional_group",)
    fields = (
        "name_fr",
        "name_en",
        "name_es",
        "iso2",
        "iso3",
        "regional_group",
        "m49_region",
        "m49_subregion",
        "note",
    )


class CuratedAdmin(DeskAdmin):
    """Short lists that the secretariat keeps: it may add to them and change them, not remove."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm("partners.curate_reference")

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return request.user.has_perm("partners.curate_reference")


@admin.register(RegionalGroup)
class RegionalGroupAdmin(CuratedAdmin):
    list_display = ("name", "code", "order")
    fields = ("code", "name_fr", "name_en", "name_es", "order")


@admin.register(Topic)
class TopicAdmin(CuratedAdmin):
    list_display = ("name", "slug", "order", "active")
    fields = ("slug", "name_fr", "name_en", "name_es", "order", "active")
