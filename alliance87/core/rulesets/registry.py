"""What can be ruled: clauses, values with their type and default, and what must hold between values.

An app declares its own in `rule_values.py`, which its `AppConfig.ready()` imports. Nothing here reads
the database: `queries` answers which values are in force.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.rulesets.enums import Kind

Value = bool | int | tuple[int, ...]
TYPES: tuple[type, ...] = (bool, int, tuple)


@dataclass(frozen=True)
class Clause:
    """A passage of the mandate under our own number, told in our own words."""

    key: str
    title: Any  # a lazy translation, like all texts here
    summary: Any


@dataclass(frozen=True)
class Definition:
    """One value that can be ruled. `unit` takes a number: ngettext_lazy("%(number)d seat", ..., "number")."""

    key: str
    type: type
    default: Value
    unit: Any
    rule: str
    clause: str
    kind: Kind
    label: Any
    minimum: int
    maximum: int | None
    choices: tuple[int, ...]

    def typed(self, raw: Any) -> Value:
        """The value as stored (JSON has no tuples) in the type that was declared."""
        return tuple(raw) if self.type is tuple else raw

    def problem(self, value: Any) -> Any:
        """Why `value` cannot be ruled, in words, or None when it can."""
        if self.type is tuple:
            return self._problem_of_list(value)
        if type(value) is not self.type:
            return _("“%(label)s” does not take such a value.") % {"label": self.label}
        return None if self.type is bool else self._problem_of_number(value)

    def _problem_of_list(self, value: Any) -> Any:
        if not isinstance(value, list | tuple) or {type(each) for each in value} != {int}:
            return _("“%(label)s” takes whole numbers.") % {"label": self.label}
        if list(value) != sorted(set(value), reverse=True):
            return _("“%(label)s” goes from the largest to the smallest, each once.") % {"label": self.label}
        return next(filter(None, map(self._problem_of_number, value)), None)

    def _problem_of_number(self, value: Any) -> Any:
        if self.choices and value not in self.choices:
            allowed = ", ".join(map(str, self.choices))
            return _("“%(label)s” can be %(allowed)s.") % {"label": self.label, "allowed": allowed}
        if value < self.minimum:
            return _("“%(label)s” is at least %(limit)s.") % {"label": self.label, "limit": self.minimum}
        if self.maximum is not None and value > self.maximum:
            return _("“%(label)s” is at most %(limit)s.") % {"label": self.label, "limit": self.maximum}
        return None


@dataclass(frozen=True)
class Constraint:
    """What must hold between several values, whatever they are."""

    rule: str
    test: Callable[[Mapping[str, Any]], bool]
    message: Any


_clauses: dict[str, Clause] = {}
_definitions: dict[str, Definition] = {}
_constraints: list[Constraint] = []


def define_clause(key: str, title: Any, summary: Any) -> Clause:
    """Declare a clause, in the order of the mandate. Raises ValueError when the key is taken."""
    if key in _clauses:
        raise ValueError(f"clause {key!r} is declared twice")
    _clauses[key] = Clause(key, title, summary)
    return _clauses[key]


def define(
    *,
    key: str,
    type: type,
    default: Value,
    unit: Any = "",
    rule: str,
    clause: str,
    kind: Kind,
    label: Any,
    minimum: int = 1,
    maximum: int | None = None,
    choices: tuple[int, ...] = (),
) -> Definition:
    """Declare a value that can be ruled; `rule` is its id in the rule book.

    Raises ValueError when the key is taken, the clause is not declared, the type is none of bool, int
    and tuple (of ints), or the default could not be ruled itself.
    """
    if key in _definitions:
        raise ValueError(f"rule value {key!r} is declared twice")
    if clause not in _clauses or type not in TYPES:
        raise ValueError(f"rule value {key!r}: unknown clause {clause!r} or type {type.__name__}")
    made = Definition(key, type, default, unit, rule, clause, kind, label, minimum, maximum, choices)
    if made.problem(default) is not None:
        raise ValueError(f"rule value {key!r}: {default!r} breaks its own limits")
    _definitions[key] = made
    return made


def define_constraint(*, rule: str, test: Callable[[Mapping[str, Any]], bool], message: Any) -> None:
    """Declare what must hold between values: `test` gets all of them by key."""
    _constraints.append(Constraint(rule, test, message))


def definition(key: str) -> Definition:
    """Raises KeyError for a key that nobody declared."""
    return _definitions[key]


def definitions() -> list[Definition]:
    """All of them, in the order of the clauses, then as declared."""
    order = list(_clauses)
    return sorted(_definitions.values(), key=lambda each: order.index(each.clause))


def clause(key: str) -> Clause:
    """Raises KeyError for a clause that nobody declared."""
    return _clauses[key]


def clauses() -> list[Clause]:
    """All of them, in the order of the mandate."""
    return list(_clauses.values())


def defaults() -> dict[str, Value]:
    return {each.key: each.default for each in _definitions.values()}


def problems(values: Mapping[str, Any]) -> list[Any]:
    """Everything that keeps a complete set of values from being ruled, in words."""
    unknown, absent = values.keys() - _definitions.keys(), _definitions.keys() - values.keys()
    found = [_("There is no rule value “%(key)s”.") % {"key": key} for key in sorted(unknown)]
    found += [_("A value is missing for “%(key)s”.") % {"key": key} for key in sorted(absent)]
    known = (_definitions[key].problem(value) for key, value in values.items() if key in _definitions)
    found += [problem for problem in known if problem is not None]
    if found:
        return found
    return [each.message for each in _constraints if not each.test(values)]
