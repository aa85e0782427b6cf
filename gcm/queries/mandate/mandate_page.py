"""The mandate as its readers see it: targets with their state, clauses in words they can read (M1-M3)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from gcm.domain.mandate.clauses import paragraphs
from gcm.domain.mandate.slips import OPEN_BRACKET, OTHER_NAME
from gcm.enums import MandateKind, TargetStatus
from gcm.models import MandateClause, MandateErratum, MandateVersion, Target

SLIPS = {
    OTHER_NAME: _("The body is named otherwise than everywhere else"),
    OPEN_BRACKET: _("A bracket is opened and not closed"),
}
PILLS = {TargetStatus.MET: "ok", TargetStatus.MISSED: "warn", TargetStatus.RUNNING: "info"}


@dataclass(frozen=True)
class TargetRow:
    target: Target
    status: TargetStatus

    @property
    def pill(self) -> str:
        return PILLS[self.status]


@dataclass(frozen=True)
class ClauseRow:
    """A clause: our account of it, and the official text where it is loaded, paragraph by paragraph."""

    number: str
    heading: str
    summary: str
    official: list[str]

    @property
    def level(self) -> int:
        """Of the heading: 2 for a chapter, 3 below."""
        return 3 if "." in self.number else 2


@dataclass(frozen=True)
class MandatePage:
    """`official_first`: the reader's language is that of the official text, which is loaded."""

    targets: list[TargetRow]
    clauses: list[ClauseRow]
    summary: MandateVersion | None
    official: MandateVersion | None
    versions: list[MandateVersion]

    @property
    def official_first(self) -> bool:
        return self.official is not None and self.official.source_language == get_language()

    @property
    def is_translation(self) -> bool:
        """Of our account of the mandate: the reader's language is not the one it was written in (M2)."""
        return self.summary is not None and self.summary.source_language != get_language()


def mandate_page(on: date) -> MandatePage:
    """Four queries at most."""
    versions = list(MandateVersion.objects.order_by("-loaded_at", "-pk"))
    latest = {kind: _latest(versions, kind) for kind in MandateKind}
    clauses = MandateClause.objects.filter(version__in=[each for each in latest.values() if each])
    return MandatePage(
        targets=[TargetRow(each, each.status(on)) for each in Target.objects.in_order()],
        clauses=_rows(list(clauses.order_by("order")), latest[MandateKind.OFFICIAL]),
        summary=latest[MandateKind.SUMMARY],
        official=latest[MandateKind.OFFICIAL],
        versions=versions,
    )


def _latest(versions: list[MandateVersion], kind: str) -> MandateVersion | None:
    return max((each for each in versions if each.kind == kind), key=lambda each: each.number, default=None)


def _rows(clauses: list[MandateClause], official: MandateVersion | None) -> list[ClauseRow]:
    texts: dict[str, list[str]] = {}
    if official is not None:
        own = [each for each in clauses if each.version_id == official.pk]
        source = f"text_{official.source_language}"
        texts = {each.number: paragraphs(getattr(each, source)) for each in own}
    told = [each for each in clauses if official is None or each.version_id != official.pk]
    return [ClauseRow(each.number, each.heading, each.text, texts.get(each.number, [])) for each in told]


@dataclass(frozen=True)
class ErratumRow:
    erratum: MandateErratum
    label: Any


def errata() -> list[ErratumRow]:
    """Those of the official text in force, in its order. Two queries."""
    official = MandateVersion.objects.latest_of(MandateKind.OFFICIAL)
    found = official.errata.order_by("pk") if official else ()
    return [ErratumRow(each, SLIPS[each.slip]) for each in found]
