"""Sources and imports on the secretariat's desk, and the command."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client

from alliance87.core.ledger import entries_of
from pathfinders.domain.data.sources import withdraw_approval
from pathfinders.forms.data import importing
from pathfinders.models import CountryName, DataPoint, DataSource, ImportRun
from tests.cast import make_user, sign_in
from tests.pathfinders.data.conftest import FILES, SDG, counts

IMPORT = "/en/desk/pathfinders/importrun/bring-in/"
SOURCES = "/en/desk/pathfinders/datasource/"
NAMES = "/en/desk/pathfinders/countryname/"


@pytest.fixture
def client(officer: Any) -> Client:
    return sign_in(Client(), officer)


def send(client: Client, given: DataSource, content: bytes = SDG, **more: Any) -> Any:
    file = SimpleUploadedFile("sdg.csv", content)
    form = {"adapter": "sdg-csv", "source": given.pk, "retrieved_on": "2026-03-02", "file": file}
    return client.post(IMPORT, form | more)


def test_a_file_is_read_shown_and_then_brought_in(client, source):
    shown = send(client, source)
    page = shown.content.decode()
    assert shown.status_code == 200
    assert "8.7.1 Children in economic activity or household chores" in page
    assert "12.5 PERCENT" in page
    assert not DataPoint.objects.exists()
    waiting = shown.context["form"].initial["waiting"]
    form = {"adapter": "sdg-csv", "source": source.pk, "retrieved_on": "2026-03-02", "waiting": waiting}
    answer = client.post(IMPORT, form | {"confirm": "1"}, follow=True)
    assert "6 new, 0 changed, 0 as they were, 5 rows left out." in answer.content.decode()
    run = ImportRun.objects.get()
    assert (counts(run), run.file_name) == ((6, 0, 0, 5), "sdg.csv")


def test_a_faulty_file_says_what_is_wrong_and_keeps_what_was_chosen(client, source):
    answer = send(client, source, SDG.replace(b",Kenya,2018,", b",Kenia,soon,"))
    page = answer.content.decode()
    assert answer.status_code == 422
    assert "TimePeriod: “soon” is not a year." in page
    assert f'<option value="{source.pk}" selected>' in page
    assert 'value="2026-03-02"' in page
    assert not ImportRun.objects.exists()


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ({"file": ""}, "Please choose a file."),
        ({"file": "", "waiting": "0" * 32}, "Please choose a file."),
        ({"retrieved_on": "2100-01-01"}, "This day is still to come."),
        ({"adapter": "xml"}, "Select a valid choice."),
        ({"source": "0"}, "Select a valid choice."),
    ],
)
def test_a_form_that_lacks_something_says_so(client, source, more, words):
    answer = send(client, source, **more)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_file_that_is_too_large_is_refused(client, source, monkeypatch):
    monkeypatch.setattr(importing, "MOST_BYTES", 100)
    assert "use the command import_country_data" in send(client, source).content.decode()


def test_what_one_officer_sent_waits_for_nobody_else(client, source):
    waiting = send(client, source).context["form"].initial["waiting"]
    other = sign_in(Client(), make_user("secretariat", email="other@example.org"))
    answer = send(other, source, file="", waiting=waiting, confirm="1")
    assert answer.status_code == 422
    assert not ImportRun.objects.exists()


def act(client: Client, action: str, source: DataSource) -> str:
    form = {"action": action, "_selected_action": [source.pk], "confirmed": "yes"}
    return str(client.post(SOURCES, form, follow=True).content.decode())


@pytest.mark.rule("F12")
def test_a_source_is_approved_with_its_licence(client, reference):
    source = DataSource.objects.get(slug="ilostat")
    assert "Write down the address and the licence first" in act(client, "approve", source)
    assert not DataSource.objects.approved().exists()
    DataSource.objects.update(licence="Terms")
    act(client, "approve", source)
    source.refresh_from_db()
    assert (source.is_approved, source.approved_by.email) == (True, "secretariat@example.org")
    assert client.post(f"{SOURCES}{source.pk}/change/", {"kind": "foreign"}).status_code == 403
    act(client, "withdraw", source)
    source.refresh_from_db()
    assert (source.is_approved, source.approved_by) == (False, None)
    kinds = ["pathfinders.source_approved", "pathfinders.source_withdrawn"]
    assert [entry.kind for entry in entries_of(source)] == kinds


@pytest.mark.rule("F12")
def test_without_approval_nothing_is_shown(bring, source, officer):
    bring()
    assert DataPoint.objects.shown().count() == 6
    withdraw_approval(actor=officer, source=source)
    assert DataPoint.objects.shown().count() == 0
    assert DataPoint.objects.current().count() == 6


def test_another_name_is_added_once(client, reference):
    kenya = CountryName.objects.get(kind="m49", key="404").country
    form = {"value": "British East Africa", "kind": "name", "country": kenya.pk}
    client.post(f"{NAMES}add/", form)
    assert CountryName.objects.get(key="africa british east").country == kenya
    again = client.post(f"{NAMES}add/", form | {"value": "East Africa, British"}).content.decode()
    assert "This is known already, as a name of: Kenya." in again
    nothing = client.post(f"{NAMES}add/", form | {"value": "!"}).content.decode()
    assert "This has no letter and no digit to go by." in nothing


def run_command(*arguments: str) -> str:
    out = io.StringIO()
    options = ("--format", "sdg-csv", "--by", "secretariat@example.org")
    call_command("import_country_data", *arguments, *options, stdout=out)
    return out.getvalue().strip()


def test_the_command_does_the_same(source):
    file = str(FILES / "sdg-sample.csv")
    given = (file, "--source", "un-sdg", "--retrieved", "2026-03-02")
    words = "6 new, 0 changed, 0 as they were, 5 rows left out"
    assert run_command(*given, "--preview") == words
    assert not ImportRun.objects.exists()
    assert run_command(*given) == words
    assert run_command(*given) == words
    assert ImportRun.objects.get().file_name == "sdg-sample.csv"


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ((str(FILES / "ratifications-sample.csv"), "--source", "un-sdg"), "lacks these columns"),
        ((str(FILES / "none.csv"), "--source", "un-sdg"), "cannot be read: No such file"),
        ((str(FILES / "sdg-sample.csv"), "--source", "none"), "There is no source none. There are:"),
    ],
)
def test_the_command_says_why_it_did_nothing(source, given, words):
    with pytest.raises(CommandError, match=words):
        run_command(*given)
    assert not ImportRun.objects.exists()


def test_the_command_is_for_officers(source):
    make_user("follower")
    with pytest.raises(CommandError, match="is no officer"):
        call_command(
            "import_country_data",
            str(FILES / "sdg-sample.csv"),
            *("--format", "sdg-csv", "--source", "un-sdg", "--by", "follower@example.org"),
        )
