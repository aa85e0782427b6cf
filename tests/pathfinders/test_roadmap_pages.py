"""The pages of a roadmap: writing without script, and nothing restricted through any door."""

from datetime import date
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pypdf import PdfReader

from alliance87.core import pdf_writer
from pathfinders.domain.roadmap.storing import store_plan
from pathfinders.exports.roadmap_xlsx import workbook_of
from pathfinders.forms.roadmap.assembling import plan_from
from pathfinders.forms.roadmap.sheet import read_tables
from pathfinders.models import Roadmap, RoadmapImport
from pathfinders.queries.roadmap.plans import plan_of
from tests.pathfinders.plans import PLAN
from tests.pathfinders.roadmaps import make_roadmap
from tests.pathfinders.ways import make_pathway

pytestmark = pytest.mark.django_db
SECRET = ("mine", "1.2")


@pytest.fixture
def focal(pathfinder_focal_point: Any) -> Any:
    return pathfinder_focal_point


@pytest.fixture
def roadmap(focal: Any) -> Roadmap:
    made = make_roadmap(make_pathway(focal_point=focal))
    with transaction.atomic():
        store_plan(actor=focal, roadmap=made, plan=PLAN)
    return made


@pytest.fixture
def granted(focal: Any) -> Roadmap:
    made = make_roadmap(make_pathway("granted", focal_point=focal), "in_force")
    with transaction.atomic():
        store_plan(actor=focal, roadmap=made, plan=PLAN)
    return made


@pytest.fixture
def drafter(client_of: Any, focal: Any) -> Client:
    return client_of(focal)


def at(name: str, roadmap: Roadmap, *args: Any) -> str:
    return reverse(f"pathfinders:{name}", args=[roadmap.public_id, *args])


@pytest.mark.rule("F14")
def test_what_is_restricted_leaks_through_no_door(granted: Roadmap, client: Client) -> None:
    page = client.get(at("roadmap", granted)).content.decode()
    document = client.get(at("roadmap_pdf", granted)).content
    text = "".join(each.extract_text() for each in PdfReader(BytesIO(document)).pages)
    sheet = client.get(at("roadmap_xlsx", granted)).content
    plan, faults = plan_from(read_tables(BytesIO(sheet), "roadmap.xlsx"))
    assert faults == []
    assert [each.code for each in plan.actions] == ["1.1", "2.1"]
    for told in (page, text):
        assert "Open schools in the hills" in told
        for word in SECRET:
            assert word not in told


@pytest.mark.rule("F14")
def test_the_document_of_the_country_is_kept_for_nobody_else(
    granted: Roadmap, client: Client, drafter: Client, monkeypatch: Any
) -> None:
    written: list[str] = []
    write = pdf_writer.write
    monkeypatch.setattr(pdf_writer, "write", lambda page: written.append(page) or write(page))
    told = []
    for reader in (drafter, client, drafter, client):
        document = reader.get(at("roadmap_pdf", granted)).content
        told.append("".join(each.extract_text() for each in PdfReader(BytesIO(document)).pages))
    secret = [any(word in text for word in SECRET) for text in told]
    assert (secret, len(written)) == ([True, False, True, False], 3)
    granted.actions.filter(code="1.1").update(visibility="restricted")
    document = client.get(at("roadmap_pdf", granted)).content
    text = "".join(each.extract_text() for each in PdfReader(BytesIO(document)).pages)
    assert "Open schools in the hills" not in text


def test_what_is_not_public_asks_visitors_to_sign_in_and_tells_others_nothing(
    roadmap: Roadmap, client: Client, client_of: Any
) -> None:
    names = ("roadmap", "roadmap_pdf", "roadmap_xlsx")
    assert [client.get(at(name, roadmap)).status_code for name in names] == [302] * 3
    stranger = client_of("follower")
    assert [stranger.get(at(name, roadmap)).status_code for name in names] == [404] * 3


def test_the_document_has_its_title_language_and_structure(granted: Roadmap, client: Client) -> None:
    answer = client.get(at("roadmap_pdf", granted).replace("/en/", "/es/"))
    read = PdfReader(BytesIO(answer.content))
    assert read.trailer["/Root"]["/Lang"] == "es"
    assert read.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "Onderland" in (read.metadata.title if read.metadata else "")


def test_the_line_of_time_is_a_picture_with_a_table_behind_it(granted: Roadmap, client: Client) -> None:
    page = client.get(at("roadmap", granted)).content.decode()
    assert page.count('<svg class="gantt-chart" role="img"') == 1
    assert page.count('<rect class="gantt-bar"') == 1
    assert "style=" not in page


def head(roadmap: Roadmap, **values: Any) -> dict[str, Any]:
    """What the form of the head sends."""
    said = {"language": "nl", "title": roadmap.title, "vision": "", "revision": roadmap.revision, **values}
    return {**said, **{f"summary_{code}": "" for code in ("fr", "en", "es")}, "starts_on": "", "ends_on": ""}


@pytest.mark.rule("T13")
def test_a_stale_edit_shows_both_texts(roadmap: Roadmap, drafter: Client) -> None:
    old = head(Roadmap.objects.get())
    assert drafter.post(at("roadmap_edit", roadmap), {**old, "title": "First"}).status_code == 302
    answer = drafter.post(at("roadmap_edit", roadmap), {**old, "title": "<b>Second</b>"})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "First" in page
    assert "&lt;b&gt;Second&lt;/b&gt;" in page
    assert Roadmap.objects.get().title == "First"


