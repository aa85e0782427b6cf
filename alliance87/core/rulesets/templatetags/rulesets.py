"""`{% why explanation %}`: the answer that every rule on a page owes its reader."""

from typing import Any

from django import template

from alliance87.core import rulesets
from alliance87.core.rulesets import registry
from alliance87.core.rulesets.explanation import Explanation
from alliance87.core.rulesets.house_rules import rows

register = template.Library()


@register.inclusion_tag("rulesets/why.html")
def why(explanation: Explanation) -> dict[str, Any]:
    """A closed box with the clause, the version of the rules, the values and the calculation."""
    rules = explanation.rules or rulesets.in_force()
    return {
        "explanation": explanation,
        "clause": registry.clause(explanation.clause),
        "rules": rules,
        # An old rule set is shown as it was; the one in force needs no date.
        "day": rules.day if explanation.rules else None,
        "rows": rows(rules, [registry.definition(key) for key in explanation.values]),
    }
