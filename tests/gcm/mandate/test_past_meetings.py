"""Meetings held before the portal was there (G14): from a CSV, all or nothing, again and again."""

from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import CommandError, call_command
from django.test import Client
from django.utils.html import escape

from gcm.domain.counting import next_number
from gcm.domain.mandate.past_meetings import import_past_meetings
from gcm.domain.mandate.past_meetings_csv import FaultyRowsError, read, write
from gcm.domain.meetings import convene_meeting
from gcm.models import Attendance, Meeting, PastMeeting
from gcm.queries.meetings import meetings_for
from tests.cast import make_user, sign_in
from tests.gcm.body import Body, make_meeting

FILE = Path(__file__).parent / "files" / "earlier-meetings.csv"
SAMPLE = FILE.read_text()
HEAD = SAMPLE.splitlines()[0]
IMPORT = "/en/desk/gcm/pastmeeting/import/"


@pytest.fixture
def officer(db: None) -> Any:
    return make_user("secretariat")


def counts(actor: Any, text: str = SAMPLE) -> tuple[int, int, int]:
    done = import_past_meetings(actor=actor, text=text)
    return done.created, done.changed, done.same


@pytest.mark.rule("G14")
def test_the_same_file_again_changes_nothing(officer: Any) -> None:
    assert counts(officer) == (4, 0, 0)
    assert counts(officer) == (0, 0, 4)
    assert counts(officer, SAMPLE.replace("Villeneuve", "Neuville")) == (0, 2, 2)


@pytest.mark.rule("G14")
@pytest.mark.rule("T17")
def test_what_is_exported_can_be_imported(officer: Any) -> None:
    import_past_meetings(actor=officer, text=SAMPLE)
    assert write(PastMeeting.objects.all()) == SAMPLE
    assert counts(officer, write(PastMeeting.objects.all())) == (0, 0, 4)


@pytest.mark.rule("G14")
@pytest.mark.rule("T24")
def test_the_numbers_of_the_portal_go_on(body: Body) -> None:
    import_past_meetings(actor=body.officer, text=SAMPLE)
    meeting = convene_meeting(actor=body.officer, meeting=make_meeting(body, "draft"))
    assert meeting.number == 5
    import_past_meetings(actor=body.officer, text=SAMPLE)
    assert next_number("meetings") == 6


@pytest.mark.rule("G14")
def test_a_date_that_contradicts_the_numbers_is_marked_as_doubtful(officer: Any) -> None:
    certain = SAMPLE.replace("yes,yes", "yes,no")
    with pytest.raises(FaultyRowsError) as refusal:
        import_past_meetings(actor=officer, text=certain)
    assert [(each.line, each.words) for each in refusal.value.faults] == [
        (4, "No. 3 is dated after no. 4: mark the date that is doubtful.")
    ]
    assert not PastMeeting.objects.exists()


@pytest.mark.rule("G14")
def test_earlier_meetings_count_for_nothing(body: Body) -> None:
    import_past_meetings(actor=body.officer, text=SAMPLE)
    assert not Meeting.objects.exists()
    assert not Attendance.objects.exists()
    assert meetings_for(body.chair).is_empty


@pytest.mark.rule("G14")
def test_a_number_that_the_portal_gave_is_refused(body: Body) -> None:
    make_meeting(body, "convened", number=3)
    with pytest.raises(FaultyRowsError) as refusal:
        import_past_meetings(actor=body.officer, text=SAMPLE)
    assert [each.line for each in refusal.value.faults] == [4, 5]
    assert not PastMeeting.objects.exists()


GOOD = "1,2017-06-19,regular,remote,,A source,yes,no"


