"""What a yearly report is filled with, and what is frozen when it is handed in (F9)."""

from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from alliance87.core.languages import LANGUAGES
from pathfinders.domain.progress import Progress, missing_groups
from pathfinders.enums import RoadmapState, Visibility
from pathfinders.models import Pathway, Roadmap, YearlyReport
from pathfinders.queries.implementation.actions import ActionLine, Implementation, implementation_of

WORDS = ("results", "obstacles", "outlook", "consulted", "consultation")


def roadmap_in_force(pathway: Pathway) -> Roadmap | None:
    """One query."""
    found: Roadmap | None = pathway.roadmaps.filter(state=RoadmapState.IN_FORCE).first()
    return found


def prefilled(pathway: Pathway, language: str) -> dict[str, str]:
    """Results and obstacles as the actions say them: a line each, in the language. Six queries."""
    roadmap = roadmap_in_force(pathway)
    if roadmap is None:
        return {}
    with override(language):
        lines = [each for each in implementation_of(roadmap, reader=None).actions if each.said]
        return {
            "results": "\n".join(_result(each) for each in lines),
            "obstacles": "\n".join(
                _of_action(each, each.said.obstacles) for each in lines if each.said and each.said.obstacles
            ),
        }


def _result(line: ActionLine) -> str:
    percent = line.progress.percent
    share = "" if percent is None else f" ({percent} %)"
    return _of_action(line, f"{line.status}{share}")


def _of_action(line: ActionLine, words: str) -> str:
    return _("%(action)s: %(words)s") % {"action": line.action, "words": words}


def content_of(report: YearlyReport, *, rule_set: int, today: date) -> dict[str, Any]:
    """Everything that the report says, as plain values that a digest is taken of: its words, who was
    consulted, and every action as it stood."""
    roadmap = roadmap_in_force(report.pathway)
    country = report.pathway.country
    return {
        "country": {code: getattr(country, f"name_{code}") or country.name for code in LANGUAGES},
        "number": report.number,
        "covers_from": report.covers_from.isoformat(),
        "due_on": report.due_on.isoformat(),
        "handed_in_on": today.isoformat(),
        "rule_set": rule_set,
        "language": report.language,
        **{name: getattr(report, name) for name in WORDS},
        "missing": list(missing_groups(report.consulted)),
        "roadmap": None if roadmap is None else _roadmap(implementation_of(roadmap, None, today)),
    }


def _roadmap(found: Implementation) -> dict[str, Any]:
    return {
        "title": found.roadmap.title,
        "language": found.roadmap.language,
        "progress": _progress(found.progress),
        "priorities": [
            {
                "title": each.priority.title,
                "progress": _progress(each.progress),
                "actions": [_action(line) for line in each.actions],
            }
            for each in found.priorities
        ],
    }


def _action(line: ActionLine) -> dict[str, Any]:
    said = line.said
    return {
        "code": line.action.code,
        "title": line.action.title,
        "restricted": line.action.visibility == Visibility.RESTRICTED,
        "status": said.status if said else "not_started",
        "late": line.late,
        "evidence": said.evidence_url if said else "",
        "obstacles": said.obstacles if said else "",
        "help_wanted": said.help_wanted if said else "",
        **_progress(line.progress),
        "milestones": [
            {
                "title": each.title,
                "due_on": each.due_on.isoformat(),
                "reached_on": each.reached_on.isoformat() if each.reached_on else None,
            }
            for each in line.milestones
        ],
    }


def _progress(progress: Progress) -> dict[str, Any]:
    return {
        "percent": progress.percent,
        "expected": progress.expected,
        "actions": progress.actions,
        "done": progress.done,
        "late_actions": progress.late,
    }
