"""The open data: what is public, the same for everybody, as files and for programs."""

import csv
import io
import json

import pytest
from django.test import Client
from django.urls import reverse

from partners.models import Organisation, OrganisationStatus
from pathfinders.domain.implementation.progress_notes import record_progress
from pathfinders.exports.open_data import TABLES, write_csv
from tests.cast import make_user, sign_in
from tests.pathfinders.data.conftest import RATIFICATIONS
from tests.pathfinders.implementing import SAID, action_of, implement
from tests.pathfinders.roadmaps import make_action


def get(name, query="", **headers):
    return Client().get(f"/api/v1/{name}{query}", headers=headers)


def rows(name):
    answer = get(f"{name}.csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def read(address):
    return Client(headers={"accept-language": "en"}).get(address, follow=True).content.decode()


@pytest.fixture
def brought(bring):
    bring()
    bring(RATIFICATIONS, "ratifications-csv")


ALBANIA = {
    "code": "AL",
    "iso3": "ALB",
    "m49": "008",
    "name_fr": "Albanie",
    "name_en": "Albania",
    "name_es": "Albania",
    "regional_group": "eastern_europe",
    "status": "pathfinder",
    "since": "2018",
    "decision": "",
}


@pytest.mark.usefixtures("reference")
def test_countries_as_json_and_as_csv():
    assert get("countries/AL").json() == ALBANIA
    assert get("countries/al").json() == ALBANIA
    found = get("countries", "?limit=500").json()
    assert (found["count"], len(found["items"])) == (193, 193)
    assert [row for row in rows("countries") if row["code"] == "AL"] == [ALBANIA]
    assert len(rows("countries")) == 193


@pytest.mark.usefixtures("reference")
def test_pages_and_filters():
    page = get("countries", "?limit=2&offset=1").json()
    assert [item["code"] for item in page["items"]] == ["AE", "AF"]
    assert get("countries", "?status=pathfinder&regional_group=eastern_europe").json()["count"] == 1
    assert get("countries", "?status=nothing").json() == {"items": [], "count": 0}
    assert get("pathfinders").json()["count"] == 31
    assert get("statuses").json() == [
        {"status": "implementing", "countries": 0},
        {"status": "pathfinder", "countries": 31},
        {"status": "partner", "countries": 0},
        {"status": "none", "countries": 162},
    ]


@pytest.mark.parametrize(
    ("table", "name"),
    [
        ("roadmaps", "country"),
        ("actions", "country"),
        ("figures", "country"),
        ("figures", "series"),
        ("ratifications", "country"),
        ("ratifications", "convention"),
    ],
)
def test_a_word_that_is_no_code_is_told(db, table, name):
    assert get(table, f"?{name}=%00").status_code == 422
    assert get(table, f"?{name}={'x' * 41}").status_code == 422
    assert get(table, f"?offset={10**20}").status_code == 422


@pytest.mark.parametrize(
    "query",
    [
        "?limit=0",
        "?limit=1001",
        "?offset=-1",
        "?limit=many",
        f"?offset={10**20}",
        "?status=%00",
        f"?status={'a' * 41}",
    ],
)
def test_what_cannot_be_a_page_is_told(db, query):
    answer = get("countries", query)
    assert answer.status_code == 422
    assert answer.json()["detail"][0]["loc"][0] == "query"


@pytest.mark.rule("F12")
@pytest.mark.usefixtures("brought")
def test_figures_carry_their_source():
    found = get("figures", "?country=ke&series=SL_TLF_CHLDEC").json()
    assert found["count"] == 3
    figure = {
        "country": "KE",
        "series": "SL_TLF_CHLDEC",
        "indicator": "8.7.1",
        "year": 2019,
        "sex": "both",
        "age": "5-17",
        "value": "12.5",
        "unit": "PERCENT",
        "survey": "Invented survey",
        "note": "Invented, for a test",
        "source": "un-sdg",
        "retrieved_on": "2026-03-02",
        "licence": "Terms of a test",
    }
    assert found["items"][0] == figure
    assert rows("figures")[1] == figure | {"year": "2019"}
    assert [row["value"] for row in rows("figures") if row["country"] == "AF"] == ["0"]
    assert [row for row in rows("figures") if row["country"] == "CI"] == []


@pytest.mark.usefixtures("brought")
def test_ratifications_carry_their_source():
    found = get("ratifications", "?country=BD").json()
    told = {"country": "BD", "convention": "P029", "status": "not_ratified", "date": "", "source": "un-sdg"}
    told |= {"retrieved_on": "2026-03-02", "licence": "Terms of a test"}
    assert found == {"items": [told], "count": 1}
    assert len(rows("ratifications")) == 5
    assert get("ratifications", "?convention=c138").json()["count"] == 2
    assert len(get("conventions").json()) == 15


@pytest.mark.rule("F12")
@pytest.mark.usefixtures("brought")
def test_what_was_not_approved_is_given_out_nowhere(source):
    type(source).objects.update(approved_at=None, approved_by=None)
    for name in ("figures", "ratifications"):
        assert get(name).json() == {"items": [], "count": 0}
        assert rows(name) == []
    assert get("sources").json() == []
    assert rows("sources") == []


@pytest.mark.rule("P5")
@pytest.mark.usefixtures("reference")
def test_a_hidden_state_is_no_partner_here():
    Organisation.objects.filter(country__iso2="AL").update(listing="hidden")
    assert get("countries/AL").json() == ALBANIA | {"status": "none", "since": ""}


@pytest.mark.rule("P5")
@pytest.mark.django_db
def test_a_state_listed_by_its_name_is_a_partner_of_whom_no_more_is_told(pathfinder_focal_point, reference):
    way, roadmap = implement(pathfinder_focal_point, name="Farland", iso2="XR")
    OrganisationStatus.objects.create(organisation=way.organisation, kind="pathfinder", decision=way.decision)
    values = {**SAID, "help_wanted": "Trainers"}
    record_progress(actor=pathfinder_focal_point, action=action_of(roadmap), values=values)
    own = [roadmap.get_absolute_url(), way.get_status_url(), f"{way.get_status_url()}certificate/"]
    country = reverse("pathfinders:country", args=["XR"])

    def told():
        return {
            "status": get("countries/XR").json()["status"],
            "open": [len(rows("roadmaps")), len(rows("actions")), get("roadmaps").json()["count"]],
            "doors": [Client().get(each).status_code for each in own],
            "roadmap on the page": roadmap.title in read(country),
            "status on the page": "Pathfinder country" in read(country).partition("<main")[2],
            "partner": "Not yet a partner" not in read(country),
            "list": read(reverse("pathfinders:countries") + "?q=XR").count("Pathfinder country implementing"),
            "help": "Trainers" in read(reverse("pathfinders:help_wanted")),
        }

    before = told()
    assert before["status"] == "implementing"
    assert before["open"] == [1, 1, 1]
    assert before["doors"] == [200, 200, 200]
    Organisation.objects.filter(pk=way.organisation_id).update(listing="name_only")
    assert told() == {
        "status": "partner",
        "open": [0, 0, 0],
        "doors": [302, 404, 404],  # a roadmap that is not public asks who wants to read it
        "roadmap on the page": False,
        "status on the page": False,
        "partner": True,
        "list": before["list"] - 2,  # its line and its square
        "help": False,
    }
    assert get("countries/XR").json() | {"since": "", "decision": ""} == get("countries/XR").json()


@pytest.mark.usefixtures("brought")
def test_an_answer_that_is_still_the_same_is_not_sent_again():
    for name in ("countries", "figures.csv", "dictionary.csv"):
        first = get(name)
        assert first.headers["Cache-Control"] == "public, max-age=300"
        assert first.headers["Access-Control-Allow-Origin"] == "*"
        again = get(name, **{"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert get(name, **{"if-none-match": '"another"'}).status_code == 200


@pytest.mark.usefixtures("brought")
def test_whoever_is_signed_in_gets_the_same():
    signed_in = sign_in(Client(), make_user("chair"))
    for name in ("countries", "figures", "countries.csv"):
        assert signed_in.get(f"/api/v1/{name}").content == get(name).content


def test_nothing_can_be_written(db):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(Client(), method)("/api/v1/countries").status_code == 405


def test_the_description_names_every_operation(db):
    schema = json.loads(Client().get(reverse("api:openapi-json")).content)
    assert sorted(schema["paths"]) == [
        f"/api/v1/{name}"
        for name in (
            "actions",
            "conventions",
            "countries",
            "countries/{code}",
            "figures",
            "indicators",
            "pathfinders",
            "ratifications",
            "roadmaps",
            "sources",
            "statuses",
        )
    ]
    assert {method for path in schema["paths"].values() for method in path} == {"get"}


@pytest.mark.usefixtures("brought")
def test_the_dictionary_names_every_column():
    told = {(row["table"], row["column"]) for row in rows("dictionary")}
    assert told == {(name, column) for name, table in TABLES.items() for column in table.columns}
    for name, table in TABLES.items():
        heading = get(f"{name}.csv").content.decode("utf-8-sig").splitlines()[0]
        assert heading == ",".join(table.columns)


@pytest.mark.usefixtures("brought")
def test_the_figures_of_one_country():
    answer = Client().get("/en/pathfinders/countries/KE/figures.csv")
    found = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert [row["country"] for row in found] == ["KE"] * 4
    assert answer.headers["Content-Disposition"] == 'attachment; filename="figures-ke.csv"'


def test_no_cell_is_a_formula_and_numbers_stay_numbers():
    content = write_csv(("value", "note"), [{"value": "-1.5", "note": "=1+1"}])
    assert content.decode("utf-8-sig") == "value,note\r\n-1.5,'=1+1\r\n"


@pytest.mark.parametrize("language", ["fr", "en", "es"])
def test_the_page_lists_files_and_operations(db, language):
    page = Client().get(f"/{language}/open-data/").content.decode()
    for name in TABLES:
        assert f'href="/api/v1/{name}.csv"' in page
    for name in ("countries", "figures", "ratifications", "openapi.json"):
        assert f'href="/api/v1/{name}"' in page


@pytest.mark.rule("F14")
@pytest.mark.django_db
def test_a_restricted_action_leaves_by_no_door(pathfinder_focal_point, reference):
    _way, roadmap = implement(pathfinder_focal_point, name="Farland", iso2="XR")
    open_one = action_of(roadmap)
    hidden = make_action(open_one.priority, "9.9", "Raids without notice", visibility="restricted")
    assert [row["action"] for row in rows("actions")] == [open_one.code]
    assert [row["action"] for row in get("actions").json()["items"]] == [open_one.code]
    assert [row["roadmap"] for row in rows("roadmaps")] == [str(roadmap.public_id)]
    page = Client().get(reverse("pathfinders:country", args=["XR"])).content.decode()
    assert (roadmap.title in page, hidden.title in page) == (True, False)
