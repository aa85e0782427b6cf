"""The sheets of the spreadsheet template: what is exported is what can be imported (T17)."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.conf import settings
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override, pgettext_lazy

TEXT, LINES, CODES, LINKS, DAY, MONEY, FIGURE, YEAR, VISIBILITY = (
    "text",
    "lines",
    "codes",
    "links",
    "day",
    "money",
    "figure",
    "year",
    "visibility",
)
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Column:
    """`kind` says what a cell holds; `key` is the name in the code."""

    key: str
    label: Any
    kind: str = TEXT
    needed: bool = False


@dataclass(frozen=True)
class Sheet:
    key: str
    label: Any
    columns: tuple[Column, ...]


_ACTION = Column("action", _("Action (code)"), needed=True)
_INDICATOR = Column("indicator", _("Indicator (code)"), needed=True)
_YEAR = Column("year", _("Year"), YEAR, needed=True)
_FIGURE = Column("value", _("Value"), FIGURE, needed=True)
_SOURCE = Column("source", _("Source"))


def _summary(language: Any) -> Any:
    return format_lazy("{} ({})", _("Summary"), language)


# The first sheet has a field a row; the others have a column a field.
HEAD = Sheet(
    "roadmap",
    pgettext_lazy("sheet", "Roadmap"),
    (
        Column("title", _("Title"), needed=True),
        Column("language", _("Language of the original (code)"), needed=True),
        Column("vision", _("Vision")),
        Column("summary_fr", _summary(_("French"))),
        Column("summary_en", _summary(_("English"))),
        Column("summary_es", _summary(_("Spanish"))),
        Column("starts_on", _("Start"), DAY),
        Column("ends_on", _("End"), DAY),
    ),
)
PRIORITIES = Sheet(
    "priorities",
    pgettext_lazy("sheet", "Priorities"),
    (
        Column("number", _("Number"), needed=True),
        Column("title", _("Title"), needed=True),
        Column("text", _("Text")),
    ),
)
ACTIONS = Sheet(
    "actions",
    pgettext_lazy("sheet", "Actions"),
    (
        Column("priority", _("Priority (number)"), needed=True),
        Column("code", _("Code"), needed=True),
        Column("title", _("Title"), needed=True),
        Column("description", _("Description")),
        Column("by_government", _("Government"), LINES),
        Column("by_workers", _("Workers’ organisations"), LINES),
        Column("by_employers", _("Employers’ organisations"), LINES),
        Column("by_ngo", _("Non-governmental organisations"), LINES),
        Column("by_un", _("United Nations"), LINES),
        Column("starts_on", _("Start"), DAY),
        Column("ends_on", _("End"), DAY),
        Column("budget", _("Budget"), MONEY),
        Column("funded", _("Funded"), MONEY),
        Column("currency", _("Currency")),
        Column("beneficiaries", _("Beneficiaries")),
        Column("geography", _("Where")),
        Column("restricted", _("Visibility"), VISIBILITY, needed=True),
        Column("sdg_indicators", _("SDG indicators"), CODES),
        Column("conventions", _("Conventions"), CODES),
        Column("depends_on", _("Comes after (codes)"), LINKS),
    ),
)
INDICATORS = Sheet(
    "indicators",
    pgettext_lazy("sheet", "Indicators"),
    (
        _ACTION,
        Column("code", _("Code"), needed=True),
        Column("name", _("Indicator"), needed=True),
        Column("unit", _("Unit")),
        Column("baseline", _("Baseline"), FIGURE),
        Column("baseline_year", _("Year of the baseline"), YEAR),
        _SOURCE,
    ),
)
TARGETS = Sheet("targets", pgettext_lazy("sheet", "Targets"), (_ACTION, _INDICATOR, _YEAR, _FIGURE))
VALUES = Sheet("values", pgettext_lazy("sheet", "Values"), (_ACTION, _INDICATOR, _YEAR, _FIGURE, _SOURCE))
TABLES = (PRIORITIES, ACTIONS, INDICATORS, TARGETS, VALUES)
SHEETS = (HEAD, *TABLES)


@cache
def names_of(label: Any) -> frozenset[str]:
    """What a sheet or a heading may be called: in each of the three languages, whatever its capitals."""
    names = set()
    for code, _name in settings.LANGUAGES:
        with override(code):
            names.add(folded(label))
    return frozenset(names)


def escaped(text: str) -> str:
    """As the format wants text that looks like one of its own escapes, such as "_x000D_"."""
    return re.sub(r"_x(?=[0-9A-Fa-f]{4}_)", "_x005F_x", text)


def unescaped(text: str) -> str:
    """The other way round; what no text can hold is left out."""
    return re.sub(r"_x([0-9A-Fa-f]{4})_", lambda found: _character(int(found[1], 16)), text)


def _character(number: int) -> str:
    is_text = number in (9, 10, 13) or (number >= 32 and not 0xD800 <= number <= 0xDFFF)
    return chr(number) if is_text else ""


def folded(name: Any) -> str:
    return " ".join(str(name).split()).casefold()
