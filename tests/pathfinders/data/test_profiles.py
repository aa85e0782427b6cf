"""The matching and the speed of the importer on a large real file, which is read where it is present and is
no part of the portal."""

import os
import time
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError

from pathfinders.domain.data.importing import import_country_data
from pathfinders.domain.data.rows import FaultyFileError
from pathfinders.domain.data.sources import approve_source
from pathfinders.models import DataPoint, DataSource, Ratification
from tests.pathfinders.data.conftest import DAY, counts
from tests.pathfinders.data.profiles import PROFILES

FOLDER = Path(__file__).resolve().parents[4] / "shared" / "data" / "country-profiles"
# In CI the file has to be there: a skip that nobody sees would hide that nothing was tried.
needs_the_files = pytest.mark.skipif(
    not FOLDER.exists() and not os.environ.get("CI"),
    reason=f"the public file, no part of the portal, is not here: {FOLDER}; the importer is not tried",
)
LONGEST = 10  # seconds for the whole file
BOMB = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;&b;&b;&b;&b;">]>
<Countries><Country><Name>&c;</Name></Country></Countries>"""
OUTSIDE = b"""<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]>
<Countries><Country><Name>&x;</Name></Country></Countries>"""


@pytest.fixture
def assessments(reference) -> DataSource:
    return DataSource.objects.create(
        slug="profiles", name="Profiles", kind="foreign", licence="Public", address="https://example.org"
    )


def run(officer, source, content):
    return import_country_data(
        actor=officer, source=source, adapter=PROFILES, content=content, retrieved_on=DAY
    )


@needs_the_files
@pytest.mark.slow
@pytest.mark.rule("F12")
def test_the_whole_file_of_2021(officer, assessments):
    content = (FOLDER / "countries_2021.xml").read_bytes()
    began = time.perf_counter()
    done = run(officer, assessments, content)
    assert time.perf_counter() - began < LONGEST
    # 143 entries: 101 shares and 5 times "no" of States; left out are 33 entries without either, and 2 shares
    # and 11 times "no" of areas that are no member States.
    assert counts(done) == (106, 0, 0, 46)
    values = dict(DataPoint.objects.values_list("country__iso2", "value"))
    spots = {"BO": "15.4", "MM": "0.4", "CI": "25.6", "CD": "17.4", "CG": "25.4", "KG": "34", "TZ": "20.4"}
    assert {code: values[code] for code in spots} == {code: Decimal(value) for code, value in spots.items()}
    assert len(values) == 101
    assert not values.keys() & {"CN", "RU", "TR", "VN"}  # entries without content say nothing
    told = set(Ratification.objects.values_list("country__iso2", "convention__code"))
    assert ("SO", "C138") in told
    assert counts(run(officer, assessments, content)) == counts(done)
    assert DataPoint.objects.count() == 101


@needs_the_files
@pytest.mark.slow
def test_a_file_that_contradicts_itself_is_refused_as_a_whole(officer, assessments):
    """The file of 2020 knows every area, but gives two countries two shares of the same children."""
    with pytest.raises(FaultyFileError) as refusal:
        run(officer, assessments, (FOLDER / "countries_2020.xml").read_bytes())
    assert [(each.line, each.words) for each in refusal.value.faults] == [
        (97, "The same value stands in an earlier row."),
        (113, "The same value stands in an earlier row."),
    ]
    assert not DataPoint.objects.exists()


@pytest.mark.rule("F12")
def test_another_governments_assessment_is_never_approved(officer, assessments):
    with pytest.raises(ValidationError):
        approve_source(actor=officer, source=assessments)
    assert DataSource.objects.approved().count() == 0


@pytest.mark.parametrize("content", [BOMB, OUTSIDE, b"<Countries><Country>", b"no XML"])
def test_bombs_and_what_lies_outside_the_file_are_refused(officer, assessments, content):
    with pytest.raises(FaultyFileError) as refusal:
        run(officer, assessments, content)
    assert str(refusal.value.faults[0].words).startswith("This XML is refused: ")
    assert not DataPoint.objects.exists()
