"""Each public list as a file in three forms: what everybody may read, and no cell that computes (P5)."""

import csv
import io
import json
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from partners.models import Group, Organisation
from partners.queries.group_work import public_workplans
from partners.queries.groups import groups_to_export
from tests.partners.group_working import at_work, join, partner_of, plan
from tests.partners.initiating import draft_initiative, publish, publish_practice
from tests.partners.trading import post, run_pilot

FORMULA = "=SUM(A1)"


def get(name: str, form: str, *args: str, reader: Any = None) -> bytes:
    return (reader or Client()).get(reverse(f"partners:{name}", args=[*args, form])).content


def lines(name: str, *args: str, **given: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(get(name, "csv", *args, **given).decode("utf-8-sig"))))


def sheet(name: str, *args: str) -> list[list[Any]]:
    page = load_workbook(io.BytesIO(get(name, "xlsx", *args))).worksheets[0]
    return [[cell.value for cell in row] for row in page.iter_rows()]


def objects(name: str, *args: str) -> Any:
    return json.loads(get(name, "json", *args))


@pytest.fixture
def maple(partner_editor: Any) -> Organisation:
    return partner_of(partner_editor, "maple")


def fill(name: str, editor: Any, officer: Any, organisation: Organisation) -> None:
    made = {
        "initiatives_file": lambda: publish(editor, organisation, title_en=FORMULA),
        "practices_file": lambda: publish_practice(editor, officer, organisation, title_en=FORMULA),
        "postings_file": lambda: post(editor, organisation, title_en=FORMULA),
        "pilots_file": lambda: run_pilot(editor, organisation, title_en=FORMULA),
    }
    made[name]()


@pytest.mark.rule("P5")
@pytest.mark.parametrize("name", ["initiatives_file", "practices_file", "postings_file", "pilots_file"])
def test_a_list_in_three_forms(
    name: str, maple: Organisation, partner_editor: Any, secretariat: Any, client_of: Any
) -> None:
    fill(name, partner_editor, secretariat, maple)
    (line,) = lines(name)
    header, cells = sheet(name)
    (row,) = objects(name)
    assert (line["title_en"], row["title_en"], line["partner"]) == (f"'{FORMULA}", FORMULA, "Maple")
    assert header == list(line) == list(row)
    assert cells[header.index("title_en")] == f"'{FORMULA}"
    for listing in ("hidden", "name_only"):
        Organisation.objects.filter(pk=maple.pk).update(listing=listing)
        for who in (None, partner_editor, secretariat):
            assert lines(name, reader=client_of(who)) == []


def test_a_draft_is_in_no_file_of_its_editor(
    maple: Organisation, partner_editor: Any, client_of: Any
) -> None:
    draft_initiative(partner_editor, maple)
    assert lines("initiatives_file", reader=client_of(partner_editor)) == []


def test_a_file_is_narrowed_as_the_list_is(maple: Organisation, partner_editor: Any, applicant: Any) -> None:
    publish(partner_editor, maple, title_en="Schools")
    publish(applicant, partner_of(applicant, "oak"), title_en="Wells")
    answer = Client().get(f"{reverse('partners:initiatives_file', args=['json'])}?partner=oak")
    assert [each["title_en"] for each in json.loads(answer.content)] == ["Wells"]


@pytest.mark.rule("P5", "D17")
def test_groups_and_their_leads(partner_editor: Any, secretariat: Any, client_of: Any) -> None:
    group = at_work(partner_editor, secretariat)
    (line,) = lines("groups_file")
    assert (line["title_en"], line["standing"], line["decision"], line["leads"]) == (
        "Group of maple",
        "active",
        "GCM/2026/7",
        "Maple",
    )
    Organisation.objects.filter(slug="maple").update(listing="hidden")
    assert lines("groups_file", reader=client_of(secretariat))[0]["leads"] == ""
    Group.objects.update(published_at=None)
    assert lines("groups_file", reader=client_of(secretariat)) == []
    address = reverse("partners:workplan_file", args=[group.slug, "csv"])
    assert client_of(secretariat).get(address).status_code == 404


@pytest.mark.rule("W12", "P5")
def test_workplans_without_lateness_or_help(partner_editor: Any, applicant: Any, secretariat: Any) -> None:
    group, other = at_work(partner_editor, secretariat), at_work(applicant, secretariat, "oak")
    said = {"status": "late", "help_wanted_en": "A sponsor"}
    plan(group, partner_editor, responsible=Organisation.objects.get(slug="maple"), **said)
    plan(other, applicant, activity_en=FORMULA)
    assert [each["activity_en"] for each in lines("workplans_file")] == ["Map the chains", f"'{FORMULA}"]
    (line,) = lines("workplan_file", group.slug)
    assert (line["status"], line["responsible"]) == ("under_way", "Maple")
    assert "A sponsor" not in get("workplan_file", "csv", group.slug).decode()
    Organisation.objects.filter(slug="maple").update(listing="hidden")
    assert lines("workplan_file", group.slug)[0]["responsible"] == ""


def test_files_are_read_in_a_fixed_number_of_queries(
    partner_editor: Any, applicant: Any, secretariat: Any, django_assert_num_queries: Any
) -> None:
    for number, who in enumerate((partner_editor, applicant)):
        group = at_work(who, secretariat, f"maple-{number}")
        plan(group, who, responsible=Organisation.objects.get(slug=f"maple-{number}"))
        with django_assert_num_queries(1):
            public_workplans()
        with django_assert_num_queries(6):
            list(groups_to_export())


def test_joining_changes_no_file_of_leads(partner_editor: Any, applicant: Any, secretariat: Any) -> None:
    group = at_work(partner_editor, secretariat)
    join(group, partner_editor, applicant, partner_of(applicant, "oak"))
    assert lines("groups_file")[0]["leads"] == "Maple"
