"""When terms end, and where a holder stands in one. Plain values in, plain values out: no Django here."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from alliance87.core.months import add_months


class Standing(StrEnum):
    """Z4, as a matter of the calendar."""

    TO_COME = "to_come"
    SERVING = "serving"
    CONTINUING = "continuing"  # past the planned end, in office until the group designates (R4)
    ENDED = "ended"


@dataclass(frozen=True)
class Term:
    """Days of Geneva, all included. `due` is the planned last day, None without a fixed term (R3);
    `ended` the last day in office, None while it goes on."""

    starts: date
    due: date | None = None
    ended: date | None = None

    def standing(self, day: date) -> Standing:
        """Where the holder stands on that day."""
        if day < self.starts:
            return Standing.TO_COME
        if self.ended is not None and day > self.ended:
            return Standing.ENDED
        if self.due is not None and day > self.due:
            return Standing.CONTINUING
        return Standing.SERVING

    def share_elapsed(self, day: date) -> float | None:
        """Between 0 and 1; None without a fixed term."""
        if self.due is None:
            return None
        whole = (self.due - self.starts).days + 1
        gone = (day - self.starts).days + 1
        return min(max(gone / whole, 0.0), 1.0)

    def overlaps(self, other: "Term") -> bool:
        """Whether both are in office on some day (T23)."""
        return self.starts <= (other.ended or date.max) and other.starts <= (self.ended or date.max)


def end_of_term(starts: date, months: int) -> date:
    """The last day of a term of so many months: the day before the same date (R1); a term that starts on
    29 February ends on 28 February (R2). Raises ValueError for less than a month."""
    if months < 1:
        raise ValueError("a term lasts a month at least")
    same_date = add_months(starts, months)
    if same_date.day < starts.day:  # that month has no such day
        return same_date
    return same_date - timedelta(days=1)
