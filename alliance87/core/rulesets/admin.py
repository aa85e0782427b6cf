from django.contrib import admin
from django.utils.translation import gettext_lazy

from alliance87.core.admin import DeskAdmin, ShownInline
from alliance87.core.rulesets import registry
from alliance87.core.rulesets.house_rules import in_words
from alliance87.core.rulesets.models import RuleSet, RuleValue
from alliance87.core.rulesets.registry import Definition


class RuleValueInline(ShownInline):
    model = RuleValue
    permission = "rulesets.view_ruleset"
    fields = readonly_fields = ("rule", "said")

    @admin.display(description=gettext_lazy("rule value"))
    def rule(self, kept: RuleValue) -> str:
        known = _declared(kept)
        return str(known.label) if known else kept.key

    @admin.display(description=gettext_lazy("value"))
    def said(self, kept: RuleValue) -> str:
        known = _declared(kept)
        return in_words(known, known.typed(kept.value)) if known else str(kept.value)


def _declared(kept: RuleValue) -> Definition | None:
    """None for a value that was declared once and is no more."""
    try:
        return registry.definition(kept.key)
    except KeyError:
        return None


@admin.register(RuleSet)
class RuleSetAdmin(DeskAdmin):
    """Shown to officers; adopted by a verb, changed by nobody."""

    list_display = ("version", "effective_from", "adopted_by", "label")
    date_hierarchy = "effective_from"
    inlines = (RuleValueInline,)
