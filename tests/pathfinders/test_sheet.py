"""The spreadsheet of a roadmap: out and in gives no difference, and a bad one says what is wrong where."""

import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from pathfinders.domain.roadmap.plan import Plan
from pathfinders.exports.roadmap_xlsx import workbook_of
from pathfinders.forms.roadmap.assembling import plan_from
from pathfinders.forms.roadmap.sheet import RowFault, read_tables
from tests.pathfinders.plans import PLAN, SCHOOLS, plans


@pytest.fixture(autouse=True)
def _in_english() -> None:
    translation.activate("en")


def read(content: bytes) -> tuple[Plan | None, list[RowFault]]:
    return plan_from(read_tables(BytesIO(content), "roadmap.xlsx"))


def changed(change: Callable[[Any], None], plan: Plan = PLAN) -> bytes:
    """The workbook of the plan after somebody worked on it."""
    book = load_workbook(BytesIO(workbook_of(plan)))
    change(book)
    kept = BytesIO()
    book.save(kept)
    return kept.getvalue()


def put(sheet: str, cell: str, value: Any) -> Callable[[Any], None]:
    def change(book: Any) -> None:
        book[sheet][cell] = value

    return change


@pytest.mark.rule("T17")
@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_out_in_one_language_and_in_under_another_is_the_same_roadmap(language: str) -> None:
    with translation.override(language):
        content = workbook_of(PLAN)
    assert read(content) == (PLAN, [])


@settings(max_examples=10, deadline=None)
@given(plans())
def test_out_and_in_loses_nothing(plan: Plan) -> None:
    book = load_workbook(BytesIO(workbook_of(plan)))
    assert not any(cell.data_type == "f" for page in book for row in page for cell in row)
    found, faults = read(workbook_of(plan))
    if found is not None:
        assert found == plan
    else:  # what chance wrote cannot stand in a roadmap, and says so
        assert {each.row for each in faults} == {0}


@pytest.mark.parametrize("words", ["_x000D_", "a_x005F_x000D_b", "_x_"])
def test_what_looks_like_an_escape_of_the_format_comes_back_unchanged(words: str) -> None:
    plan = replace(PLAN, vision=words)
    assert read(workbook_of(plan)) == (plan, [])


