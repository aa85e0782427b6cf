"""The pack of a meeting as one PDF: our cover, agenda and a sheet before each paper (tagged, with bookmarks
and page numbers), and the papers as they were received."""

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from pypdf import PdfReader, PdfWriter

from alliance87.core import pdf
from gcm.models import MeetingPack, PaperFile
from gcm.queries.minuting.symbols import symbol_of_paper
from gcm.queries.planning.deadlines import deadlines_of
from gcm.queries.planning.papers import PaperRow, files_with_uploads, row_of

Progress = Callable[[int], None]


@dataclass(frozen=True)
class Part:
    """A paper in the pack: `sheet` and `first` are the pages of our sheet and of its own first page."""

    row: PaperRow
    file: PaperFile
    pages: int
    sheet: int = 0

    @property
    def symbol(self) -> str:
        return symbol_of_paper(self.row.paper, self.file)

    @property
    def first(self) -> int:
        return self.sheet + 1

    @property
    def last(self) -> int:
        return self.sheet + self.pages


def build(pack: MeetingPack, progress: Progress) -> bytes:
    """Reads the files of the pack; `progress` is told how many papers are in."""
    parts = _parts(pack)
    front = _own_pages(pack, parts) - len(parts)
    placed = _placed(parts, front)
    writer = PdfWriter(clone_from=BytesIO(_render(pack, placed)))
    for number, part in enumerate(placed, start=1):
        writer.merge(part.sheet, _reader(part.file), import_outline=False)
        progress(number)
    made = BytesIO()
    writer.write(made)
    return made.getvalue()


def _parts(pack: MeetingPack) -> list[Part]:
    files = PaperFile.objects.filter(pk__in=pack.papers).select_related("upload", "paper__item")
    by_key = {each.pk: each for each in files}
    meeting, deadlines = pack.meeting, deadlines_of(pack.meeting)
    papers = {
        each.pk: each
        for each in meeting.papers.select_related("meeting", "addendum_to").prefetch_related(
            files_with_uploads()
        )
    }
    found = [by_key[key] for key in pack.papers]
    return [
        Part(row_of(papers[file.paper_id], meeting, deadlines), file, len(_reader(file).pages))
        for file in found
    ]


def _placed(parts: list[Part], front: int) -> list[Part]:
    """With their pages, counted from 1, after so many of ours."""
    placed, at = [], front
    for part in parts:
        placed.append(Part(part.row, part.file, part.pages, at + 1))
        at += 1 + part.pages
    return placed


def _own_pages(pack: MeetingPack, parts: list[Part]) -> int:
    """How many pages of ours there are, one sheet a paper among them."""
    return len(PdfReader(BytesIO(_render(pack, _placed(parts, 1)))).pages)


def _render(pack: MeetingPack, parts: list[Part]) -> bytes:
    with translation.override(pack.language):
        title = _("Papers of meeting no. %(number)s") % {"number": pack.meeting.number or "–"}
    context: dict[str, Any] = {
        "meeting": pack.meeting,
        "items": list(pack.meeting.items.filter(pk__in=pack.items).order_by("position")),
        "parts": parts,
        "made_at": pack.asked_at,
    }
    return pdf.render("pdf/gcm/pack.html", context, language=pack.language, title=title)


def _reader(file: PaperFile) -> PdfReader:
    with file.upload.file.open("rb") as kept:
        return PdfReader(BytesIO(kept.read()))
