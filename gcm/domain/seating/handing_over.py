"""From when, and until when, a successor holds a seat. Plain values in, plain values out: no Django here."""

from dataclasses import dataclass
from datetime import date, timedelta

from gcm.domain.terms import end_of_term


@dataclass(frozen=True)
class Rule:
    """`months` of a full term, None for a group without a fixed one (R3). `full`: after an early handover the
    successor gets a full term, not the remainder (R7)."""

    months: int | None
    full: bool


@dataclass(frozen=True)
class Holder:
    """Who is on the seat: the first day, the last day planned, the last day in office when it is known, and
    the day of an early handover when one was announced (R6)."""

    starts: date
    due: date | None = None
    ended: date | None = None
    leaves: date | None = None


@dataclass(frozen=True)
class Plan:
    """What an accreditation today would write down, told before it is confirmed (R7)."""

    starts: date
    due: date | None
    is_remainder: bool


def plan_successor(holder: Holder | None, rule: Rule, today: date) -> Plan:
    """The term of whoever is accredited today.

    On a vacant seat it begins at once. After an announced handover it begins on the later of that day and
    today (R6); else after the planned end, or at once where that is past (R4) or was never set (R3).
    """
    starts = _first_day(holder, today)
    if holder is not None and _is_early(holder, starts) and not rule.full:
        return Plan(starts, holder.due, is_remainder=True)
    due = None if rule.months is None else end_of_term(starts, rule.months)
    return Plan(starts, due, is_remainder=False)


def _first_day(holder: Holder | None, today: date) -> date:
    if holder is None:
        return today
    if holder.ended is not None:
        return max(today, holder.ended + timedelta(days=1))
    earliest = max(today, holder.starts + timedelta(days=1))  # nobody holds a seat for less than a day
    if holder.leaves is not None:
        return max(earliest, holder.leaves)
    if holder.due is not None:
        return max(earliest, holder.due + timedelta(days=1))
    return earliest


def _is_early(holder: Holder, starts: date) -> bool:
    return holder.leaves is not None and holder.due is not None and starts <= holder.due
