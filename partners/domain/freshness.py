"""How old a report may be. Plain values in, plain values out: no Django here."""

from datetime import date, timedelta

from alliance87.core.months import add_months


def is_stale(last: date | None, today: date, days: int) -> bool:
    """W13: nothing was said for more than `days` days, or ever."""
    return last is None or today - last > timedelta(days=days)


def report_light(last: date, today: date, *, amber_months: int, red_months: int) -> str:
    """ "green", "amber" or "red" by the calendar months since `last`, the day of the last report, or of the
    beginning before there is one. The light turns on the day itself."""
    if today >= add_months(last, red_months):
        return "red"
    return "amber" if today >= add_months(last, amber_months) else "green"


def is_silent(last: date, noticed: date | None, today: date, months: int) -> bool:
    """W14: without activity for `months` calendar months, and not told of it since."""
    told = noticed is not None and noticed >= last
    return not told and today >= add_months(last, months)
