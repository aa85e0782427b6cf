"""What is kept and what is refused, told from the bytes; and in which words."""

import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError

from alliance87.core.uploads.content import KINDS, check_content
from tests.files import samples

HARMLESS = {
    "a.pdf": samples.pdf(),
    "a.PNG": samples.image("PNG"),
    "a.jpeg": samples.image("JPEG"),
    "a.docx": samples.office(),
    "a.xlsx": samples.office(samples.XLSX_MAIN),
    "a.odt": samples.odt(),
}
OTHER = "The name says %s, but the content is something else."
MACROS = "This document holds macros or embedded objects: save it without them and send it again."
DAMAGED_DOCUMENT = "This document is damaged or incomplete."
ACTIVE = "This PDF holds script, forms that send data or other files: print it to a new PDF first."


def refusal(content: bytes, name: str, allowed: set[str] | None = None) -> str:
    with pytest.raises(ValidationError) as refused:
        check_content(io.BytesIO(content), name, allowed or set(KINDS))
    return str(refused.value.messages[0])


def png_of(width: int, height: int) -> bytes:
    """A picture that says it is enormous and takes a hundred bytes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 100))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize("name", HARMLESS)
def test_an_honest_file_is_kept(name: str) -> None:
    kind = check_content(io.BytesIO(HARMLESS[name]), name, KINDS)
    assert name.lower().endswith(kind.extensions)


def test_a_picture_with_script_is_refused() -> None:
    svg = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    words = "SVG pictures can carry script and are not kept. Send one of: PNG or JPEG."
    assert refusal(svg, "logo.svg", {"png", "jpeg"}) == words
    assert refusal(svg, "logo.png", {"png", "jpeg"}) == words


def test_a_page_is_refused_whatever_its_name() -> None:
    words = "Files of this kind are not kept here. Send one of: PDF."
    assert refusal(b"<!doctype html><script>1</script>", "a.html", {"pdf"}) == words
    assert refusal(b"<!doctype html><script>1</script>", "a.pdf", {"pdf"}) == words


def test_what_was_not_asked_for_is_refused() -> None:
    assert refusal(samples.pdf(), "a.pdf", {"png", "docx"}) == (
        "Files of this kind are not kept here. Send one of: PNG or Word (.docx)."
    )


@pytest.mark.parametrize(("name", "kind"), [("a.pdf", "PDF"), ("a.docx", "Word (.docx)"), ("a.png", "PNG")])
def test_the_name_has_to_agree(name: str, kind: str) -> None:
    assert refusal(b"MZ this is a program", name) == OTHER % kind


def test_a_pdf_that_is_none() -> None:
    assert refusal(b"%PDF-1.7\nnothing more", "a.pdf") == "This PDF is damaged or incomplete."


@pytest.mark.parametrize(
    "content", [samples.pdf_with_script(), samples.pdf_that_launches(), samples.pdf_with_file()]
)
def test_a_pdf_that_acts_is_refused(content: bytes) -> None:
    assert refusal(content, "a.pdf") == ACTIVE


def test_a_locked_pdf_is_refused() -> None:
    assert refusal(samples.pdf_locked(), "a.pdf") == "This PDF is locked with a password: send it unlocked."


def test_one_file_that_is_two_is_refused() -> None:
    assert refusal(samples.pdf_and_archive(), "a.pdf") == "This PDF hides an archive."
    hidden = samples.image() + samples.archive({"run.exe": b"MZ"})
    assert refusal(hidden, "a.png") == "This picture hides an archive."


def test_macros_are_refused() -> None:
    with_project = samples.office(**{"word/vbaProject.bin": b"\xd0\xcf"})
    assert refusal(with_project, "a.docx") == MACROS
    assert refusal(samples.office(samples.MACRO_MAIN), "a.docx") == MACROS
    assert refusal(samples.odt(**{"Basic/Standard/Module1.xml": b"<x/>"}), "a.odt") == MACROS


def test_a_document_of_another_kind_is_refused() -> None:
    assert refusal(samples.office(samples.XLSX_MAIN), "a.docx") == OTHER % "Word"
    assert refusal(samples.archive({"a.txt": b"x"}), "a.odt") == DAMAGED_DOCUMENT


def test_a_bomb_is_refused_before_it_is_unpacked() -> None:
    bomb = samples.office(**{"word/media/zeros.bin": bytes(20 * 1024 * 1024)})
    assert refusal(bomb, "a.docx") == "Unpacked, this document would be far too large."
    assert refusal(png_of(60_000, 60_000), "a.png") == "This picture has too many pixels: send a smaller one."


def test_a_member_that_leaves_its_folder_is_refused() -> None:
    assert refusal(samples.office(**{"../../etc/cron.d/x": b"x"}), "a.docx") == DAMAGED_DOCUMENT


def test_half_a_picture_is_refused() -> None:
    whole = samples.image("JPEG", (400, 400))
    assert refusal(whole[: len(whole) // 2], "a.jpg") == "This picture is damaged or incomplete."
