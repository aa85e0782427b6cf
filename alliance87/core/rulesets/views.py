from typing import Any

from django.utils import timezone

from alliance87.core import rulesets
from alliance87.core.rulesets import queries
from alliance87.core.rulesets.enums import Kind
from alliance87.core.rulesets.forms import DayForm
from alliance87.core.rulesets.house_rules import sections
from alliance87.core.views import PUBLIC, PortalPage


class HouseRules(PortalPage):
    """The rules in force on a day, with where each comes from (X9). Open to all, made to be printed."""

    permission = PUBLIC
    template_name = "rulesets/house_rules.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = DayForm({"on": self.request.GET.get("on", "")})
        context = super().get_context_data(form=form, kinds=Kind, **kwargs)
        if not form.is_valid():
            return context
        rules = rulesets.in_force(form.instant())
        # Before the first rule set, its defaults were in force on no day.
        known = rules.version > 0 or not form.cleaned_data["on"]
        shown = sections(rules) if known else []
        return context | {"rules": rules, "sections": shown, "versions": queries.published(timezone.now())}