def action_data(**values: Any) -> dict[str, Any]:
    said = {
        "revision": 1,
        "code": "2.1",
        "title": "Train inspectors",
        "visibility": "public",
        "by_un": "ILO; UNICEF\n\nILO",
        "conventions": "c182, C138",
        "indicators-TOTAL_FORMS": 1,
        "indicators-INITIAL_FORMS": 0,
        "indicators-0-name": "Inspectors",
        "indicators-0-targets": "2027: 40,5\n2026: 10",
    }
    return {**said, **values}


def test_an_action_is_written_in_a_plain_form(roadmap: Roadmap, drafter: Client) -> None:
    address = at("action_edit", roadmap, roadmap.actions.get(code="2.1").pk)
    assert drafter.get(address).status_code == 200
    assert drafter.post(address, action_data()).status_code == 302
    part = plan_of(roadmap).priorities[1].actions[0]
    assert part.by_un == ("ILO", "UNICEF")
    assert part.conventions == ("C138", "C182")
    (indicator,) = part.indicators
    assert (indicator.code, indicator.name) == ("a", "Inspectors")
    assert [(each.year, str(each.value.normalize())) for each in indicator.targets] == [
        (2026, "1E+1"),
        (2027, "40.5"),
    ]


def test_a_row_left_empty_is_not_kept_and_one_that_is_emptied_goes(roadmap: Roadmap, drafter: Client) -> None:
    action = roadmap.actions.get(code="2.1")
    address = at("action_edit", roadmap, action.pk)
    empty = {"indicators-0-name": "", "indicators-0-targets": ""}
    assert drafter.post(address, action_data(**empty)).status_code == 302
    assert action.indicators.count() == 0
    assert drafter.post(address, action_data(revision=2)).status_code == 302
    there = {**empty, "indicators-INITIAL_FORMS": 1, "indicators-0-code": "a"}
    assert drafter.post(address, action_data(revision=3, **there)).status_code == 302
    assert action.indicators.count() == 0


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"indicators-0-name": ""}, "This field is required."),
        ({"conventions": "C1"}, "A convention has a code such as"),
        ({"sdg_indicators": "eight"}, "An SDG indicator has a number such as"),
        ({"indicators-0-targets": "soon: 8"}, "“soon: 8” is not a year with a figure"),
        ({"budget": "12"}, "Please name the currency of the amounts."),
        ({"starts_on": "2027-02-01", "ends_on": "2027-01-01"}, "The action ends before it begins."),
        ({"title": ""}, "This field is required."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_is_kept(
    roadmap: Roadmap, drafter: Client, values: dict[str, Any], words: str
) -> None:
    address = at("action_edit", roadmap, roadmap.actions.get(code="2.1").pk)
    answer = drafter.post(address, action_data(description="What I typed", **values))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert words in page
    assert "What I typed" in page
    assert roadmap.actions.get(code="2.1").revision == 1


def send(client: Client, roadmap: Roadmap, content: bytes, name: str = "roadmap.xlsx") -> Any:
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    file = SimpleUploadedFile(name, content, content_type=kind)
    return client.post(at("roadmap_import", roadmap), {"file": file})


@pytest.mark.rule("T17")
def test_a_spreadsheet_is_shown_first_and_then_taken_over_as_a_whole(
    roadmap: Roadmap, drafter: Client
) -> None:
    from dataclasses import replace

    wanted = replace(PLAN, vision="Another vision", ends_on=date(2031, 12, 31))
    answer = send(drafter, roadmap, workbook_of(wanted))
    assert answer.status_code == 302
    assert plan_of(roadmap) == PLAN
    page = drafter.get(answer["Location"]).content.decode()
    assert "<ins>Another vision</ins>" in page
    drafter.post(answer["Location"])
    assert plan_of(Roadmap.objects.get()) == wanted
    assert drafter.post(answer["Location"]).status_code == 404


def test_a_bad_spreadsheet_names_each_row_and_changes_nothing(roadmap: Roadmap, drafter: Client) -> None:
    from dataclasses import replace

    bad = replace(PLAN, priorities=(*PLAN.priorities, PLAN.priorities[0]))
    answer = send(drafter, roadmap, workbook_of(bad))
    assert answer.status_code == 422
    assert "Two actions have the code 1.1." in answer.content.decode()
    assert send(drafter, roadmap, b"code;title", "roadmap.csv").status_code == 422
    assert plan_of(roadmap) == PLAN
    assert RoadmapImport.objects.count() == 0


def test_who_changed_the_roadmap_since_the_preview_is_not_overwritten(
    roadmap: Roadmap, drafter: Client
) -> None:
    from dataclasses import replace

    answer = send(drafter, roadmap, workbook_of(replace(PLAN, vision="From the sheet")))
    drafter.post(at("roadmap_edit", roadmap), head(Roadmap.objects.get(), vision="From the form"))
    drafter.post(answer["Location"])
    assert Roadmap.objects.get().vision == "From the form"


def test_nobody_takes_over_what_another_prepared(roadmap: Roadmap, drafter: Client, client_of: Any) -> None:
    address = send(drafter, roadmap, workbook_of(PLAN))["Location"]
    assert client_of("follower").post(address).status_code == 404
    assert client_of("secretariat").post(address).status_code == 403


def test_the_page_of_a_roadmap_makes_as_many_queries_whatever_its_size(
    granted: Roadmap, client: Client, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(12):
        client.get(at("roadmap", granted))
