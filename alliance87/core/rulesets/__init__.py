"""Dated rule sets: every number of the mandate and every working arrangement is a value in force at an
instant, so that old meetings keep old rules (X7, X9).

    rulesets.in_force()["gcm.quorum.seats"]

An app declares its values in `rule_values.py`; the GCG changes them with `domain.adopt_rule_set`.
"""

from contextlib import AbstractContextManager
from datetime import datetime
from typing import TYPE_CHECKING

from alliance87.core.rulesets.enums import Kind
from alliance87.core.rulesets.explanation import Explanation
from alliance87.core.rulesets.in_force import InForce
from alliance87.core.rulesets.registry import define, define_clause, define_constraint

if TYPE_CHECKING:
    from alliance87.core.rulesets.models import RuleSet

LITERAL, DEFAULT, AWAITING = Kind.LITERAL, Kind.DEFAULT, Kind.AWAITING

__all__ = [
    "AWAITING",
    "DEFAULT",
    "LITERAL",
    "Explanation",
    "InForce",
    "define",
    "define_clause",
    "define_constraint",
    "in_force",
    "load_first",
    "remembered",
    "version_in_force",
]


def in_force(at: datetime | None = None) -> InForce:
    """The rule set in force at that instant, or now: one query, none when `remembered`.
    Before the first rule set it answers with the defaults, as version 0."""
    from alliance87.core.rulesets import queries

    return queries.in_force(at)


def version_in_force() -> int:
    """Only the number of the rule set in force now, 0 when there is none."""
    from alliance87.core.rulesets import queries

    return queries.version_in_force()


def remembered() -> AbstractContextManager[None]:
    """Within this block the rule sets are read once. Every request runs in one."""
    from alliance87.core.rulesets import queries

    return queries.remembered()


def load_first(effective_from: datetime) -> "RuleSet":
    """Version 1 from the declared defaults, once; a later call answers with what is there."""
    from alliance87.core.rulesets import domain

    return domain.load_first(effective_from=effective_from)
