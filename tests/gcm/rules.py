"""Another rule set for one test."""

from typing import Any


def other_rules(changes: dict[str, Any], since: Any = None) -> None:
    """Another rule set takes effect, now by default."""
    from django.utils import timezone

    from alliance87.core.rulesets import registry
    from alliance87.core.rulesets.models import RuleSet, RuleValue

    values = {**registry.defaults(), **changes}
    version = RuleSet.objects.count() + 1
    made = RuleSet.objects.create(version=version, effective_from=since or timezone.now(), adopted_by="TEST")
    RuleValue.objects.bulk_create(
        RuleValue(rule_set=made, key=key, value=value) for key, value in values.items()
    )
