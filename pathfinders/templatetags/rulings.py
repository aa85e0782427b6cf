from typing import Any

from django import template

from alliance87.core.rulesets import AWAITING
from pathfinders.queries.rulings import OPEN

register = template.Library()


@register.inclusion_tag("pathfinders/includes/awaiting.html")
def awaiting(rule: str) -> dict[str, Any]:
    """The label of a reading that awaits a ruling, and why."""
    return {"kind": AWAITING, "explanation": OPEN[rule]}
