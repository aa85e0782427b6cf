"""The papers of a meeting that a reader may see, with where each stands in each language (G9, G12, O5)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Prefetch
from django.db.models.functions import Coalesce
from guardian.models import UserObjectPermission

from gcm.domain.planning.calendar_rules import hours_before
from gcm.enums import LanguageStatus, PaperAccess
from gcm.models import Meeting, Paper, PaperFile
from gcm.models.meeting import every_language
from gcm.queries.minuting.symbols import symbol_of_paper
from gcm.queries.observed import observed_items
from gcm.queries.planning.deadlines import Deadlines, deadlines_of


@dataclass(frozen=True)
class Version:
    """A paper in one language; `file` is the latest with its symbol, None where there is none."""

    language: str
    status: LanguageStatus
    file: PaperFile | None
    symbol: str = ""

    @property
    def label(self) -> Any:
        return self.status.label


@dataclass(frozen=True)
class PaperRow:
    """`hours` is how long before the start a late original came, whole hours; None for one in time. `symbol`
    is that of the original, empty before the meeting has its number."""

    paper: Paper
    versions: list[Version]
    hours: int | None
    symbol: str = ""

    @property
    def is_late(self) -> bool:
        return self.hours is not None

    def file_in(self, language: str) -> PaperFile | None:
        """In that language, else the original."""
        files = {each.language: each.file for each in self.versions if each.file}
        return files.get(language) or files.get(self.paper.source_language)


def papers_of(meeting: Meeting, user: Any) -> list[PaperRow]:
    """Those that the reader may read, by number, what is added to one behind it. Three queries, and those
    that say who reads."""
    named = _named(user)
    readable = [each for each in _papers(meeting) if _reads(user, meeting, each, named)]
    deadlines = deadlines_of(meeting)
    return [row_of(each, meeting, deadlines) for each in readable]


def row_of(paper: Paper, meeting: Meeting, deadlines: Deadlines) -> PaperRow:
    """From a paper with its files at hand."""
    files: Sequence[PaperFile] = list(paper.files.all())
    latest = {each.language: each for each in files}  # in the order in which they were received
    versions = [
        Version(
            code, _status(paper, meeting, code, latest), file, symbol_of_paper(paper, file) if file else ""
        )
        for code in every_language()
        for file in [latest.get(code)]
    ]
    first = next((each for each in files if each.language == paper.source_language), None)
    late = first is not None and first.received_at > deadlines.papers_at
    hours = hours_before(meeting.starts_at, first.received_at) if first and late else None
    return PaperRow(paper, versions, hours, symbol_of_paper(paper))


def files_with_uploads() -> Any:
    """What `row_of` reads, in two queries for all papers."""
    return Prefetch("files", PaperFile.objects.select_related("upload").order_by("received_at", "pk"))


def _papers(meeting: Meeting) -> list[Paper]:
    found = meeting.papers.filter(withdrawn_at__isnull=True).select_related("item", "meeting", "addendum_to")
    in_order = found.order_by(Coalesce("addendum_to__number", "number"), Coalesce("addendum", 0))
    return list(in_order.prefetch_related(files_with_uploads()))


def _reads(user: Any, meeting: Meeting, paper: Paper, named: set[str]) -> bool:
    """What the permission `gcm.read_paper` says of each paper, without a query a paper."""
    if user.has_perm("gcm.prepare_meeting"):
        return True
    if meeting.number is None:
        return False
    if str(paper.pk) in named:
        return True
    if user.has_perm("gcm.answer_convocation"):
        return paper.access != PaperAccess.RESTRICTED
    if paper.access != PaperAccess.PUBLIC or not user.has_perm("gcm.view_meeting", meeting):
        return False
    only = observed_items(meeting, user)
    return only is None or paper.item_id in only


def _named(user: Any) -> set[str]:
    if not user.is_authenticated:
        return set()
    rows = UserObjectPermission.objects.filter(
        user=user,
        content_type=ContentType.objects.get_for_model(Paper),
        permission__codename="read_restricted_paper",
    )
    return set(rows.values_list("object_pk", flat=True))


def _status(paper: Paper, meeting: Meeting, code: str, latest: dict[str, PaperFile]) -> LanguageStatus:
    if code == paper.source_language:
        return LanguageStatus.ORIGINAL
    if code in latest:
        return LanguageStatus.TRANSLATION
    return LanguageStatus.TO_COME if code in meeting.languages else LanguageStatus.NOT_FORESEEN
