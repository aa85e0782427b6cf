"""`ALT_RULES=1 pytest`: the suite under a second rule set, in which every number is another one.

The test database then holds version 1 (the defaults) and version 2 (other values), both in force since
long ago. A test that fails here has a number written out that it should have read from the rules.
"""

import os
from datetime import UTC, datetime
from typing import Any

import pytest

FIRST, SECOND = datetime(2000, 1, 1, tzinfo=UTC), datetime(2000, 1, 2, tzinfo=UTC)
# Where one more than the default would break what must hold between values.
BY_HAND = {
    "gcm.seats.total": 40,
    "gcm.groups.count": 7,
    "gcm.quorum.seats": 21,
}


def is_asked_for() -> bool:
    return os.environ.get("ALT_RULES") == "1"


def other_value(definition: Any) -> Any:
    """Another value than the default; one more, unless said otherwise. What is no number stays."""
    if definition.key in BY_HAND:
        return BY_HAND[definition.key]
    if definition.type is tuple:
        return [each + 1 for each in definition.default]
    return definition.default + 1 if definition.type is int else definition.default


def other_values() -> dict[str, Any]:
    """A complete set in which every number differs. Raises ValueError when it could not be adopted."""
    from alliance87.core.rulesets import registry

    values = {each.key: other_value(each) for each in registry.definitions()}
    problems = registry.problems(values)
    if problems:
        raise ValueError("; ".join(str(each) for each in problems))
    return values


def store_both(**kwargs: Any) -> None:
    """After the migrations and after every flush, which sends the same signal."""
    from alliance87.core.rulesets import registry
    from alliance87.core.rulesets.models import RuleSet, RuleValue

    if RuleSet.objects.exists():
        return
    for version, start, values in ((1, FIRST, registry.defaults()), (2, SECOND, other_values())):
        made = RuleSet.objects.create(version=version, effective_from=start, adopted_by=f"TEST/{version}")
        RuleValue.objects.bulk_create(
            RuleValue(rule_set=made, key=key, value=value) for key, value in values.items()
        )


def pytest_configure(config: pytest.Config) -> None:
    if is_asked_for():
        from django.apps import apps
        from django.db.models.signals import post_migrate

        post_migrate.connect(store_both, sender=apps.get_app_config("rulesets"))


@pytest.fixture
def no_rule_set(db: None) -> None:
    """An installation before its first rule set, under either leg."""
    forget_rule_sets()


def forget_rule_sets() -> None:
    """To be called in a transaction that is rolled back."""
    from django.db import connection

    from alliance87.core.ledger import triggers
    from alliance87.core.rulesets.models import RuleSet, RuleValue

    with triggers.lifted(connection):
        RuleValue.objects.all()._raw_delete(connection.alias)
        RuleSet.objects.all()._raw_delete(connection.alias)
        connection.check_constraints()  # PostgreSQL makes no trigger while one is waiting to be checked


def pytest_report_header(config: pytest.Config) -> str:
    return "rules: " + ("other values, by ALT_RULES=1" if is_asked_for() else "the defaults")
