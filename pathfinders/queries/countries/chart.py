"""Bars for a series of years, as plain numbers for a picture. Plain values in, plain values out."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

WIDTH, HEIGHT = 640, 220
LEFT, RIGHT, TOP, BOTTOM = 8, 8, 28, 26
WIDEST = 56  # a bar
STEPS = (1, 2, 2.5, 5, 10)
FEWEST = 2  # values: one alone is told in words


@dataclass(frozen=True)
class Bar:
    """A year with its value, in the units of the picture."""

    year: int
    value: Decimal
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        return round(self.x + self.width / 2, 1)

    @property
    def above(self) -> float:
        return round(self.y - 6, 1)


@dataclass(frozen=True)
class Chart:
    """Bars stand on zero; a year without a value has no bar."""

    bars: list[Bar]
    highest: float  # the value at the top
    width: int = WIDTH
    height: int = HEIGHT

    @property
    def ground(self) -> int:
        return HEIGHT - BOTTOM


def chart_of(values: Sequence[tuple[int, Decimal]]) -> Chart | None:
    """A chart of values by year, one a year; None where there are fewer than two, or a negative one."""
    if len(values) < FEWEST or any(value < 0 for _year, value in values):
        return None
    ordered = sorted(values)
    first, last = ordered[0][0], ordered[-1][0]
    highest = _round_up(max(value for _year, value in ordered))
    slot = (WIDTH - LEFT - RIGHT) / (last - first + 1)
    width = round(min(slot * 0.7, WIDEST), 1)
    room = HEIGHT - TOP - BOTTOM
    bars = []
    for year, value in ordered:
        height = round(float(value) / highest * room, 1)
        x = round(LEFT + (year - first + 0.5) * slot - width / 2, 1)
        bars.append(Bar(year, value, x, round(HEIGHT - BOTTOM - height, 1), width, height))
    return Chart(bars, highest)


def _round_up(value: Decimal) -> float:
    """The next round number, so that bars of related series can be compared at a glance."""
    if value <= 0:
        return 1.0
    power = 10.0 ** (len(str(int(value))) - 1)
    return next(step * power for step in STEPS if step * power >= float(value))
