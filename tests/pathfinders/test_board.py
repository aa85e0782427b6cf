"""The board of the monitoring group: who sees it, what it shows, and what it costs."""

import csv
import io
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from alliance87.core import rulesets
from alliance87.core.dates import today_in_geneva
from alliance87.core.months import add_months
from partners.domain.reference import load_regional_groups
from partners.models import Country, Organisation, OrganisationStatus, RegionalGroup
from pathfinders.domain.implementation.progress_notes import record_progress
from pathfinders.enums import Attention
from pathfinders.models import ActionProgress, Pathway, Roadmap, RoadmapAction, RoadmapPriority, YearlyReport
from pathfinders.queries.implementation.board import BoardFilters, board_lines, rows_of
from tests.pathfinders.implementing import SAID, action_of, hand_in, implement, make_monitoring

ACTIONS = 40


@pytest.fixture(autouse=True)
def _in_english(_clean_slate: None) -> None:
    translation.activate("en")


def long_ago(months: int) -> datetime:
    day = add_months(today_in_geneva(), -months)
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def names(filters: BoardFilters, reader: Any = None) -> list[str]:
    return [str(each.pathway.country) for each in rows_of(board_lines(filters, reader), filters)]


@pytest.fixture
def three(pathfinder_focal_point: Any) -> dict[str, Pathway]:
    """One that reported, one whose light is amber, one whose light is red."""
    rules = rulesets.in_force()
    amber, red = rules["pathfinders.reports.amber_months"], rules["pathfinders.reports.red_months"]
    made = {}
    for name, iso2, months in (("Alba", "XA", red), ("Brava", "XB", amber), ("Cora", "XC", red)):
        way, roadmap = implement(pathfinder_focal_point, granted_at=long_ago(months), name=name, iso2=iso2)
        ends = today_in_geneva() + timedelta(days=300)
        Roadmap.objects.filter(pk=roadmap.pk).update(ends_on=ends)
        made[name] = way
    hand_in(pathfinder_focal_point, made["Alba"])
    return made


@pytest.mark.rule("F9")
def test_late_ones_come_first(three: dict[str, Pathway]) -> None:
    assert names(BoardFilters()) == ["Cora", "Brava", "Alba"]
    assert names(BoardFilters(light="amber")) == ["Brava"]


@pytest.mark.rule("F9")
def test_countries_by_criterion(three: dict[str, Pathway], pathfinder_focal_point: Any) -> None:
    alba, brava = (three[name].roadmaps.get() for name in ("Alba", "Brava"))
    values = {**SAID, "status": "delayed", "percent": 5, "help_wanted": "Trainers"}
    record_progress(actor=pathfinder_focal_point, action=action_of(alba), values=values)
    Roadmap.objects.filter(pk=brava.pk).update(ends_on=today_in_geneva() - timedelta(days=1))
    found = {name: names(BoardFilters(criterion=name)) for name in Attention.values}
    assert found == {
        "report": ["Cora", "Brava"],
        "consultation": [],
        "actions": ["Alba"],
        "roadmap": ["Brava"],
        "help": ["Alba"],
    }


def test_groups_that_the_last_report_does_not_name(
    three: dict[str, Pathway], pathfinder_focal_point: Any
) -> None:
    hand_in(pathfinder_focal_point, three["Cora"], consulted=["workers"])
    assert names(BoardFilters(criterion="consultation")) == ["Cora"]
    line = next(each for each in board_lines(BoardFilters(), None) if each.missing)
    assert line.missing == ("employers", "ngo")


def test_a_region(three: dict[str, Pathway]) -> None:
    load_regional_groups()
    group = RegionalGroup.objects.first()
    Country.objects.filter(iso2="XC").update(regional_group=group)
    assert group is not None
    assert names(BoardFilters(region=group.code)) == ["Cora"]


def test_an_earlier_year_shows_what_was_true_then(pathfinder_focal_point: Any, at_instant: Any) -> None:
    at_instant(datetime(2026, 6, 1, 12, tzinfo=UTC))
    way, roadmap = implement(pathfinder_focal_point, granted_at=datetime(2024, 2, 1, 12, tzinfo=UTC))
    record_progress(actor=pathfinder_focal_point, action=action_of(roadmap), values=SAID)
    hand_in(pathfinder_focal_point, way)
    shown = []
    for year in (2023, 2024, 0):
        rows = rows_of(board_lines(BoardFilters(year=year), None), BoardFilters(year=year))
        shown.append([(row.line.number, row.progress.percent if row.progress else None) for row in rows])
    assert shown == [[], [(0, 0)], [(1, 20)]]


@pytest.mark.rule("F10")
def test_a_hidden_country_is_on_the_board_of_the_secretariat_alone(
    three: dict[str, Pathway], monitoring_member: Any, secretariat: Any
) -> None:
    make_monitoring(monitoring_member)
    Organisation.objects.filter(pathways=three["Cora"]).update(listing="hidden")
    assert names(BoardFilters(), monitoring_member) == ["Brava", "Alba"]
    assert names(BoardFilters(), secretariat) == ["Cora", "Brava", "Alba"]


@pytest.mark.rule("F10")
def test_only_the_monitoring_group_the_secretariat_and_the_country_see_the_light(
    three: dict[str, Pathway], monitoring_member: Any, client_of: Any, pathfinder_focal_point: Any
) -> None:
    make_monitoring(monitoring_member)
    address = reverse("pathfinders:monitoring")
    answers = {
        role: client_of(role).get(address).status_code
        for role in ("secretariat", "monitoring_member", "pathfinder_focal_point", "chair", "follower")
    }
    assert answers == {
        "secretariat": 200,
        "monitoring_member": 200,
        "pathfinder_focal_point": 404,
        "chair": 404,
        "follower": 404,
    }
    own = client_of("pathfinder_focal_point").get(
        reverse("pathfinders:implementation", args=[three["Brava"].public_id])
    )
    assert "It turns red on" in own.content.decode()


