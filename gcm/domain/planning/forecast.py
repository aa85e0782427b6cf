"""How likely a quorum is, exactly. Plain values in, plain values out: no Django here.

Seats come independently of one another, each with its own chance. How many come is then a sum of coins with
different faces, whose distribution is built up seat by seat (no drawing of lots, no approximation).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

Spread = list[float]  # Spread[n]: the chance that exactly n come


@dataclass(frozen=True)
class Habits:
    """What a chance is reckoned from, as shares of 1. `attends` and `absent` are those of a seat that has
    answered so; `alternate` that of an alternate who steps in."""

    attends: float
    absent: float
    alternate: float


@dataclass(frozen=True)
class Signs:
    """What is known of one seat. `answer` is "attends", "absent" or "" for none; `held` meetings of this
    holder, at `came` of which somebody was there for the seat."""

    answer: str = ""
    has_alternate: bool = False
    came: int = 0
    held: int = 0


@dataclass(frozen=True)
class Place:
    """One seat and its chance. `group` is "" for a seat that stands for no group; a vacant seat has no
    chance. `is_open`: an answer can still change it."""

    seat: int
    group: str
    chance: float
    is_open: bool = False


@dataclass(frozen=True)
class Needed:
    """What the quorum asks: so many seats, so many of each of `groups` (Q1)."""

    seats: int
    per_group: int
    groups: Sequence[str]


@dataclass(frozen=True)
class Forecast:
    """Chances as shares of 1. `both` is that of a quorum; `groups` those of each group being there; `key`
    is the seat whose answer matters most, by `stakes`: the difference that its coming makes."""

    enough: float
    groups: Mapping[str, float]
    both: float
    stakes: Mapping[int, float]

    @property
    def key(self) -> int | None:
        """None when nobody is left to ask, or when it makes no difference."""
        best = max(self.stakes, key=lambda seat: (self.stakes[seat], -seat), default=None)
        return best if best is not None and self.stakes[best] > 0 else None


def chance_of(signs: Signs, habits: Habits) -> float:
    """That somebody is there for the seat. Without an answer the past speaks, beginning at one half and
    moving with each meeting (rule of succession). A notice of absence is the seat's, its alternates' too."""
    if signs.answer == "absent":
        return habits.absent
    alone = habits.attends if signs.answer == "attends" else (signs.came + 1) / (signs.held + 2)
    return alone + (1 - alone) * habits.alternate if signs.has_alternate else alone


def forecast(places: Sequence[Place], needed: Needed) -> Forecast:
    """Raises ValueError for a chance that is none and for a seat named twice."""
    _check(places)
    return Forecast(
        enough=_at_least(_spread(places), needed.seats),
        groups={group: _at_least(_spread(_of(places, group)), needed.per_group) for group in needed.groups},
        both=_both(places, needed),
        stakes={place.seat: _stake(places, place, needed) for place in places if place.is_open},
    )


def _check(places: Sequence[Place]) -> None:
    if any(not 0 <= place.chance <= 1 for place in places):
        raise ValueError("a chance lies between 0 and 1")
    if len({place.seat for place in places}) < len(places):
        raise ValueError("a seat is named twice")


def _of(places: Iterable[Place], group: str) -> list[Place]:
    return [place for place in places if place.group == group]


def _spread(places: Iterable[Place]) -> Spread:
    """One seat after the other: either it comes, and one more is there, or it does not."""
    spread = [1.0]
    for place in places:
        away, there = 1 - place.chance, place.chance
        spread = [
            (spread[count] * away if count < len(spread) else 0.0)
            + (spread[count - 1] * there if count else 0.0)
            for count in range(len(spread) + 1)
        ]
    return spread


def _both(places: Sequence[Place], needed: Needed) -> float:
    """Groups are added up one by one, without the cases in which one of them is short."""
    named = set(needed.groups)
    whole = _spread(place for place in places if place.group not in named)
    for group in needed.groups:
        whole = _sum(whole, _without_few(_spread(_of(places, group)), needed.per_group))
    return _at_least(whole, needed.seats)


def _without_few(spread: Spread, least: int) -> Spread:
    return [0.0 if count < least else share for count, share in enumerate(spread)]


def _sum(one: Spread, other: Spread) -> Spread:
    """The spread of two independent numbers together."""
    total = [0.0] * (len(one) + len(other) - 1)
    for first, share in enumerate(one):
        for second, chance in enumerate(other):
            total[first + second] += share * chance
    return total


def _at_least(spread: Spread, least: int) -> float:
    return min(1.0, sum(spread[max(least, 0) :]))


def _stake(places: Sequence[Place], place: Place, needed: Needed) -> float:
    """The chance of a quorum if this seat surely comes, less that if it surely does not."""

    def if_its_chance_were(chance: float) -> float:
        return _both([replace(each, chance=chance) if each is place else each for each in places], needed)

    return if_its_chance_were(1.0) - if_its_chance_were(0.0)
