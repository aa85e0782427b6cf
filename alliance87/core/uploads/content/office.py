"""Word, Excel and OpenDocument files: archives whose table of contents says what they hold."""

import zipfile
from pathlib import PurePosixPath
from typing import IO

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

MAX_MEMBERS = 2_000
MAX_UNPACKED = 300 * 1024 * 1024  # bytes
MAX_RATIO = 200  # unpacked to packed; text of an honest document stays under 50
SMALL = 1024 * 1024  # bytes; under this no ratio matters
MACROS = ("vbaproject.bin", "vbadata.xml", "/basic/", "/scripts/", "oleobject", "/activex/", "/embeddings/")
OOXML_MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"


def check_docx(file: IO[bytes]) -> None:
    """Raises ValidationError for what is no Word document without macros."""
    _check_ooxml(file, OOXML_MAIN.format("wordprocessingml.document"), "Word")


def check_xlsx(file: IO[bytes]) -> None:
    """Raises ValidationError for what is no Excel workbook without macros."""
    _check_ooxml(file, OOXML_MAIN.format("spreadsheetml.sheet"), "Excel")


def check_odt(file: IO[bytes]) -> None:
    """Raises ValidationError for what is no OpenDocument text without macros."""
    with _open(file) as archive:
        kind = _read(archive, "mimetype")
        if kind != b"application/vnd.oasis.opendocument.text" or "content.xml" not in archive.namelist():
            raise _not_a("OpenDocument")


def _check_ooxml(file: IO[bytes], main: str, label: str) -> None:
    with _open(file) as archive:
        types = _read(archive, "[Content_Types].xml").lower()
        if b"macroenabled" in types or b"vbaproject" in types:
            raise _has_macros()
        if main.lower().encode() not in types:
            raise _not_a(label)


def _open(file: IO[bytes]) -> zipfile.ZipFile:
    file.seek(0)
    try:
        archive = zipfile.ZipFile(file)
    except Exception as error:  # whatever unpacking hostile input may raise
        raise ValidationError(_("This document is damaged or incomplete."), code="damaged") from error
    members = archive.infolist()
    _check_size(members)
    for member in members:
        _check_member(member)
    return archive


def _check_size(members: list[zipfile.ZipInfo]) -> None:
    unpacked = sum(each.file_size for each in members)
    packed = sum(each.compress_size for each in members)
    if (
        len(members) > MAX_MEMBERS
        or unpacked > MAX_UNPACKED
        or (unpacked > SMALL and unpacked > MAX_RATIO * packed)
    ):
        raise ValidationError(_("Unpacked, this document would be far too large."), code="bomb")


def _check_member(member: zipfile.ZipInfo) -> None:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in member.filename:
        raise ValidationError(_("This document is damaged or incomplete."), code="path")
    if member.flag_bits & 0x1:
        raise ValidationError(_("This document is locked with a password: send it unlocked."), code="locked")
    name = f"/{member.filename.lower()}"
    if any(each in name for each in MACROS):
        raise _has_macros()


def _read(archive: zipfile.ZipFile, name: str) -> bytes:
    """At most SMALL bytes of a member, so that a false table of contents unpacks nothing large."""
    try:
        with archive.open(name) as member:
            return member.read(SMALL)
    except Exception as error:  # no such member, or whatever unpacking hostile input may raise
        raise ValidationError(_("This document is damaged or incomplete."), code="damaged") from error


def _has_macros() -> ValidationError:
    return ValidationError(
        _("This document holds macros or embedded objects: save it without them and send it again."),
        code="macros",
    )


def _not_a(label: str) -> ValidationError:
    return ValidationError(
        _("The name says %(kind)s, but the content is something else."),
        params={"kind": label},
        code="disagrees",
    )
