"""Counting in calendar months. Plain values in, plain values out: no Django here."""

from calendar import monthrange
from datetime import date

SHORTEST = 28  # days of a month


def add_months(day: date, months: int) -> date:
    """Calendar arithmetic: the same day of the month, or the last one there is (R2, W4)."""
    index = day.month - 1 + months
    year, month = day.year + index // 12, index % 12 + 1
    if day.day <= SHORTEST:  # asked for thousands of times a page, and no month is shorter
        return date(year, month, day.day)
    return date(year, month, min(day.day, monthrange(year, month)[1]))
