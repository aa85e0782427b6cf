"""The pack: what is in it, for whom, and that it is made in the background (T9, O5)."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from gcm.domain.planning.packs import KEPT, ask_for_pack, drop_old_packs, finish_pack
from gcm.domain.planning.papers import add_paper_file, withdraw_paper
from gcm.models import Meeting, MeetingPack
from tests.gcm.body import Body, make_meeting
from tests.gcm.planning.papers import file_paper, pdf_file
from tests.gcm.room import observe
from tests.plugins.worlds import kept


@kept
def to_come(body: Body) -> Meeting:
    meeting = make_meeting(body, "convened", starts_at=timezone.now() + timedelta(days=60))
    for access, pages in (("public", 2), ("members", 3), ("restricted", 1)):
        file_paper(meeting, body, access, pages)
    return meeting


def read(client: Client, meeting: Meeting, language: str = "en") -> Any:
    return client.get(f"{meeting.get_absolute_url()}pack/file/", {"language": language})


def pdf_of(response: Any) -> PdfReader:
    return PdfReader(BytesIO(b"".join(response.streaming_content)))


def bookmarks(pdf: PdfReader) -> list[str]:
    def told(entries: Any) -> list[str]:
        found: list[str] = []
        for each in entries:
            found += told(each) if isinstance(each, list) else [str(each.title)]
        return found

    return told(pdf.outline)


def test_it_is_made_in_the_background_with_its_progress(
    body: Body, to_come: Meeting, client_of: Callable[..., Client], run_jobs: Callable[[], int]
) -> None:
    browser, address = client_of(body.representative(3)), f"{to_come.get_absolute_url()}pack/"

    assert browser.post(address, {"language": "en"}).status_code == 302
    assert browser.post(address, {"language": "en"}).status_code == 302  # asked twice is asked once
    waiting = browser.get(address, {"language": "en"}).content.decode()
    assert ('value="0"' in waiting, "hx-get" in waiting, MeetingPack.objects.count()) == (True, True, 1)
    assert read(browser, to_come).status_code == 404

    run_jobs()

    pack = MeetingPack.objects.get()
    assert (pack.done, pack.total, pack.finished_at is not None) == (2, 2, True)
    moved = browser.get(f"{address}live/", {"language": "en"}).content.decode()
    assert ("Open the document" in moved, "hx-get" in moved) == (True, False)


def test_cover_agenda_papers_as_received_bookmarks_and_pages(
    body: Body, to_come: Meeting, client_of: Callable[..., Client], run_jobs: Callable[[], int]
) -> None:
    ask_for_pack(actor=body.representative(3), meeting=to_come, language="en")
    run_jobs()
    response = read(client_of(body.representative(3)), to_come)
    pdf = pdf_of(response)

    sizes = [round(float(page.mediabox.width)) for page in pdf.pages]
    front = len(sizes) - 7  # two sheets of ours, two pages and three
    assert sizes == [595] * front + [595, 200, 200, 595, 200, 200, 200]
    assert bookmarks(pdf)[-2:] == ["Report of the group", "Report of the group"]
    assert {"Agenda", "Papers"} <= set(bookmarks(pdf))
    first = "".join(page.extract_text() for page in pdf.pages[:front])
    assert f"{front + 2}–{front + 3}" in first
    assert f"{front + 5}–{front + 7}" in first
    assert f"Pages {front + 2} to {front + 3}" in pdf.pages[front].extract_text()
    for number, page in ((1, front), (2, front + 3)):
        assert f"GCM/{to_come.number}/{number}" in pdf.pages[page].extract_text()
    assert f"GCM/{to_come.number}/2" in first


def test_our_own_pages_are_tagged_with_language_and_title(
    body: Body, to_come: Meeting, client_of: Callable[..., Client], run_jobs: Callable[[], int]
) -> None:
    ask_for_pack(actor=body.chair, meeting=to_come, language="es")
    run_jobs()
    pdf = pdf_of(read(client_of(body.chair), to_come, "es"))

    root: Any = pdf.trailer["/Root"]
    assert ("/StructTreeRoot" in root, root["/MarkInfo"]["/Marked"], root["/Lang"]) == (True, True, "es")
    assert pdf.metadata is not None
    assert str(to_come.number) in str(pdf.metadata.title)


@pytest.mark.rule("T9")
@pytest.mark.rule("O5")
def test_each_reader_gets_what_they_may_read_and_shares_it_with_those_who_may_the_same(
    body: Body, to_come: Meeting, client_of: Callable[..., Client], run_jobs: Callable[[], int]
) -> None:
    observer = observe(to_come, body, "pack-observer@example.org")
    for reader in (observer, body.representative(3), body.chair, body.officer):
        ask_for_pack(actor=reader, meeting=to_come, language="en")
    run_jobs()

    assert sorted(MeetingPack.objects.values_list("total", flat=True)) == [1, 2, 3]
    papers = {
        reader: bookmarks(pdf_of(read(client_of(reader), to_come))).count("Report of the group")
        for reader in (observer, body.alternate(5), body.officer)
    }
    assert list(papers.values()) == [1, 2, 3]


@pytest.mark.rule("T9")
def test_a_pack_is_gone_when_what_one_may_read_has_changed(
    body: Body, to_come: Meeting, client_of: Callable[..., Client], run_jobs: Callable[[], int]
) -> None:
    ask_for_pack(actor=body.chair, meeting=to_come, language="en")
    run_jobs()
    browser = client_of(body.chair)
    assert read(browser, to_come).status_code == 200

    withdraw_paper(actor=body.officer, paper=to_come.papers.get(number=2))

    assert read(browser, to_come).status_code == 404


@pytest.mark.rule("G12")
def test_a_paper_comes_in_the_language_of_the_pack_or_in_its_own(body: Body, to_come: Meeting) -> None:
    english = add_paper_file(
        actor=body.officer, paper=to_come.papers.get(number=2), language="en", file=pdf_file()
    )
    original = to_come.papers.get(number=1).files.get()

    assert ask_for_pack(actor=body.chair, meeting=to_come, language="en").papers == [original.pk, english.pk]


def test_a_job_that_runs_twice_keeps_what_is_there(
    body: Body, to_come: Meeting, run_jobs: Callable[[], int]
) -> None:
    pack = ask_for_pack(actor=body.chair, meeting=to_come, language="en")
    run_jobs()
    kept = MeetingPack.objects.get().file.name

    finish_pack(pack, b"again")

    assert MeetingPack.objects.get().file.name == kept


def test_old_packs_are_thrown_away_with_their_files(
    body: Body, to_come: Meeting, run_jobs: Callable[[], int]
) -> None:
    ask_for_pack(actor=body.chair, meeting=to_come, language="en")
    run_jobs()
    file = MeetingPack.objects.get().file
    assert drop_old_packs() == 0
    MeetingPack.objects.update(asked_at=timezone.now() - KEPT - timedelta(seconds=1))

    assert (drop_old_packs(), MeetingPack.objects.count(), file.storage.exists(file.name)) == (1, 0, False)


def test_a_meeting_without_papers_has_cover_and_agenda(
    body: Body, client_of: Callable[..., Client], run_jobs: Callable[[], int]
) -> None:
    meeting = make_meeting(body, "convened")
    ask_for_pack(actor=body.chair, meeting=meeting, language="fr")
    run_jobs()

    assert len(pdf_of(read(client_of(body.chair), meeting, "fr")).pages) == 1