@pytest.mark.rule("F10")
def test_members_of_the_gcg_read_progress_and_no_light(
    three: dict[str, Pathway], body: Any, client_of: Any
) -> None:
    address = reverse("pathfinders:implementation", args=[three["Cora"].public_id])
    page = client_of(body.representative(5)).get(address).content.decode()
    assert "Implementation of the roadmap" in page
    assert "Light of the reports" not in page


@pytest.mark.rule("F10")
def test_the_public_reads_the_day_of_the_last_report_only(three: dict[str, Pathway], client_of: Any) -> None:
    OrganisationStatus.objects.bulk_create(
        OrganisationStatus(organisation=each.organisation, kind="pathfinder") for each in three.values()
    )
    pages = {
        name: client_of(None).get(reverse("pathfinders:status", args=[way.organisation.slug]))
        for name, way in three.items()
    }
    today = date_format(today_in_geneva(), "DATE_FORMAT")
    assert f"Last report: {today}" in pages["Alba"].content.decode()
    assert "Last report: none yet" in pages["Cora"].content.decode()
    assert all("light" not in page.content.decode().casefold() for page in pages.values())


def test_the_spreadsheet_says_what_the_board_says(
    three: dict[str, Pathway], secretariat: Any, client_of: Any
) -> None:
    Country.objects.filter(iso2="XC").update(name_en="=Cora")
    answer = client_of(secretariat).get(reverse("pathfinders:monitoring_csv"))
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [(row["country"], row["light"], row["why"], row["actions"]) for row in rows] == [
        ("'=Cora", "red", "never_over_red", "2"),
        ("Brava", "amber", "never_over_amber", "2"),
        ("Alba", "green", "reported", "2"),
    ]


def test_an_unknown_filter_filters_nothing(
    three: dict[str, Pathway], secretariat: Any, client_of: Any
) -> None:
    address = reverse("pathfinders:monitoring")
    answer = client_of(secretariat).get(address, {"light": "blue", "year": "soon", "region": "moon"})
    assert len(answer.context["rows"]) == 3


def many(count: int, focal_point: Any) -> None:
    """So many countries, each with forty actions of which something was said, and a report."""
    start = Country.objects.count()
    codes = [f"{chr(65 + n // 26)}{chr(97 + n % 26)}" for n in range(start, start + count)]
    countries = [Country(iso2=code, name_en=f"State {code}", name_fr=f"État {code}") for code in codes]
    for each in countries:
        each.set_sort_keys()
    countries = Country.objects.bulk_create(countries)
    organisations = Organisation.objects.bulk_create(
        Organisation(kind="country", country=each, slug=f"state-{each.iso2}-{start}", name_en=each.name_en)
        for each in countries
    )
    at = long_ago(14)
    ways = Pathway.objects.bulk_create(
        Pathway(
            country=country,
            organisation=partner,
            state="granted",
            opened_at=at,
            granted_at=at,
            decision="GCM/1",
        )
        for country, partner in zip(countries, organisations, strict=True)
    )
    roadmaps = Roadmap.objects.bulk_create(
        Roadmap(pathway=way, state="in_force", title="Roadmap", in_force_at=at) for way in ways
    )
    priorities = RoadmapPriority.objects.bulk_create(
        RoadmapPriority(roadmap=each, title="Schools") for each in roadmaps
    )
    actions = RoadmapAction.objects.bulk_create(
        RoadmapAction(roadmap=each.roadmap, priority=each, code=f"1.{n}", title="Open a school")
        for each in priorities
        for n in range(ACTIONS)
    )
    ActionProgress.objects.bulk_create(
        ActionProgress(action=each, recorded_by=focal_point, **SAID) for each in actions
    )
    YearlyReport.objects.bulk_create(
        YearlyReport(
            pathway=way,
            number=1,
            state="submitted",
            covers_from=at.date(),
            due_on=add_months(at.date(), 12),
            language="en",
            submitted_at=timezone.now(),
            submitted_by=focal_point,
            digest="0" * 64,
        )
        for way in ways
    )


def queries_of(client: Client, address: str) -> int:
    """How many the second reading makes: the first one may fill what is remembered for all."""
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def cost_of(client: Client, address: str) -> float:
    """The quickest of some answers, in the time of a page that stays as it is, taken in turn with it: a slow
    minute of the machine is slow for both."""
    steady = reverse("secretariat:about")
    taken, unit = [], []
    for _ in range(50):
        taken.append(work_on(client, address))
        unit.append(work_on(client, steady))
    return min(taken) / min(unit)


def work_on(client: Client, address: str) -> float:
    """Seconds of our own work: what else runs on the machine does not count."""
    start = time.thread_time()
    assert client.get(address).status_code == 200
    return time.thread_time() - start


@pytest.mark.slow
@pytest.mark.rule("F9")
def test_the_board_of_all_countries_costs_what_that_of_twenty_costs(
    secretariat: Any, pathfinder_focal_point: Any, client_of: Any
) -> None:
    address = reverse("pathfinders:monitoring")
    client = client_of(secretariat)
    many(20, pathfinder_focal_point)
    few_queries, few = queries_of(client, address), cost_of(client, address)
    many(173, pathfinder_focal_point)
    all_queries, whole = queries_of(client, address), cost_of(client, address)
    assert len(client.get(address).context["page"].paginator.object_list) == 193
    assert all_queries == few_queries <= 15
    assert whole <= 1.3 * few, f"{whole:.2f} for 193 countries, {few:.2f} for 20, in steady pages"
