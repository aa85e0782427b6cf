"""The checklist of a way as it stands: criteria, what the country brings, what the secretariat found."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from alliance87.core.uploads.models import Upload
from pathfinders.enums import StepKind
from pathfinders.models import Criterion, CriterionCheck, Evidence, Framework, Pathway
from pathfinders.queries.files import files_of


@dataclass(frozen=True)
class Round:
    """The version of the framework that counts, and the number of the submission; 0 before the first."""

    framework: Framework | None
    round: int


@dataclass(frozen=True)
class Brought:
    """A piece of evidence with its files."""

    evidence: Evidence
    files: list[Upload] = field(default_factory=list)


@dataclass(frozen=True)
class CheckLine:
    """A criterion, what was brought for it, and what was found in this round; None: not checked yet."""

    criterion: Criterion
    brought: list[Brought]
    check: CriterionCheck | None

    @property
    def is_unmet(self) -> bool:
        return self.criterion.required and not (self.check is not None and self.check.met)


def round_of(pathway: Pathway) -> Round:
    """The framework that the way was submitted under, before that the one in force today. Two queries at
    most."""
    number = pathway.steps.filter(kind=StepKind.SUBMITTED).count()
    if pathway.framework_id is not None:
        return Round(pathway.framework, number)
    return Round(Framework.objects.in_force(), number)


def checklist(pathway: Pathway) -> list[CheckLine]:
    """Line by line, in the order of the framework; empty while there is none. Six queries at most, whatever
    the number of lines."""
    now = round_of(pathway)
    if now.framework is None:
        return []
    brought = _brought(pathway.evidence.filter(removed_at=None).select_related("given_by"))
    found = pathway.checks.filter(round=now.round).select_related("checked_by")
    checks = {each.criterion_id: each for each in found} if now.round else {}
    return [
        CheckLine(each, brought.get(each.code, []), checks.get(each.pk))
        for each in now.framework.criteria.order_by("order")
    ]


def unmet(lines: Iterable[CheckLine]) -> list[str]:
    """The required criteria that were not found to be met, by title."""
    return [str(line.criterion) for line in lines if line.is_unmet]


def _brought(evidence: Any) -> dict[str, list[Brought]]:
    rows = list(evidence)
    files = files_of(Evidence, [each.pk for each in rows])
    by_code: dict[str, list[Brought]] = defaultdict(list)
    for each in rows:
        by_code[each.code].append(Brought(each, files.get(str(each.pk), [])))
    return by_code
