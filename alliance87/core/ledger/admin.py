from django.contrib import admin

from alliance87.core.admin import DeskAdmin
from alliance87.core.ledger.models import Entry


@admin.register(Entry)
class EntryAdmin(DeskAdmin):
    """Shown to officers, written by verbs alone."""

    list_display = ("seq", "at", "kind", "subject_type", "subject_id", "actor_id", "rule_set")
    list_filter = ("kind", "subject_type")
    search_fields = ("=subject_id", "kind", "hash")
    ordering = ("-seq",)
