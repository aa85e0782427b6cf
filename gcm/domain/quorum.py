"""The quorum: enough seats, and somebody of every group. Plain values in, plain values out: no Django here.

"At least 16 representatives, of whom at least one a stakeholder group" is read as: every group must have
a member present (Q1, reading A).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Stay:
    """Somebody in the room: for which seat, of which group, and who, as opaque numbers and words."""

    seat: int
    group: str
    person: int


@dataclass(frozen=True)
class Rule:
    """What is required. `groups` are the seats of each group, in the order they are shown; vacancies do not
    lower anything (Q15)."""

    seats: int
    per_group: int
    groups: Mapping[str, int]
    every_group: bool = True


@dataclass(frozen=True)
class GroupPresence:
    group: str
    present: int
    required: int
    seats: int

    @property
    def is_represented(self) -> bool:
        return self.present >= self.required


@dataclass(frozen=True)
class Quorum:
    """The present compared with the required (T1)."""

    present: int
    required: int
    groups: tuple[GroupPresence, ...]

    @property
    def missing_seats(self) -> int:
        return max(0, self.required - self.present)

    @property
    def missing_groups(self) -> tuple[str, ...]:
        return tuple(each.group for each in self.groups if not each.is_represented)

    @property
    def is_met(self) -> bool:
        return not self.missing_seats and not self.missing_groups


def quorum(stays: Iterable[Stay], rule: Rule) -> Quorum:
    """Count distinct seats represented by distinct persons (Q2): a representative and an alternate of one
    seat count once (T4), one person for two seats counts once (Q5)."""
    counted = Counter(stay.group for stay in _distinct(stays))
    required = rule.per_group if rule.every_group else 0
    groups = tuple(
        GroupPresence(group, counted[group], required, seats) for group, seats in rule.groups.items()
    )
    return Quorum(present=counted.total(), required=rule.seats, groups=groups)


def _distinct(stays: Iterable[Stay]) -> list[Stay]:
    """As many stays as possible with no seat and no person twice. What two records say of one person is
    settled in favour of the seat with the lowest number that nobody else can fill."""
    by_seat: dict[int, list[Stay]] = {}
    for stay in sorted(stays, key=lambda each: (each.seat, each.person)):
        by_seat.setdefault(stay.seat, []).append(stay)
    taken: dict[int, Stay] = {}  # by person
    for seat in by_seat:
        _place(seat, by_seat, taken, set())
    return list(taken.values())


def _place(seat: int, by_seat: dict[int, list[Stay]], taken: dict[int, Stay], tried: set[int]) -> bool:
    """Give the seat a person, moving others to another of their seats' persons where that frees one."""
    for stay in by_seat[seat]:
        if stay.person in tried:
            continue
        tried.add(stay.person)
        holder = taken.get(stay.person)
        if holder is None or _place(holder.seat, by_seat, taken, tried):
            taken[stay.person] = stay
            return True
    return False
