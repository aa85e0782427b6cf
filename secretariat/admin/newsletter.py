"""Readers of the newsletter and what they agreed to, on the secretariat's desk: to look at. Everything is
changed by the reader, or on the newsletter's own pages."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy

from alliance87.core.admin import DeskAdmin
from alliance87.core.mailing.models import address_hash
from secretariat.models import ConsentRecord, Subscriber


@admin.register(Subscriber)
class SubscriberAdmin(DeskAdmin):
    list_display = ("email", "state", "language", "frequency", "confirmed_at", "left_at")
    list_filter = ("state", "language", "frequency")
    search_fields = ("email",)
    show_facets = admin.ShowFacets.NEVER


@admin.register(ConsentRecord)
class ConsentRecordAdmin(DeskAdmin):
    """Found by the whole address; only its hash is kept."""

    list_display = ("__str__", "kind", "way", "at", "text", "proof")
    list_filter = ("kind", "way")
    list_select_related = ("text",)
    search_fields = ("address_hash",)
    search_help_text = gettext_lazy("The whole e-mail address")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        term = search_term.strip()
        return (queryset.filter(address_hash=address_hash(term)) if term else queryset), False