@pytest.mark.parametrize(
    ("text", "faults"),
    [
        ("", [(1, f"The first line names these columns: {', '.join(HEAD.split(','))}")]),
        (
            "number,date\n1,2020-01-01\n",
            [(1, f"The first line names these columns: {', '.join(HEAD.split(','))}")],
        ),
        (f"{HEAD}\n", [(0, "The file needs one row at least, and 500 at most.")]),
        (
            f"{HEAD}\n1,2017-06-19\n",
            [(2, "This row does not have as many values as the first line has columns.")],
        ),
        (
            f"{HEAD}\n{GOOD},more\n",
            [(2, "This row does not have as many values as the first line has columns.")],
        ),
        (f"{HEAD}\n{GOOD}\n{GOOD}\n", [(3, "No. 1 stands twice.")]),
        (
            f"{HEAD}\n0,19 June,yearly,remote,,,perhaps,no\n",
            [
                (2, "number: “0” is not a number from 1 to 9999."),
                (2, "held_on: “19 June” is not a day such as 2020-11-12."),
                (2, "kind: “yearly” is not regular, supplementary, extraordinary."),
                (2, "source: “” is not the name or address of a source."),
                (2, "is_reconstructed: “perhaps” is not yes or no."),
            ],
        ),
        (f"{HEAD}\n2{GOOD[1:]}\n", [(0, "No. 1 is missing: numbers have no gap.")]),
        (f"{HEAD}\n1,2017-06-19,regular,remote,{'x' * 201},A source,yes,no\n", None),
        (f'{HEAD}\n1,2017-06-19,regular,remote,"x"y,A source,yes,no\n', None),
    ],
)
def test_faulty_rows_are_listed_and_nothing_is_changed(officer: Any, text: str, faults: Any) -> None:
    with pytest.raises(FaultyRowsError) as refusal:
        import_past_meetings(actor=officer, text=text)
    found = [(each.line, str(each.words)) for each in refusal.value.faults]
    assert found == faults if faults else [line for line, _words in found] == [2]
    assert not PastMeeting.objects.exists()


def test_a_byte_order_mark_is_no_fault() -> None:
    assert [each.number for each in read("\ufeff" + SAMPLE)] == [1, 2, 3, 4]


def test_only_officers_import(db: None) -> None:
    with pytest.raises(PermissionDenied):
        import_past_meetings(actor=make_user("follower"), text=SAMPLE)


def test_the_command_says_what_it_did_and_what_is_wrong(officer: Any, capsys: Any, tmp_path: Path) -> None:
    call_command("import_past_meetings", str(FILE), by=officer.email)
    assert capsys.readouterr().out == "4 created, 0 changed, 0 as they were\n"
    bad = tmp_path / "bad.csv"
    bad.write_text(f"{HEAD}\n{GOOD}\n{GOOD}\n")
    with pytest.raises(CommandError, match="line 3: No. 1 stands twice."):
        call_command("import_past_meetings", str(bad), by=officer.email)


def test_the_desk_previews_before_it_imports(officer: Any) -> None:
    client = sign_in(Client(), officer)
    preview = client.post(IMPORT, {"file": SimpleUploadedFile("m.csv", SAMPLE.encode())})
    assert (preview.status_code, PastMeeting.objects.count()) == (200, 0)
    assert escape(SAMPLE) in preview.content.decode()
    assert client.post(IMPORT, {"text": SAMPLE, "confirm": "1"}).status_code == 302
    assert PastMeeting.objects.count() == 4
    exported = client.get("/en/desk/gcm/pastmeeting/export/")
    assert exported.content.decode() == SAMPLE
    assert client.get("/en/desk/gcm/pastmeeting/").status_code == 200


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"number\n1\n", b"x" * 200_001])
def test_the_desk_says_what_is_wrong_with_a_file(officer: Any, content: bytes) -> None:
    client = sign_in(Client(), officer)
    assert client.post(IMPORT, {"file": SimpleUploadedFile("m.csv", content)}).status_code == 422
    assert not PastMeeting.objects.exists()


@pytest.mark.rule("G14")
def test_members_see_what_is_reconstructed_and_what_is_doubtful(body: Body) -> None:
    import_past_meetings(actor=body.officer, text=SAMPLE)
    page = sign_in(Client(), body.representative(9)).get("/en/gcm/meetings/earlier/").content.decode()
    assert page.count('<span class="pill">reconstructed</span>') == 4
    assert page.count('<span class="pill warn">date doubtful</span>') == 1
