"""Files that people send: honest ones, and ones made to do harm."""

import io
import zipfile
from collections.abc import Mapping

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject

DOCX_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
XLSX_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_writer() -> PdfWriter:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    return writer


def pdf() -> bytes:
    return written(pdf_writer())


def pdf_with_script() -> bytes:
    return written(opening_with("/JavaScript", "/JS", "app.alert('hello')"))


def pdf_that_launches() -> bytes:
    return written(opening_with("/Launch", "/F", "calc.exe"))


def opening_with(kind: str, key: str, value: str) -> PdfWriter:
    writer = pdf_writer()
    action = DictionaryObject({NameObject("/S"): NameObject(kind), NameObject(key): TextStringObject(value)})
    writer.root_object[NameObject("/OpenAction")] = writer._add_object(action)
    return writer


def pdf_with_file() -> bytes:
    writer = pdf_writer()
    writer.add_attachment("setup.exe", b"MZ")
    return written(writer)


def pdf_locked() -> bytes:
    writer = pdf_writer()
    writer.encrypt("secret", algorithm="RC4-128")
    return written(writer)


def pdf_and_archive() -> bytes:
    return pdf() + archive({"run.exe": b"MZ"})


def image(kind: str = "PNG", size: tuple[int, int] = (8, 8)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "#8c1638").save(out, kind)
    return out.getvalue()


def archive(members: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, content in members.items():
            zipped.writestr(name, content)
    return out.getvalue()


def office(main: str = DOCX_MAIN, **more: bytes) -> bytes:
    types = f'<Types><Override PartName="/word/document.xml" ContentType="{main}"/></Types>'.encode()
    return archive({"[Content_Types].xml": types, "word/document.xml": b"<w:document/>", **more})


def odt(**more: bytes) -> bytes:
    kind = b"application/vnd.oasis.opendocument.text"
    return archive({"mimetype": kind, "content.xml": b"<office:document-content/>", **more})
