"""What a table would change: new partners, columns that differ, and every fault. For the preview and for the
import alike, so that what was shown is what happens."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_noop

from alliance87.core.dates import today_in_geneva
from alliance87.core.text import fold
from partners.domain.importing.reading import Fault, Table
from partners.enums import KINDS_OF_ONE_COUNTRY, Listing, PartnerKind
from partners.models import Country, Organisation, Topic
from partners.queries.partner_table import (
    COLUMNS,
    KEY,
    LISTING,
    MISSIONS,
    NAMES,
    TOLD_BY_NAME_ALONE,
    rows_of,
)

NO_KEY = gettext_noop("No organisation has this key.")
TWICE = gettext_noop("The key stands in the file twice.")
NO_NAME = gettext_noop("A name in one language at least is needed.")
LONG_NAME = gettext_noop("A name has 200 characters at most.")
LONG_TEXT = gettext_noop("A mission has 3000 characters at most.")
BAD_KIND = gettext_noop("There is no such kind.")
BAD_COUNTRY = gettext_noop("No country has this code.")
NEEDS_COUNTRY = gettext_noop("A country is named by its code.")
BAD_SITE = gettext_noop("This is no address of a website.")
BAD_TOPIC = gettext_noop("There is no such topic.")
BAD_LISTING = gettext_noop("There is no such listing: public, name_only or hidden.")
BAD_DAY = gettext_noop("Neither a past day written as 2026-03-31 nor a year.")
NO_DAY = gettext_noop("The organisation is no partner: its first day cannot be written here.")
KNOWN = gettext_noop("An organisation of this name is there already: use its key, or merge later.")
PROGRESS_EVERY = 500
IDENTITY = (*NAMES, "kind", "country")  # what one officer does not change alone (P6)

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Change:
    """One row that makes a partner (no organisation yet) or changes one; `columns` differ."""

    number: int
    organisation: Organisation | None
    values: dict[str, str]
    columns: tuple[str, ...]


@dataclass
class Plan:
    changes: list[Change] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)

    @property
    def new(self) -> int:
        return sum(each.organisation is None for each in self.changes)

    @property
    def changed(self) -> int:
        return len(self.changes) - self.new

    @property
    def identities(self) -> int:
        """How many partners would have another name, kind or country."""
        known = (each for each in self.changes if each.organisation is not None)
        return sum(bool({*IDENTITY} & {*each.columns}) for each in known)


class Planner:
    """Knows what is there, in six queries whatever the length of the table."""

    def __init__(self) -> None:
        everybody = Organisation.objects.filter(succession__isnull=True)
        self._known = {each.slug: each for each in everybody.select_related("country")}
        self._rows = {row[KEY]: row for row in rows_of(everybody, whole=True)}
        self._names = {pair for row in self._rows.values() for pair in _names_in(row)}
        self._countries = set(Country.objects.values_list("iso2", flat=True))
        self._topics = set(Topic.objects.values_list("slug", flat=True))
        self._today = today_in_geneva()
        self._seen: set[str] = set()
        self._checks = self._known_checks()

    def plan(self, table: Table, progress: Progress = lambda done: None) -> Plan:
        plan = Plan(faults=list(table.faults))
        for done, (number, values) in enumerate(table.rows, 1):
            faults = self._plan_row(plan, number, values)
            plan.faults += [(number, column, words, found[:80]) for column, words, found in faults]
            if done % PROGRESS_EVERY == 0:
                progress(done)
        return plan

    def _plan_row(self, plan: Plan, number: int, values: dict[str, str]) -> list[tuple[str, str, str]]:
        key = values[KEY]
        if not key:
            return self._plan_new(plan, number, values)
        if key in self._seen:
            return [(KEY, TWICE, key)]
        self._seen.add(key)
        organisation = self._known.get(key)
        if organisation is None:
            return [(KEY, NO_KEY, key)]
        columns = self._differing(organisation, values)
        if not columns:
            return []
        after = {**self._rows[key], **{name: values[name] for name in columns}}
        faults = self._faults(after, columns)
        if "partner_since" in columns and not self._rows[key]["partner_since"]:
            faults.append(("partner_since", NO_DAY, values["partner_since"]))
        if not faults:
            plan.changes.append(Change(number, organisation, after, columns))
        return faults

    def _differing(self, organisation: Organisation, values: dict[str, str]) -> tuple[str, ...]:
        """What the export leaves blank of a partner that is listed by name says nothing, and neither does a
        blank listing."""
        stands = self._rows[organisation.slug]
        tells_all = organisation.listing == Listing.PUBLIC
        return tuple(
            name
            for name in COLUMNS
            if name in values
            and values[name] != stands[name]
            and (values[name] or name != LISTING)
            and (tells_all or values[name] or name in TOLD_BY_NAME_ALONE)
        )

    def _plan_new(self, plan: Plan, number: int, values: dict[str, str]) -> list[tuple[str, str, str]]:
        """P5: one of which the table does not say how it is listed is shown to nobody: it can be shown later,
        and what was seen cannot be unseen."""
        whole = {name: values.get(name, "") for name in COLUMNS}
        whole[LISTING] = whole[LISTING] or Listing.HIDDEN.value
        faults = self._faults(whole, tuple(name for name in COLUMNS if name != KEY))
        names = _names_in(whole)
        if names & self._names:
            faults.append(("name", KNOWN, next(iter(names & self._names))[0]))
        if not faults:
            self._names |= names
            plan.changes.append(Change(number, None, whole, tuple(COLUMNS)))
        return faults

    def _faults(self, row: dict[str, str], columns: tuple[str, ...]) -> list[tuple[str, str, str]]:
        """What is wrong with the row as it would be, of the columns that are written."""
        found = [(name, words, row[name]) for name in columns if (words := self._fault_of(name, row))]
        if not any(row[name] for name in NAMES):
            found.append(("name", NO_NAME, ""))
        if row["kind"] in KINDS_OF_ONE_COUNTRY and not row["country"]:
            found.append(("country", NEEDS_COUNTRY, ""))
        return found

    def _fault_of(self, name: str, row: dict[str, str]) -> str:
        is_right, words = self._checks[name]
        return "" if is_right(row[name]) else words

    def _known_checks(self) -> dict[str, tuple[Callable[[str], bool], str]]:
        """By column what its cells must be, and what to say of those that are not."""
        kinds, listings = frozenset(PartnerKind.values), frozenset(Listing.values)
        return {
            "kind": (kinds.__contains__, BAD_KIND),
            "other_kinds": (lambda value: kinds >= {*value.split()}, BAD_KIND),
            "country": (lambda value: not value or value in self._countries, BAD_COUNTRY),
            "website": (lambda value: not value or _is_site(value), BAD_SITE),
            "topics": (lambda value: self._topics >= {*value.split()}, BAD_TOPIC),
            LISTING: (listings.__contains__, BAD_LISTING),
            "partner_since": (lambda value: not value or self._is_day(value), BAD_DAY),
            **dict.fromkeys(NAMES, (lambda value: len(value) <= 200, LONG_NAME)),
            **dict.fromkeys(MISSIONS, (lambda value: len(value) <= 3000, LONG_TEXT)),
        }

    def _is_day(self, text: str) -> bool:
        day = first_day(text)
        return day is not None and day <= self._today


def first_day(text: str) -> date | None:
    """A day, or the first of a year; None when it is neither."""
    try:
        return date(int(text), 1, 1) if len(text) == 4 and text.isdecimal() else date.fromisoformat(text)
    except ValueError:
        return None


def _is_site(text: str) -> bool:
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError:
        return False
    return len(text) <= 200


def _names_in(row: dict[str, str]) -> set[tuple[str, str]]:
    """Names with their country, as double registrations are known by."""
    return {(fold(row[name]), row["country"]) for name in NAMES if row[name]}
