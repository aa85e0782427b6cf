import io
from typing import Any

import pytest
from pypdf import PdfReader

from alliance87.core import pdf, pdf_writer
from alliance87.core.pdf_writer import HOST, OwnFilesOnly


def document(**options: Any) -> PdfReader:
    return PdfReader(io.BytesIO(pdf.render("pdf/base.html", {}, **options)))


def test_structure_language_and_title_are_written() -> None:
    found = document(language="es", title="Informe de la reunión")
    root: Any = found.trailer["/Root"]
    assert root["/Lang"] == "es"
    assert found.metadata is not None
    assert found.metadata.title == "Informe de la reunión"
    assert root["/MarkInfo"]["/Marked"] is not None and root["/MarkInfo"]["/Marked"].value is True
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert root["/StructTreeRoot"]["/Type"] == "/StructTreeRoot"
    assert b"pdfuaid" in root["/Metadata"].get_data()


def test_pages_are_numbered_under_the_title() -> None:
    text = document(language="fr", title="Compte rendu").pages[0].extract_text()
    assert text.split("\n")[-1] == "Compte rendu 1 / 1"


def test_the_demonstration_is_marked(settings: Any) -> None:
    words = "Demonstration: invented States, organisations and persons"
    assert words not in document(language="en", title="Minutes").pages[0].extract_text()
    settings.DEMO = True
    assert words in document(language="en", title="Minutes").pages[0].extract_text()


def test_a_document_needs_a_title() -> None:
    with pytest.raises(ValueError, match="needs a title"):
        document(language="en", title=" ")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.png",
        "http://169.254.169.254/latest/",
        "file:///etc/passwd",
        f"https://{HOST}/etc/passwd",
        f"https://{HOST}.example.org/static/css/pdf.css",
    ],
)
def test_no_other_address_is_asked(address: str) -> None:
    with pytest.raises(ValueError, match="ask nobody"):
        OwnFilesOnly().fetch(address)


def test_our_own_files_are_found_and_nothing_above_them() -> None:
    sheet = OwnFilesOnly().fetch(f"https://{HOST}/static/css/pdf.css")
    assert sheet.content_type == "text/css"
    with pytest.raises(Exception, match="outside|passwd|base path"):
        OwnFilesOnly().fetch(f"https://{HOST}/static/../../../../../etc/passwd")


def test_what_everybody_may_read_is_written_once_for_the_same_page(db: None, monkeypatch: Any) -> None:
    written: list[str] = []
    write = pdf_writer.write
    monkeypatch.setattr(pdf_writer, "write", lambda page: written.append(page) or write(page))
    for public, title, times in (
        (True, "Certificate", 1),
        (True, "Certificate", 1),
        (True, "Another", 2),
        (False, "Certificate", 3),
        (False, "Certificate", 4),
    ):
        made = pdf.render("pdf/base.html", {}, language="en", title=title, public=public)
        assert PdfReader(io.BytesIO(made)).metadata.title == title  # type: ignore[union-attr]
        assert len(written) == times
