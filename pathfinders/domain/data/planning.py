"""What a file would change, worked out before anything is."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from django.utils.translation import gettext as _

from pathfinders.domain.data.names import Area, ContradictionError, Matcher, UnknownAreaError
from pathfinders.domain.data.rows import Fault, FaultyFileError, Figure, Ratified, Reading
from pathfinders.models import Convention, DataPoint, DataSource, IndicatorSeries, Ratification
from pathfinders.queries.countries.known_names import known_names

Value = DataPoint | Ratification
Line = TypeVar("Line", Figure, Ratified)
Key = tuple[Any, ...]
FIGURE_VALUES = ("value", "unit", "origin", "note")
RATIFICATION_VALUES = ("state", "on")


@dataclass(frozen=True)
class Plan:
    """`new` are values that no row has yet; `changed` pairs the row that is there with what replaces it."""

    new: Sequence[Value]
    changed: Sequence[tuple[Value, Value]]
    same: int
    left_out: int

    @property
    def changes_nothing(self) -> bool:
        return not (self.new or self.changed)


def plan_import(source: DataSource, reading: Reading) -> Plan:
    """Six queries, whatever the size of the file. Rows of areas that are no member States, and of series or
    instruments that the portal does not follow, are left out. Raises FaultyFileError with every faulty row:
    what the adapter found, areas nobody knows, a code and a name of two States, and a value that stands
    twice."""
    work = _Work(source, reading)
    wanted: list[Value] = [*work.figures(), *work.ratifications()]
    faults = [*reading.faults, *work.faults]
    if not wanted and not faults:
        faults = [Fault(0, _("No row is about a State and a series that the portal follows."))]
    if faults:
        raise FaultyFileError(faults)
    return _compared(wanted, work.known, work.left_out)


class _Work:
    """One reading on its way to records."""

    def __init__(self, source: DataSource, reading: Reading) -> None:
        self._source, self._reading = source, reading
        self._matcher = Matcher(known_names())
        self._seen: Counter[Key] = Counter()
        self.faults: list[Fault] = []
        self.left_out = reading.left_out
        self.known: dict[Key, Value] = {}

    def figures(self) -> Iterable[DataPoint]:
        if not self._reading.figures:
            return
        followed = dict(IndicatorSeries.objects.values_list("code", "pk"))
        current = DataPoint.objects.current().filter(source=self._source)
        self.known |= {_key(each): each for each in current}
        for row, country in self._placed(self._reading.figures, followed, "series"):
            yield DataPoint(
                source=self._source,
                country_id=country,
                series_id=followed[row.series],
                **{name: getattr(row, name) for name in ("year", "sex", "age", *FIGURE_VALUES)},
            )

    def ratifications(self) -> Iterable[Ratification]:
        if not self._reading.ratified:
            return
        followed = dict(Convention.objects.values_list("code", "pk"))
        current = Ratification.objects.current().filter(source=self._source)
        self.known |= {_key(each): each for each in current}
        for row, country in self._placed(self._reading.ratified, followed, "convention"):
            yield Ratification(
                source=self._source,
                country_id=country,
                convention_id=followed[row.convention],
                state=row.state,
                on=row.on,
            )

    def _placed(
        self, rows: Sequence[Line], followed: Mapping[str, int], about: str
    ) -> Iterable[tuple[Line, int]]:
        """The rows that count, each with its State; the others are left out or become faults."""
        for row in rows:
            if getattr(row, about) not in followed:
                self.left_out += 1
                continue
            country = self._state(row.line, row.area)
            if country is not None and self._is_first(row, country, about):
                yield row, country

    def _state(self, line: int, area: Area) -> int | None:
        try:
            found = self._matcher.state_of(area)
        except UnknownAreaError:
            words = _("“%(area)s” is not in the list of countries. If it is another name of one, add it.")
            self.faults.append(Fault(line, words % {"area": area}))
            return None
        except ContradictionError:
            words = _("The code and the name “%(area)s” are those of two countries.")
            self.faults.append(Fault(line, words % {"area": area}))
            return None
        self.left_out += found is None
        return found

    def _is_first(self, row: Figure | Ratified, country: int, about: str) -> bool:
        apart = (row.year, row.sex, row.age) if isinstance(row, Figure) else ()
        key = (country, getattr(row, about), *apart)
        self._seen[key] += 1
        if self._seen[key] > 1:
            self.faults.append(Fault(row.line, _("The same value stands in an earlier row.")))
        return self._seen[key] == 1


def _key(value: Value) -> Key:
    if isinstance(value, DataPoint):
        return ("figure", value.country_id, value.series_id, value.year, value.sex, value.age)
    return ("ratification", value.country_id, value.convention_id)


def _compared(wanted: Sequence[Value], known: Mapping[Key, Value], left_out: int) -> Plan:
    new: list[Value] = []
    changed: list[tuple[Value, Value]] = []
    for value in wanted:
        there = known.get(_key(value))
        if there is None:
            new.append(value)
        elif _differs(there, value):
            changed.append((there, value))
    return Plan(new, changed, len(wanted) - len(new) - len(changed), left_out)


def _differs(one: Value, other: Value) -> bool:
    names = FIGURE_VALUES if isinstance(one, DataPoint) else RATIFICATION_VALUES
    return any(getattr(one, name) != getattr(other, name) for name in names)
