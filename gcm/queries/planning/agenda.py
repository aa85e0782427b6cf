"""The agendas that members were given, and what changed from one to the next (G5)."""

from dataclasses import dataclass
from typing import Any

from gcm.domain.planning.agenda_diff import Change, Line, changes
from gcm.models import AgendaVersion, Meeting
from gcm.queries.observed import items_shown, observed_items
from gcm.queries.room import in_language


@dataclass(frozen=True)
class VersionRow:
    """A version with its items, and what is new in it; nothing for the first."""

    version: AgendaVersion
    lines: list[Line]
    changes: list[Change]

    @property
    def differences(self) -> list[Change]:
        return [each for each in self.changes if each.is_any]


def versions_of(meeting: Meeting, user: Any) -> list[VersionRow]:
    """The latest first, with the items that the reader sees (O3). One query, and those that say which."""
    only = None
    if observed_items(meeting, user) is not None:
        only = {str(each.public_id) for each in items_shown(meeting, user)}
    versions = list(meeting.agenda_versions.order_by("number"))
    before = [None, *versions]
    rows = [
        VersionRow(
            version,
            _lines(version, only),
            changes(_lines(old, only), _lines(version, only)) if old else [],
        )
        for old, version in zip(before, versions, strict=False)
    ]
    return rows[::-1]


def _lines(version: AgendaVersion, only: set[str] | None) -> list[Line]:
    return [
        Line(each["id"], each["position"], in_language(each["title"]), each["kind"])
        for each in version.content
        if only is None or each["id"] in only
    ]
