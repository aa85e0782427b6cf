from django.contrib import admin

from alliance87.core.admin import DeskAdmin
from alliance87.core.rulesets.models import RuleSet, RuleValue


class RuleValueInline(admin.TabularInline):  # type: ignore[type-arg]
    model = RuleValue
    template = "admin/edit_inline/shown.html"
    extra = 0
    can_delete = False


@admin.register(RuleSet)
class RuleSetAdmin(DeskAdmin):
    """Shown to officers; adopted by a verb, changed by nobody."""

    list_display = ("version", "effective_from", "adopted_by", "label")
    date_hierarchy = "effective_from"
    inlines = (RuleValueInline,)
