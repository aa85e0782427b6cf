"""Figures and ratifications from files: exact, all or nothing, again and again, and each keeps its source."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from alliance87.core.ledger import entries_of
from partners.models import Country
from pathfinders.domain.data.adapters import adapter_named, define_adapter
from pathfinders.domain.data.importing import import_country_data, preview_import
from pathfinders.domain.data.rows import FaultyFileError
from pathfinders.models import CountryName, DataPoint, ImportRun, Ratification
from tests.cast import make_user
from tests.pathfinders.data.conftest import DAY, RATIFICATIONS, SDG, counts

HEAD = SDG.splitlines()[0]


def kenya():
    return Country.objects.get(iso2="KE")


def faults_in(bring, content, adapter="sdg-csv", **options):
    with pytest.raises(FaultyFileError) as refusal:
        bring(content, adapter, **options)
    assert not ImportRun.objects.exists()
    assert not DataPoint.objects.exists()
    return [(each.line, str(each.words)) for each in refusal.value.faults]


@pytest.mark.rule("F12")
def test_each_figure_keeps_where_it_comes_from(bring, source, officer):
    run = bring(file_name="sdg-sample.csv")
    # No value, the national variant, the world, a territory, and a series that the portal does not follow.
    assert counts(run) == (6, 0, 0, 5)
    point = DataPoint.objects.get(country=kenya(), series__code="SL_TLF_CHLDEC", sex="both")
    assert (point.year, point.age, point.value, point.unit) == (2019, "5-17", Decimal("12.5"), "PERCENT")
    assert (point.source, point.run, point.retrieved_on) == (source, run, DAY)
    assert (point.origin, point.note) == ("Invented survey", "Invented, for a test")
    assert (run.imported_by, run.file_name, run.adapter) == (officer, "sdg-sample.csv", "sdg-csv")
    assert [entry.kind for entry in entries_of(run)] == ["pathfinders.data_imported"]


@pytest.mark.rule("F12")
def test_a_zero_is_a_value_and_a_gap_is_none(bring):
    bring()
    assert DataPoint.objects.get(country__iso2="AF").value == 0
    assert not DataPoint.objects.filter(country__iso2="CI").exists()


def test_importing_twice_changes_nothing(bring):
    first = bring()
    before = list(DataPoint.objects.order_by("pk").values())
    assert bring() == first
    assert list(DataPoint.objects.order_by("pk").values()) == before
    assert ImportRun.objects.count() == 1


@pytest.mark.rule("F12")
def test_an_older_value_stays_with_what_replaced_it(bring):
    first = bring()
    second = bring(SDG.replace(b"2019,12.5,", b"2019,13.5,"), retrieved_on=DAY + timedelta(days=30))
    assert counts(second) == (0, 1, 5, 5)
    old, new = DataPoint.objects.filter(country=kenya(), sex="both", series__code="SL_TLF_CHLDEC").order_by(
        "pk"
    )
    assert (old.value, old.run, old.replaced_by) == (Decimal("12.5"), first, second)
    assert (new.value, new.run, new.replaced_by) == (Decimal("13.5"), second, None)
    assert new.retrieved_on == DAY + timedelta(days=30)


def test_a_source_that_takes_its_correction_back_is_followed(bring):
    bring()
    bring(SDG.replace(b"2019,12.5,", b"2019,13.5,"))
    third = bring()
    assert counts(third) == (0, 1, 5, 5)
    assert DataPoint.objects.shown().get(country=kenya(), sex="both", age="5-17").value == Decimal("12.5")


def test_what_a_later_file_lacks_stays(bring):
    bring()
    lines = SDG.splitlines(keepends=True)
    assert counts(bring(b"".join(lines[:2]))) == (0, 0, 1, 0)
    assert DataPoint.objects.current().count() == 6


@pytest.mark.rule("F12")
def test_ratifications_under_other_names_and_codes(bring):
    run = bring(RATIFICATIONS, "ratifications-csv")
    # A row without a status, a territory, an instrument that the portal does not follow.
    assert counts(run) == (5, 0, 0, 3)
    found = {
        (each.country.iso2, each.convention.code): (each.state, each.on)
        for each in Ratification.objects.select_related("country", "convention")
    }
    assert found == {
        ("KE", "C138"): ("in_force", date(1979, 4, 9)),
        ("KE", "C182"): ("in_force", date(2001, 5, 7)),
        ("TR", "C138"): ("in_force", date(1998, 10, 30)),
        ("BD", "P029"): ("not_ratified", None),
        ("BO", "C029"): ("in_force", date(2005, 5, 31)),
    }


def test_every_fault_is_told_with_its_line_and_nothing_is_changed(bring):
    rows = (
        b",,,SL_TLF_CHLDEC,,404,Kenya,last year,12,,,,5-17,,BOTHSEX,PERCENT",
        b",,,SL_TLF_CHLDEC,,404,Kenya,2019,12 percent,,,,5-17,,BOTHSEX,PERCENT",
        b",,,SL_TLF_CHLDEC,,404,Kenya,2019,12,,,,5-17,,ALL,PERCENT",
        b",,,SL_TLF_CHLDEC,,404,Uganda,2018,12,,,,5-17,,BOTHSEX,PERCENT",
        b",,,SL_TLF_CHLDEC,,,Atlantis,2018,12,,,,5-17,,BOTHSEX,PERCENT",
        b",,,SL_TLF_CHLDEC,,404,Kenya,2018,12,,,,5-17,,BOTHSEX,PERCENT",
        b",,,SL_TLF_CHLDEC,,404,Kenya,2018,13,,,,5-17,,BOTHSEX,PERCENT",
        b",,,SL_TLF_CHLDEC,,404,Kenya,2017,Infinity,,,,5-17,,BOTHSEX,PERCENT",
    )
    assert faults_in(bring, b"\n".join([HEAD, *rows])) == [
        (2, "TimePeriod: “last year” is not a year."),
        (3, "Value: “12 percent” is not a number."),
        (4, "Sex: “ALL” is not known. Known are BOTHSEX, MALE and FEMALE."),
        (5, "The code and the name “Uganda” are those of two countries."),
        (6, "“Atlantis” is not in the list of countries. If it is another name of one, add it."),
        (8, "The same value stands in an earlier row."),
        (9, "Value: “Infinity” is not a number."),
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"", (0, "The file is empty.")),
        (b"\xff\xfe", (0, "The file is not UTF-8: byte 1 is wrong.")),
        (b"a\x00b", (0, "This is not a text file.")),
        (b"a,b\n1,2\n", (1, "The first line lacks these columns: SeriesCode, GeoAreaCode")),
        (HEAD + b"\n1,2\n", (2, "This row does not have as many values as the first line has columns.")),
        (HEAD + b'\n"1\n', (2, "This is not CSV: unexpected end of data")),
        (HEAD + b",Value\n", (1, "These columns stand twice: value")),
        (HEAD + b"\n", (0, "No row is about a State and a series that the portal follows.")),
    ],
)
def test_what_is_no_such_file_is_told_in_words(bring, content, expected):
    ((line, words),) = faults_in(bring, content)
    assert (line, words[: len(expected[1])]) == expected


def test_ratifications_that_cannot_be(bring):
    rows = ("Kenya,C138,soon,in force", "Kenya,C182,,ratified", "1,C138,1900-01-01,in force")
    content = "\n".join(["Country,Convention,Date,Status", *rows]).encode()
    assert faults_in(bring, content, "ratifications-csv") == [
        (2, "Date: “soon” is not a day such as 2008-11-12, or 12 Nov 2008."),
        (
            3,
            "Status: “ratified” is not known. Known are in force, not in force, not yet in force, denounced, "
            "not denounced, not ratified.",
        ),
        (4, "Date: “1900-01-01” is not a day such as 2008-11-12, or 12 Nov 2008."),
    ]


def test_a_day_to_come_is_refused(bring):
    tomorrow = timezone.localdate() + timedelta(days=2)
    assert faults_in(bring, SDG, retrieved_on=tomorrow) == [
        (0, "The day on which the file was retrieved is still to come.")
    ]


def test_a_name_that_was_added_is_understood(bring):
    row = HEAD + b"\n,,,SL_TLF_CHLDEC,,,Atlantis,2018,12,,,,5-17,,BOTHSEX,PERCENT\n"
    assert len(faults_in(bring, row)) == 1
    CountryName.objects.create(country=kenya(), kind="name", value="Atlantis", key="atlantis")
    assert counts(bring(row)) == (1, 0, 0, 0)


def test_a_preview_changes_nothing(source, officer):
    plan = preview_import(actor=officer, source=source, adapter=adapter_named("sdg-csv"), content=SDG)
    assert (len(plan.new), len(plan.changed), plan.same, plan.left_out) == (6, 0, 0, 5)
    assert not DataPoint.objects.exists()


def test_only_the_secretariat_imports(source):
    for role in ("follower", "chair"):
        with pytest.raises(PermissionDenied):
            import_country_data(
                actor=make_user(role),
                source=source,
                adapter=adapter_named("sdg-csv"),
                content=SDG,
                retrieved_on=DAY,
            )


def test_a_format_is_declared_once():
    with pytest.raises(ValueError):
        define_adapter("sdg-csv", "again", "", lambda content: None)
