"""What a file is, told from its bytes. The name only has to agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string
from django.utils.text import get_text_list
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Kind:
    """A type of file, told apart by its first bytes. `checked_by` names a function beside this module, which
    is loaded when a file comes: a worker that only sends mail holds no parser of PDF and pictures."""

    name: str
    label: str
    extensions: tuple[str, ...]
    media_type: str
    starts_with: bytes
    checked_by: str
    inline: bool = False  # shown by browsers, which cannot be made to run anything in it

    def check(self, file: IO[bytes]) -> None:
        """Raises ValidationError in plain words for what the portal does not keep."""
        import_string(f"{__name__}.{self.checked_by}")(file)


_ZIP = b"PK\x03\x04"
_OOXML = "application/vnd.openxmlformats-officedocument."
KINDS = {
    kind.name: kind
    for kind in (
        Kind("pdf", "PDF", (".pdf",), "application/pdf", b"%PDF-", "pdf.check", inline=True),
        Kind("png", "PNG", (".png",), "image/png", b"\x89PNG\r\n\x1a\n", "images.check_png", inline=True),
        Kind(
            "jpeg", "JPEG", (".jpg", ".jpeg"), "image/jpeg", b"\xff\xd8\xff", "images.check_jpeg", inline=True
        ),
        Kind(
            "docx",
            "Word (.docx)",
            (".docx",),
            f"{_OOXML}wordprocessingml.document",
            _ZIP,
            "office.check_docx",
        ),
        Kind("xlsx", "Excel (.xlsx)", (".xlsx",), f"{_OOXML}spreadsheetml.sheet", _ZIP, "office.check_xlsx"),
        Kind(
            "odt",
            "OpenDocument (.odt)",
            (".odt",),
            "application/vnd.oasis.opendocument.text",
            _ZIP,
            "office.check_odt",
        ),
    )
}


def check_content(file: IO[bytes], name: str, allowed: Iterable[str]) -> Kind:
    """The kind of the file. Raises ValidationError, in words for whoever sent it, when name and content
    disagree, when the kind is not among `allowed`, or when the file holds what could do harm."""
    allowed_kinds = [kind for kind in KINDS.values() if kind.name in allowed]
    kind = next((each for each in allowed_kinds if name.lower().endswith(each.extensions)), None)
    head = _head(file)
    if kind is None or _is_markup(head):
        raise ValidationError(_refusal(name, head), params={"kinds": _list(allowed_kinds)}, code="kind")
    if not head.startswith(kind.starts_with):
        raise ValidationError(
            _("The name says %(kind)s, but the content is something else."),
            params={"kind": kind.label},
            code="disagrees",
        )
    kind.check(file)
    file.seek(0)
    return kind


def _refusal(name: str, head: bytes) -> Any:
    if name.lower().endswith((".svg", ".svgz")) or b"<svg" in head.lower():
        return _("SVG pictures can carry script and are not kept. Send one of: %(kinds)s.")
    return _("Files of this kind are not kept here. Send one of: %(kinds)s.")


def _is_markup(head: bytes) -> bool:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<?xml", b"<!doctype", b"<html", b"<svg", b"<script", b"<!--"))


def _head(file: IO[bytes]) -> bytes:
    file.seek(0)
    head = file.read(1024)
    file.seek(0)
    return head


def _list(kinds: list[Kind]) -> str:
    return str(get_text_list([kind.label for kind in kinds], _("or")))
