import zipfile
from collections.abc import Iterator
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject

MAX_OBJECTS = 200_000
# ISO 32000-1: 12.6.4 (actions), 7.11.4 (embedded files), 13 (multimedia).
ACTIONS = {"/JavaScript", "/Launch", "/ImportData", "/SubmitForm", "/Rendition", "/RichMediaExecute"}
KEYS = {"/JS", "/JavaScript", "/EF", "/EmbeddedFiles", "/RichMediaContent", "/XFA"}


def check(file: IO[bytes]) -> None:
    """Raises ValidationError for what is no readable PDF, is locked, or holds script, files or actions."""
    if zipfile.is_zipfile(file):
        raise ValidationError(_("This PDF hides an archive."), code="polyglot")
    file.seek(0)
    try:
        problem = _problem(PdfReader(file))
    except Exception as error:  # whatever a parser of hostile input may raise
        raise ValidationError(_("This PDF is damaged or incomplete."), code="damaged") from error
    if problem:
        raise problem


def _problem(reader: PdfReader) -> ValidationError | None:
    if reader.is_encrypted:
        return ValidationError(_("This PDF is locked with a password: send it unlocked."), code="locked")
    if not len(reader.pages):
        return ValidationError(_("This PDF is damaged or incomplete."), code="damaged")
    if any(_is_active(each) for each in _dictionaries(reader)):
        return ValidationError(
            _("This PDF holds script, forms that send data or other files: print it to a new PDF first."),
            code="active",
        )
    return None


def _is_active(found: DictionaryObject) -> bool:
    return not KEYS.isdisjoint(found) or found.get("/S") in ACTIONS or found.get("/Type") == "/EmbeddedFile"


def _dictionaries(reader: PdfReader) -> Iterator[DictionaryObject]:
    """Every dictionary of the file, also those that no page leads to. Raises ValueError over MAX_OBJECTS."""
    waiting: list[Any] = [reader.trailer, *_objects(reader)]
    seen = 0
    while waiting:
        seen += 1
        if seen > MAX_OBJECTS:
            raise ValueError("too many objects")
        found = waiting.pop()
        if isinstance(found, DictionaryObject):
            yield found
            waiting.extend(dict.values(found))
        elif isinstance(found, ArrayObject):
            waiting.extend(list.__iter__(found))


def _objects(reader: PdfReader) -> Iterator[Any]:
    numbers = {(number, generation) for generation, table in reader.xref.items() for number in table} | {
        (number, 0) for number in reader.xref_objStm
    }
    for number, generation in sorted(numbers):
        yield reader.get_object(IndirectObject(number, generation, reader))
