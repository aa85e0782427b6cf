"""The answer to "why?": clause, rule set version, and the calculation with live values."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from alliance87.core.rulesets.in_force import InForce


@dataclass(frozen=True)
class Explanation:
    """Shown by `{% why explanation %}`. `values` are keys of rule values, `calculation` lines with live
    numbers in them; `rules` is given where an old rule set decided, else the one in force answers."""

    rule: str
    clause: str
    values: Sequence[str] = ()
    calculation: Sequence[Any] = field(default_factory=tuple)
    rules: InForce | None = None
