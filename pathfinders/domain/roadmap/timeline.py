"""The actions of a roadmap on a line of time, as figures that a template draws. Plain values in, plain values
out: no Django here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from unicodedata import east_asian_width

from pathfinders.domain.roadmap.plan import ActionPart, Plan

LEFT, WIDTH, ROW, HEAD = 250, 510, 26, 30  # of the picture, in its own units
MOST_LETTERS = 33  # beside a bar, at 12 units a letter's height
MOST_YEARS = 12


@dataclass(frozen=True)
class Year:
    """Where a year begins."""

    label: str
    x: int


@dataclass(frozen=True)
class Bar:
    """One action. `done` is the width of what was reached, of `width`; `percent` is None where nothing was
    reported."""

    action: ActionPart
    x: int
    y: int
    width: int
    done: int = 0
    percent: int | None = None

    @property
    def label(self) -> str:
        """The code and as much of the title as there is room for; letters of East Asia take twice theirs."""
        words = f"{self.action.code} {self.action.title}"
        room = 0
        for place, letter in enumerate(words):
            room += 2 if east_asian_width(letter) in "WF" else 1
            if room > MOST_LETTERS:
                return f"{words[: place - 1].rstrip()}…"
        return words

    @property
    def middle(self) -> int:
        """Where the text of the row stands."""
        return self.y + ROW // 2 + 4


@dataclass(frozen=True)
class Timeline:
    """`undated` are actions without both days: they are in the table alone."""

    bars: list[Bar]
    years: list[Year]
    undated: list[ActionPart]
    width: int = LEFT + WIDTH + 10

    @property
    def height(self) -> int:
        return HEAD + ROW * len(self.bars) + 8


def timeline_of(plan: Plan, reached: Mapping[str, int] | None = None) -> Timeline:
    """Over the period of the roadmap, or as far as its actions go beyond it. `reached` is the progress of an
    action by its code, in percent."""
    dated = [each for each in plan.actions if each.starts_on and each.ends_on]
    undated = [each for each in plan.actions if not (each.starts_on and each.ends_on)]
    days = [day for each in dated for day in (each.starts_on, each.ends_on) if day]
    days += [day for day in (plan.starts_on, plan.ends_on) if day]
    if not dated:
        return Timeline([], [], undated)
    first, last = min(days), _next(max(days))
    bars = [_bar(each, row, first, last, reached or {}) for row, each in enumerate(dated)]
    return Timeline(bars, _years(first, last), undated)


def _bar(action: ActionPart, row: int, first: date, last: date, reached: Mapping[str, int]) -> Bar:
    starts, ends = action.starts_on or first, action.ends_on or last
    left = _x(starts, first, last)
    width = max(3, _x(_next(ends), first, last) - left)
    percent = reached.get(action.code)
    done = round(width * min(100, max(0, percent or 0)) / 100)
    return Bar(action, left, HEAD + ROW * row, width, done, percent)


def _years(first: date, last: date) -> list[Year]:
    """The beginning of each year, fewer of them where the period is long."""
    every = max(1, -(-(last.year - first.year) // MOST_YEARS))
    begins = [date(year, 1, 1) for year in range(first.year, last.year + 1, every)]
    return [Year(str(day.year), _x(max(day, first), first, last)) for day in begins if day < last]


def _next(day: date) -> date:
    """The day after, as far as the calendar goes."""
    return day if day == date.max else day + timedelta(days=1)


def _x(day: date, first: date, last: date) -> int:
    return LEFT + round(WIDTH * (day - first).days / max(1, (last - first).days))
