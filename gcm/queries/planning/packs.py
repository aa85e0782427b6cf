"""Which pack of papers is a reader's: the one that holds exactly what they may read, as it stands now."""

from dataclasses import dataclass
from typing import Any

from alliance87.core import ledger
from gcm.models import Meeting, MeetingPack
from gcm.queries.observed import items_shown
from gcm.queries.planning.papers import PaperRow, papers_of
from gcm.queries.snapshot import in_languages


@dataclass(frozen=True)
class Contents:
    """What is to be in the pack, and its digest. Who may read the same shares a pack; another file, title,
    agenda or right is another one."""

    files: list[int]
    items: list[int]
    fingerprint: str


def contents_for(meeting: Meeting, user: Any, language: str) -> Contents:
    """As the reader may read it now. Four queries, and those that say who reads."""
    rows = papers_of(meeting, user)
    files = [file.pk for row in rows if (file := row.file_in(language))]
    items = list(items_shown(meeting, user))
    said = {
        "meeting": [str(meeting.public_id), meeting.sequence, meeting.state, meeting.place],
        "agenda": [[item.position, item.kind, in_languages(item, "title")] for item in items],
        "papers": [_said(row, language) for row in rows],
        "files": files,
        "language": language,
    }
    return Contents(files, [each.pk for each in items], ledger.digest_of(said))


def pack_for(meeting: Meeting, user: Any, language: str) -> MeetingPack | None:
    """The reader's own, ready or in the making; None until somebody asks for it."""
    fingerprint = contents_for(meeting, user, language).fingerprint
    return MeetingPack.objects.filter(meeting=meeting, language=language, fingerprint=fingerprint).first()


def _said(row: PaperRow, language: str) -> list[Any]:
    item = row.paper.item
    return [row.paper.number, in_languages(row.paper, "title"), item.position if item else 0, row.hours or 0]
