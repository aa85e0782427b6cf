"""A table of ratifications: one row a State and an instrument."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pathfinders.domain.data.adapters import define_adapter
from pathfinders.domain.data.names import Area
from pathfinders.domain.data.rows import Fault, Ratified, Reading
from pathfinders.domain.data.tables import Row, day_of, rows_in
from pathfinders.enums import RatificationState

WANTED = ("Country", "Convention", "Date", "Status")
STATES = {
    "IN FORCE": RatificationState.IN_FORCE,
    "NOT IN FORCE": RatificationState.PENDING,
    "NOT YET IN FORCE": RatificationState.PENDING,
    "DENOUNCED": RatificationState.DENOUNCED,
    "NOT DENOUNCED": RatificationState.IN_FORCE,
    "NOT RATIFIED": RatificationState.NOT_RATIFIED,
}
FIRST_DAY = date(1919, 1, 1)  # the ILO began then
CODE_LENGTHS = (2, 3)


def read_ratification_csv(content: bytes) -> Reading:
    """Rows without a status are left out: a gap in a table says nothing of the State. Raises FaultyFileError
    for a file that is no such table."""
    found: list[Ratified] = []
    faults: list[Fault] = []
    left_out = 0
    for line, row in rows_in(content, WANTED):
        if not row["status"]:
            left_out += 1
            continue
        read = _ratified(line, row)
        if isinstance(read, Ratified):
            found.append(read)
        else:
            faults.append(read)
    return Reading(ratified=found, faults=faults, left_out=left_out)


def _ratified(line: int, row: Row) -> Ratified | Fault:
    try:
        state = _state(row["status"])
        on = _day(row["date"], state)
    except ValueError as error:
        return Fault(line, str(error))
    return Ratified(line, area_of(row["country"]), row["convention"].upper(), state, on)


def area_of(text: str) -> Area:
    """A number is an M49 code, two or three capital letters an ISO code, the rest a name."""
    if text.isdecimal():
        return Area(m49=text)
    is_code = len(text) in CODE_LENGTHS and text.isalpha() and text.isupper()
    return Area(code=text) if is_code else Area(name=text)


def _state(text: str) -> str:
    state = STATES.get(text.upper().replace("_", " "))
    if state is None:
        words = _("Status: “%(value)s” is not known. Known are %(known)s.")
        raise ValueError(words % {"value": text, "known": ", ".join(STATES).lower()})
    return str(state)


def _day(text: str, state: str) -> date | None:
    if not text and state == RatificationState.NOT_RATIFIED:
        return None
    try:
        day = day_of(text)
    except ValueError:
        day = None
    if day is None or not FIRST_DAY <= day:
        words = _("Date: “%(value)s” is not a day such as 2008-11-12, or 12 Nov 2008.")
        raise ValueError(words % {"value": text})
    return day


define_adapter(
    "ratifications-csv",
    gettext_lazy("Ratifications, CSV"),
    gettext_lazy(
        "One row a State and an instrument, with the columns Country (name, ISO code or M49 code), "
        "Convention (C029, P029 …), Date, Status (in force, not yet in force, denounced, not ratified)."
    ),
    read_ratification_csv,
)
