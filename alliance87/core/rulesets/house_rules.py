"""The page of house rules, as data: clauses with their values and where each comes from (X9)."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from alliance87.core.rulesets import registry
from alliance87.core.rulesets.enums import Kind
from alliance87.core.rulesets.in_force import InForce
from alliance87.core.rulesets.registry import Clause, Definition

PILLS = {Kind.LITERAL: "info", Kind.DEFAULT: "plain", Kind.AWAITING: "warn", Kind.RULED: "ok"}


@dataclass(frozen=True)
class Row:
    """One value on the page."""

    definition: Definition
    words: str
    kind: Kind

    @property
    def pill(self) -> str:
        return PILLS[self.kind]


@dataclass(frozen=True)
class Section:
    clause: Clause
    rows: list[Row]


def sections(rules: InForce) -> list[Section]:
    """Every declared value under its clause."""
    grouped = groupby(registry.definitions(), key=lambda each: each.clause)
    return [Section(registry.clause(key), rows(rules, found)) for key, found in grouped]


def rows(rules: InForce, definitions: Iterable[Definition]) -> list[Row]:
    return [_row(each, rules[each.key]) for each in definitions]


def _row(definition: Definition, value: Any) -> Row:
    return Row(definition, in_words(definition, value), standing(definition, value))


def standing(definition: Definition, value: Any) -> Kind:
    """Where this value comes from: other than the mandate's or the proposed one, the GCG has decided it."""
    changed = value != definition.default
    return Kind.RULED if changed and definition.kind is not Kind.DEFAULT else definition.kind


def in_words(definition: Definition, value: Any) -> str:
    """The value with its unit, in the reader's language."""
    if definition.type is bool:
        return _("yes") if value else _("no")
    numbers = value if isinstance(value, tuple) else (value,)
    unit = definition.unit or "%(number)d"
    return ", ".join(str(unit % {"number": each}) for each in numbers)
