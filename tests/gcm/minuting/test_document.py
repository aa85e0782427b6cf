"""The issued minutes as a PDF: its structure, its language, and what it says."""

import io
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone, translation
from pypdf import PdfReader

from gcm.exports.minutes import minutes_pdf, title_of
from gcm.models import IssuedMinutes
from tests.cast import sign_in
from tests.gcm.body import WORDS
from tests.gcm.minuting.record import ACTION, AWAY, EXCUSED, SUMMARY
from tests.gcm.room import at

LANGUAGES = ("fr", "en", "es")
TITLES = {
    "fr": "Compte rendu de la réunion nº 1",
    "en": "Minutes of meeting no. 1",
    "es": "Informe de la reunión núm. 1",
}


def read(issued: IssuedMinutes, language: str) -> PdfReader:
    return PdfReader(io.BytesIO(minutes_pdf(issued, language=language)))


def text_of(document: PdfReader) -> str:
    return "".join("".join(page.extract_text() for page in document.pages).split())


def kinds_of(element: Any) -> set[str]:
    """The kinds of the elements in a tree of structure."""
    found = {str(element["/S"])} if "/S" in element else set()
    children = element.get("/K", [])
    children = children if isinstance(children, list) else [children]
    inner = [each.get_object() for each in children if not isinstance(each, int)]
    return found.union(*(kinds_of(each) for each in inner if isinstance(each, dict)))


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_is_tagged_and_names_its_language_and_title(issued: Any, language: str) -> None:
    document = read(issued, language)
    root: Any = document.trailer["/Root"]
    assert root["/Lang"] == language
    assert root["/MarkInfo"]["/Marked"].value is True
    assert document.metadata is not None
    assert document.metadata.title == TITLES[language]
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert {"/H1", "/H2", "/H3", "/P", "/Table", "/TH", "/TD"} <= kinds_of(root["/StructTreeRoot"])


@pytest.mark.rule("N3")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_pdf_says_what_was_written_decided_and_is_to_be_done(issued: Any, language: str) -> None:
    text = text_of(read(issued, language))
    decision = issued.content["items"][1]["decision"]
    said = (SUMMARY[language], WORDS[language][1], decision["symbol"], decision["hash"], ACTION[language])
    for words in (*said, issued.hash, f"Holder {EXCUSED} {language}"):
        assert "".join(words.split()) in text
    assert f"Holder{AWAY}" not in text  # stayed away without a word (A15)
    assert "Person" not in text


@pytest.mark.rule("N10")
def test_what_is_not_translated_is_shown_in_the_source_language(issued: Any) -> None:
    content = {**issued.content, "items": [dict(each) for each in issued.content["items"]]}
    content["items"][1]["summary"] = {"fr": SUMMARY["fr"]}
    shown = IssuedMinutes(content=content, hash=issued.hash, issued_at=issued.issued_at)
    text = text_of(read(shown, "es"))
    assert "".join(SUMMARY["fr"].split()) in text
    assert text.count("".join(SUMMARY["es"].split())) == 1  # of the other item


@pytest.mark.rule("T6")
def test_times_are_those_of_the_meeting_wherever_it_is_read(issued: Any) -> None:
    said = []
    for zone in ("America/Bogota", "Asia/Kathmandu"):
        with timezone.override(zone):
            said.append(text_of(read(issued, "en")))
    assert said[0] == said[1]
    assert "Alltimes:Genevatime(UTC+0" in said[0]


@pytest.mark.rule("N16")
def test_without_a_quorum_they_are_notes_of_a_consultation() -> None:
    with translation.override("en"):
        assert title_of(3, had_quorum=False) == "Notes of consultation, meeting no. 3"
        assert title_of(3, had_quorum=True) == "Minutes of meeting no. 3"


@pytest.mark.parametrize("language", LANGUAGES)
def test_members_download_the_pdf_in_their_language(issued: Any, body: Any, language: str) -> None:
    client = sign_in(Client(), body.representative(9))
    with translation.override(language):
        response = client.get(at("gcm:minutes_pdf", issued.minutes.meeting))
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == f'inline; filename="gcm-1-{language}.pdf"'
    document = PdfReader(io.BytesIO(response.content))
    assert document.metadata is not None
    assert document.metadata.title == TITLES[language]


def test_there_is_no_pdf_of_a_draft(with_chair: Any, body: Any) -> None:
    client = sign_in(Client(), body.chair)
    assert client.get(at("gcm:minutes_pdf", with_chair.meeting)).status_code == 404
