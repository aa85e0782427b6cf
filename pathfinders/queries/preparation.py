"""What a country has prepared: workshops with who was there, and who was missing (F1, F7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from alliance87.core.dates import today_in_geneva
from alliance87.core.uploads.models import Upload
from pathfinders.enums import EXPECTED_GROUPS, NationalGroup
from pathfinders.models import Pathway, Workshop, WorkshopGroup
from pathfinders.queries.files import files_of


@dataclass(frozen=True)
class WorkshopLine:
    """A workshop, who was there, its reports, and which expected groups were missing."""

    workshop: Workshop
    groups: list[WorkshopGroup]
    reports: list[Upload]
    missing: list[str]


def workshops_of(pathway: Pathway) -> list[WorkshopLine]:
    """The workshops in the order of their days. Three queries."""
    rows = list(pathway.workshops.prefetch_related("groups"))
    reports = files_of(Workshop, [each.pk for each in rows])
    return [
        WorkshopLine(
            each,
            list(each.groups.all()),
            reports.get(str(each.pk), []),
            absent(present.group for present in each.groups.all()),
        )
        for each in rows
    ]


def absent(present: Iterable[str]) -> list[str]:
    """The labels of the expected groups that are not among those present (F7)."""
    there = set(present)
    return [str(NationalGroup(each).label) for each in EXPECTED_GROUPS if each not in there]


def absent_from_all(lines: list[WorkshopLine]) -> list[str]:
    """The expected groups that were at no workshop at all (F7)."""
    return absent(present.group for line in lines for present in line.groups)


def has_workshop_with_report(pathway: Pathway) -> bool:
    """F1: one workshop that was held, with participants by group and a report. Two queries."""
    held = pathway.workshops.filter(ends_on__lte=today_in_geneva(), groups__isnull=False).distinct()
    return bool(files_of(Workshop, held.values_list("pk", flat=True)))
