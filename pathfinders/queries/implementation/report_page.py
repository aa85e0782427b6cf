"""A report that was handed in, as pages and the printed document show it: read from what was frozen alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import get_language

from gcm.enums import StakeholderGroup
from pathfinders.enums import ActionStatus
from pathfinders.models import YearlyReport


@dataclass(frozen=True)
class Document:
    """`actions` are rows of the priorities, with their days and words."""

    country: str
    content: dict[str, Any]
    covers_from: date
    due_on: date
    handed_in_on: date
    consulted: list[Any]
    missing: list[Any]
    priorities: list[dict[str, Any]]


def document_of(report: YearlyReport) -> Document:
    """In the reader's language around the country's own words. No query."""
    content = report.content
    roadmap = content["roadmap"] or {"priorities": []}
    return Document(
        country=content["country"].get(get_language() or "fr") or content["country"]["fr"],
        content=content,
        covers_from=date.fromisoformat(content["covers_from"]),
        due_on=date.fromisoformat(content["due_on"]),
        handed_in_on=date.fromisoformat(content["handed_in_on"]),
        consulted=labels_of(content["consulted"]),
        missing=labels_of(content["missing"]),
        priorities=[
            {**each, "actions": [_action(action) for action in each["actions"]]}
            for each in roadmap["priorities"]
        ],
    )


def labels_of(groups: Iterable[str]) -> list[Any]:
    """The stakeholder groups in words."""
    return [StakeholderGroup(name).label for name in groups]


def _action(action: dict[str, Any]) -> dict[str, Any]:
    milestones = [
        {
            "title": each["title"],
            "due_on": date.fromisoformat(each["due_on"]),
            "reached_on": date.fromisoformat(each["reached_on"]) if each["reached_on"] else None,
        }
        for each in action["milestones"]
    ]
    return {**action, "label": ActionStatus(action["status"]).label, "milestones": milestones}