@pytest.mark.parametrize("words", ["=1+1", "+41 22", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_what_looks_like_a_formula_leaves_as_text_and_comes_back_unchanged(words: str) -> None:
    plan = replace(PLAN, vision=words)
    cell = load_workbook(BytesIO(workbook_of(plan)))["Roadmap"]["B3"]
    assert (cell.value, cell.data_type, bool(cell.quotePrefix)) == (words, "s", True)
    assert read(workbook_of(plan)) == (plan, [])


def merge(book: Any) -> None:
    book["Actions"].merge_cells("A2:A3")


def drop(book: Any) -> None:
    del book["Indicators"]


def rename(book: Any) -> None:
    book["Priorities"]["B1"] = "Heading"


def percentage(book: Any) -> None:
    book["Targets"]["D2"] = 1.5
    book["Targets"]["D2"].number_format = "0%"


@pytest.mark.parametrize(
    ("change", "sheet", "row", "words"),
    [
        (merge, "Actions", 2, "The cells A2:A3 are merged: split them and fill in each row."),
        (drop, "Indicators", 0, "This sheet is missing."),
        (rename, "Priorities", 1, "The column “Title” is missing."),
        (
            put("Actions", "J2", "1 March 2026"),
            "Actions",
            2,
            "Start (J2): “1 March 2026” as text; please enter it as a date, so that no one has to guess",
        ),
        (put("Actions", "L2", "a million"), "Actions", 2, "Budget (L2): “a million”, which is no number"),
        (put("Actions", "L2", "=1+1"), "Actions", 2, "Budget (L2): a formula; please paste its result"),
        (put("Actions", "Q3", None), "Actions", 3, "Visibility (Q3): nothing; this has to be filled in"),
        (
            put("Actions", "Q3", "secret"),
            "Actions",
            3,
            "Visibility (Q3): “secret”; please write Public or Restricted",
        ),
        (put("Actions", "A4", 9), "Actions", 4, "There is no priority with the number 9."),
        (put("Actions", "B4", "1.1"), "Actions", 0, "Two actions have the code 1.1."),
        (put("Actions", "T2", "2.1"), "Actions", 0, "These actions wait for each other: 1.1 → 2.1 → 1.1."),
        (
            put("Actions", "N2", "dollar"),
            "Actions",
            2,
            "currency: Please give the three letters of the currency, such as “USD”. "
            "Ensure this value has at most 3 characters (it has 6).",
        ),
        (
            put("Indicators", "E2", 112),
            "Actions",
            0,
            "Action 1.1: a percentage is between 0 and 100 (a, 112).",
        ),
        (percentage, "Actions", 0, "Action 1.1: a percentage is between 0 and 100 (a, 150)."),
        (put("Targets", "C2", "soon"), "Targets", 2, "Year (C2): “soon”, which is no year"),
        (
            put("Actions", "K2", date.max),
            "Actions",
            0,
            "A day of a roadmap is between 1990 and 2100 (9999-12-31).",
        ),
        (put("Targets", "B2", "z"), "Targets", 2, "There is no indicator 1.1/z."),
        (put("Indicators", "A2", "7"), "Indicators", 2, "There is no action with the code 7."),
        (put("Roadmap", "A1", "Name"), "Roadmap", 0, "The row “Title” is missing."),
    ],
)
def test_a_bad_sheet_says_what_is_wrong_and_where(
    change: Callable[[Any], None], sheet: str, row: int, words: str
) -> None:
    plan, faults = read(changed(change))
    assert plan is None
    assert RowFault(sheet, row, words) in faults


@pytest.mark.parametrize(
    ("change", "places"),
    [
        (put("Actions", "L2", "a million"), [("Actions", 2)]),
        (put("Priorities", "B2", None), [("Priorities", 2)]),
        (drop, [("Indicators", 0)]),
        (lambda book: book.remove(book["Actions"]), [("Actions", 0)]),
    ],
    ids=["action", "priority", "indicators", "actions"],
)
def test_what_hangs_on_something_faulty_is_not_blamed_as_well(
    change: Callable[[Any], None], places: list[tuple[str, int]]
) -> None:
    _plan, faults = read(changed(change))
    assert [(each.sheet, each.row) for each in faults] == places


def test_a_number_without_an_end_is_no_year_and_no_figure() -> None:
    """Written into the file itself: no program would save it."""
    kept = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(changed(put("Targets", "C2", 20271)))) as book,
        zipfile.ZipFile(kept, "w") as new,
    ):
        for name in book.namelist():
            new.writestr(name, book.read(name).replace(b"<v>20271</v>", b"<v>1e999</v>"))
    plan, faults = read(kept.getvalue())
    assert plan is None
    assert RowFault("Targets", 2, "Year (C2): “inf”, which is no year") in faults


def test_a_figure_that_is_shown_as_a_percentage_is_one() -> None:
    def change(book: Any) -> None:
        book["Indicators"]["E2"] = 0.125
        book["Indicators"]["E2"].number_format = "0.0%"

    assert read(changed(change)) == (PLAN, [])


def test_what_a_ministry_adds_is_read() -> None:
    def change(book: Any) -> None:
        book["Actions"]["C2"] = "Open many schools"
        book["Actions"]["K2"] = date(2030, 1, 31)
        book["Actions"].append([])

    plan, faults = read(changed(change))
    assert faults == []
    assert plan is not None
    assert next(plan.actions) == replace(SCHOOLS, title="Open many schools", ends_on=date(2030, 1, 31))


def with_member(name: str, content: bytes) -> bytes:
    """A workbook in which one member of the archive is another."""
    kept = BytesIO()
    with zipfile.ZipFile(BytesIO(workbook_of(PLAN))) as old, zipfile.ZipFile(kept, "w", 8) as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return kept.getvalue()


BOMB = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
OUTSIDE = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (with_member("xl/workbook.xml", BOMB), "doctype"),
        (with_member("xl/worksheets/sheet1.xml", OUTSIDE), "doctype"),
        (with_member("xl/workbook.xml", BOMB.decode().encode("utf-16")), "doctype"),
        (with_member("xl/workbook.xml", b"<workbook"), "damaged"),
        (b"PK\x03\x04 nothing", "damaged"),
        (b"code;title", "disagrees"),
    ],
    ids=["entities", "outside", "utf-16", "no-workbook", "torn", "csv"],
)
def test_what_is_no_sound_workbook_is_refused_as_a_whole(content: bytes, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        read(content)
    assert refused.value.code == code


def test_an_empty_workbook_names_every_sheet() -> None:
    kept = BytesIO()
    Workbook().save(kept)
    _plan, faults = read(kept.getvalue())
    assert [each.sheet for each in faults] == [
        "Roadmap",
        "Priorities",
        "Actions",
        "Indicators",
        "Targets",
        "Values",
    ]
