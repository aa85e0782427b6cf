"""Statistics of the partners over the years, from their dated statuses (P5, P9)."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from partners.models import Organisation, RegionalGroup
from partners.queries.statistics import partner_statistics
from tests.partners.initiating import country
from tests.partners.proposing import make_partner

pytestmark = pytest.mark.django_db
TODAY = date(2026, 5, 1)


def partner(slug: str, since: date | None, until: date | None = None, **fields: Any) -> Organisation:
    made = make_partner(slug)
    Organisation.objects.filter(pk=made.pk).update(**fields)
    made.statuses.update(valid_from=since, valid_to=until)
    return made


@pytest.fixture
def years(db: None) -> None:
    region = RegionalGroup.objects.create(code="north", name="North")
    land = country()
    land.regional_group = region
    land.save()
    partner("first", date(2024, 12, 31), kind="donor", country=land)
    partner("left", date(2024, 2, 29), date(2025, 12, 30))
    partner("last-day", date(2025, 1, 1), date(2025, 12, 31))
    partner("hidden", date(2026, 4, 30), listing="hidden", country=land)
    partner("to-come", date(2026, 5, 2))


@pytest.mark.rule("P9", "P5")
def test_the_last_day_of_each_year_and_today(years: None) -> None:
    found = partner_statistics(TODAY)
    assert found.days == [date(2024, 12, 31), date(2025, 12, 31), TODAY]
    assert found.totals == [2, 2, 2]
    numbers = {line.key: line.numbers for line in (*found.by_kind, *found.by_region) if any(line.numbers)}
    assert numbers == {
        "donor": [1, 1, 1],
        "civil_society": [1, 1, 1],
        "north": [1, 1, 2],
        "": [1, 1, 0],
    }


def test_it_agrees_with_the_directory_of_the_day(years: None) -> None:
    found = partner_statistics(TODAY)
    counted = [Organisation.objects.partners(day).count() for day in found.days]
    assert found.totals == counted


def test_an_unknown_day_is_counted_from_the_first_year_and_told(years: None) -> None:
    partner("undated", None)
    found = partner_statistics(TODAY)
    assert (found.undated, found.totals) == (1, [3, 3, 3])


def test_nobody_yet(db: None) -> None:
    found = partner_statistics(TODAY)
    assert (found.days, found.totals) == ([TODAY], [0])


def test_the_file_adds_up_to_the_page(years: None, client_of: Any) -> None:
    RegionalGroup.objects.update(name_en="+North", name="+North")
    with translation.override("en"):
        answer = client_of("secretariat").get(reverse("partners:statistics_csv"))
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head == ["Day", "Kind", "Region", "Partners"]
    assert ["2024-12-31", "Public or private donor", "'+North", "1"] in rows
    assert sum(int(row[3]) for row in rows) == sum(partner_statistics(timezone.localdate()).totals)
