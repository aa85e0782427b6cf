"""The lines of a list of readers, read one by one: what each says, or what is wrong with it."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext_noop

from partners.enums import PartnerKind
from partners.models import Country, Topic
from secretariat.enums import Frequency
from secretariat.validators import validate_address

COLUMNS = ("email", "language", "frequency", "country", "category", "topics", "consented_on", "proof")
LANGUAGES = ("", "fr", "en", "es")
NOT_TEXT = gettext_noop("The file is not text in UTF-8.")
NO_COLUMNS = gettext_noop("The first line does not name the columns.")
BAD_ADDRESS = gettext_noop("not an e-mail address that mail can be sent to")
TWICE = gettext_noop("the address stands in the list twice")
BAD_LANGUAGE = gettext_noop("the language is none of fr, en, es")
BAD_FREQUENCY = gettext_noop("how often is neither monthly nor quarterly")
BAD_COUNTRY = gettext_noop("no country has this code")
BAD_CATEGORY = gettext_noop("there is no such category")
BAD_TOPIC = gettext_noop("there is no such topic")
BAD_DAY = gettext_noop("the day of the consent is no past day written as 2026-03-31")
NO_PROOF = gettext_noop("nothing says how the consent can be proved")


class ListFaultError(Exception):
    """The file as a whole cannot be read; the message is a msgid."""


@dataclass(frozen=True)
class Row:
    """One line of the file; `fault` is a msgid, or empty."""

    line: int
    email: str
    values: dict[str, Any]
    topics: list[int]
    consented_on: date | None
    proof: str
    fault: str = ""


class ListReader:
    """Reads each line of a CSV file (RFC 4180, UTF-8, comma or semicolon). Raises ListFaultError when it is
    no such file. Two queries, whatever its length."""

    def __init__(self, content: bytes) -> None:
        try:
            text = content.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise ListFaultError(NOT_TEXT) from error
        if "\0" in text:  # no text, and PostgreSQL would not take it
            raise ListFaultError(NOT_TEXT)
        head = text.partition("\n")[0]
        self._lines = csv.DictReader(io.StringIO(text, newline=""), delimiter=";" if ";" in head else ",")
        if not {"email", "consented_on", "proof"} <= set(self._lines.fieldnames or ()):
            raise ListFaultError(NO_COLUMNS)
        self._countries = dict(Country.objects.values_list("iso2", "pk"))
        self._topics = dict(Topic.objects.values_list("slug", "pk"))
        self._today = timezone.localdate()
        self._seen: set[str] = set()

    def __iter__(self) -> Iterator[Row]:
        try:
            for cells in self._lines:
                yield self._row(
                    self._lines.line_num, {key: (cells.get(key) or "").strip() for key in COLUMNS}
                )
        except csv.Error as error:
            raise ListFaultError(NOT_TEXT) from error

    def _row(self, line: int, cells: dict[str, str]) -> Row:
        email = cells["email"].lower()
        slugs = cells["topics"].replace(";", " ").split()
        row = Row(
            line=line,
            email=email,
            values={
                "language": cells["language"] or "fr",
                "frequency": cells["frequency"] or Frequency.MONTHLY,
                "country_id": self._countries.get(cells["country"].upper()),
                "category": cells["category"],
            },
            topics=[self._topics[slug] for slug in slugs if slug in self._topics],
            consented_on=_day(cells["consented_on"]),
            proof=cells["proof"][:300],
            fault=self._fault(email, cells, slugs),
        )
        self._seen.add(email)
        return row

    def _fault(self, email: str, cells: dict[str, str], slugs: list[str]) -> str:
        day = _day(cells["consented_on"])
        faults = (
            (not _is_address(email), BAD_ADDRESS),
            (email in self._seen, TWICE),
            (cells["language"] not in LANGUAGES, BAD_LANGUAGE),
            (cells["frequency"] not in ("", *Frequency.values), BAD_FREQUENCY),
            (bool(cells["country"]) and cells["country"].upper() not in self._countries, BAD_COUNTRY),
            (cells["category"] not in ("", *PartnerKind.values), BAD_CATEGORY),
            (any(slug not in self._topics for slug in slugs), BAD_TOPIC),
            (day is None or day > self._today, BAD_DAY),
            (not cells["proof"], NO_PROOF),
        )
        return next((words for is_wrong, words in faults if is_wrong), "")


def _is_address(email: str) -> bool:
    try:
        validate_address(email)
    except ValidationError:
        return False
    return True


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
