"""What changed from one version of an agenda to the next. Plain values in, plain values out: no Django."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Line:
    """An item in a version: the same `key` is the same item."""

    key: str
    position: int
    title: str
    kind: str


@dataclass(frozen=True)
class Change:
    """One line of either version; the part that is missing is None."""

    before: Line | None
    after: Line | None
    moved: bool = False

    @property
    def is_added(self) -> bool:
        return self.before is None

    @property
    def is_removed(self) -> bool:
        return self.after is None

    @property
    def is_reworded(self) -> bool:
        return bool(self.before and self.after and self.before.title != self.after.title)

    @property
    def is_of_another_kind(self) -> bool:
        return bool(self.before and self.after and self.before.kind != self.after.kind)

    @property
    def is_any(self) -> bool:
        return self.is_added or self.is_removed or self.moved or self.is_reworded or self.is_of_another_kind


def changes(before: Sequence[Line], after: Sequence[Line]) -> list[Change]:
    """Every item of both, in the order of the later one, then what was taken off. An item has moved when it
    stands in another order among those that are in both; that others were taken off before it is no move."""
    old, new = {line.key: line for line in before}, {line.key: line for line in after}
    was = [line.key for line in before if line.key in new]
    now = [line.key for line in after if line.key in old]
    steady = _longest_common(was, now)
    kept = [Change(old.get(line.key), line, line.key in old and line.key not in steady) for line in after]
    return kept + [Change(line, None) for line in before if line.key not in new]


def _longest_common(was: Sequence[str], now: Sequence[str]) -> set[str]:
    """The largest number of items that stand in the same order in both: the others are what moved."""
    best: list[list[str]] = []
    for key in now:
        ends = [chain for chain in best if was.index(chain[-1]) < was.index(key)]
        best.append([*_longest(ends), key])
    return set(_longest(best))


def _longest(chains: list[list[str]]) -> list[str]:
    return max(chains, key=lambda chain: len(chain)) if chains else []
