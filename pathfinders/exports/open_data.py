"""The open data as files: tables in CSV, and a dictionary that says what each column holds."""

import csv
import hashlib
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.translation import gettext_lazy as _

from alliance87.core.languages import LANGUAGES
from alliance87.core.text import plain_cell
from pathfinders.queries.countries import open_data as data
from pathfinders.queries.countries import open_roadmaps

FRESH = 300  # seconds for which a copy on the way may be given out
NUMBERS = frozenset(("year", "value", "countries"))
CODE = _("code of the country, ISO 3166-1, two letters")
NAME = {f"name_{code}": _("name, in the language of the column") for code in LANGUAGES}
BODY = _("responsible bodies of this stakeholder group, one a line")
PROOF = {
    "source": _("short name of the source: see the table of sources"),
    "retrieved_on": _("day on which the value was taken from its source"),
    "licence": _("terms under which the value may be used again"),
}


@dataclass(frozen=True)
class Table:
    """A download: its columns, each with what it holds, and its rows."""

    name: str
    label: Any
    columns: dict[str, Any]
    rows: Callable[[], Iterable[dict[str, Any]]]


TABLES = {
    table.name: table
    for table in (
        Table(
            "countries",
            _("Countries and their status"),
            {
                "code": CODE,
                "iso3": _("code of three letters, ISO 3166-1"),
                "m49": _("code of the United Nations Statistics Division"),
                **NAME,
                "regional_group": _("regional group of the United Nations"),
                "status": _("implementing, pathfinder, partner or none"),
                "since": _("pathfinder country since: a day, a year, or nothing where it is not known"),
                "decision": _("published decision that granted the status"),
            },
            data.country_rows,
        ),
        Table(
            "roadmaps",
            _("Roadmaps"),
            {
                "roadmap": _("names the roadmap, also in the table of actions"),
                "country": CODE,
                "state": _("in_force or replaced"),
                "title": _("title, in the language of the original"),
                "language": _("code of the language of the original"),
                **{f"summary_{code}": _("summary, in the language of the column") for code in LANGUAGES},
                "starts_on": _("first day"),
                "ends_on": _("last day"),
                "in_force_since": _("day from which it is in force"),
            },
            open_roadmaps.roadmap_rows,
        ),
        Table(
            "actions",
            _("Actions of roadmaps"),
            {
                "roadmap": _("names the roadmap"),
                "country": CODE,
                "priority": _("priority that the action belongs to"),
                "action": _("code of the action within its roadmap"),
                "title": _("title, in the language of the original"),
                "language": _("code of the language of the original"),
                **dict.fromkeys(open_roadmaps.BODIES, BODY),
                "starts_on": _("first day"),
                "ends_on": _("last day"),
                "budget": _("what it costs; nothing where nobody said"),
                "funded": _("what is funded"),
                "currency": _("currency of the amounts, ISO 4217"),
                "beneficiaries": _("whom it is for"),
                "geography": _("where in the country"),
                "sdg_indicators": _("indicators of the Sustainable Development Goals"),
                "conventions": _("codes of the instruments"),
                "status": _("where it stands, as the country says"),
                "percent": _("how far it has come, in percent, as the country says"),
            },
            open_roadmaps.action_rows,
        ),
        Table(
            "figures",
            _("Figures"),
            {
                "country": CODE,
                "series": _("code of the series"),
                "indicator": _("indicator of the Sustainable Development Goals"),
                "year": _("year of the value"),
                "sex": _("both, male or female"),
                "age": _("ages, in years; nothing for all ages"),
                "value": _("the value; what is not there is not known, which is not zero"),
                "unit": _("unit, as the source names it"),
                "survey": _("survey or register that the source names"),
                "note": _("note of the source"),
                **PROOF,
            },
            data.figure_rows,
        ),
        Table(
            "ratifications",
            _("Ratifications"),
            {
                "country": CODE,
                "convention": _("code of the instrument"),
                "status": _("in_force, pending, denounced or not_ratified"),
                "date": _("date of the ratification or denunciation"),
                **PROOF,
            },
            data.ratification_rows,
        ),
        Table(
            "indicators",
            _("Series of figures"),
            {
                "series": _("code of the series"),
                "indicator": _("indicator of the Sustainable Development Goals"),
                **NAME,
            },
            data.series_rows,
        ),
        Table(
            "sources",
            _("Sources of data"),
            {
                "source": _("short name of the source"),
                **NAME,
                "address": _("where the source is"),
                "licence": _("terms under which its values may be used again"),
                "licence_address": _("where these terms are"),
            },
            data.source_rows,
        ),
    )
}
DICTIONARY = ("table", "column", "meaning")


def as_csv(table: Table) -> bytes:
    """All rows, with a byte order mark for spreadsheets; no cell can be taken for a formula."""
    return write_csv(tuple(table.columns), table.rows())


def dictionary_as_csv() -> bytes:
    """What each column of each table holds, in the reader's language."""
    rows = (
        {"table": table.name, "column": column, "meaning": str(meaning)}
        for table in TABLES.values()
        for column, meaning in table.columns.items()
    )
    return write_csv(DICTIONARY, rows)


def write_csv(columns: Iterable[str], rows: Iterable[dict[str, Any]]) -> bytes:
    """A table with these columns."""
    names = tuple(columns)
    file = io.StringIO()
    writer = csv.DictWriter(file, names, extrasaction="ignore", lineterminator="\r\n")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(name, row[name]) for name in names})
    return file.getvalue().encode("utf-8-sig")


def _cell(name: str, value: Any) -> str:
    """Numbers stay numbers, also below zero; what is text is never a formula."""
    if name in NUMBERS and value != "":
        return str(value if isinstance(value, int) else Decimal(value))
    return plain_cell(value)


def for_everybody(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer as any cache and any program may keep it, or 304 when the reader has it already."""
    etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
    response["ETag"] = etag
    response["Access-Control-Allow-Origin"] = "*"
    patch_cache_control(response, public=True, max_age=FRESH)
    answer = get_conditional_response(request, etag=etag, response=response)
    return answer if isinstance(answer, HttpResponse) else response
