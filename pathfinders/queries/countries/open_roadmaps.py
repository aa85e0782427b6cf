"""The public roadmaps as rows of plain values: what is restricted is in none of them (F14)."""

from typing import Any

from django.db.models import QuerySet

from alliance87.core.languages import LANGUAGES
from pathfinders.models import Roadmap, RoadmapAction
from pathfinders.queries.implementation.actions import facts_of, said_of, with_progress

BODIES = ("by_government", "by_workers", "by_employers", "by_ngo", "by_un")
Row = dict[str, Any]


def roadmaps(*, country: str = "") -> QuerySet[Roadmap]:
    """Those that every visitor may read, by country (F4)."""
    found: QuerySet[Roadmap] = Roadmap.objects.public().select_related("pathway__country")
    if country:
        found = found.filter(pathway__country__iso2=country.upper())
    ordered: QuerySet[Roadmap] = found.order_by("pathway__country__iso2", "in_force_at", "pk")
    return ordered


def roadmap_row(roadmap: Roadmap) -> Row:
    """One roadmap, without its actions."""
    return {
        "roadmap": str(roadmap.public_id),
        "country": roadmap.pathway.country.iso2,
        "state": str(roadmap.state),
        "title": roadmap.title,
        "language": roadmap.language,
        **{f"summary_{code}": getattr(roadmap, f"summary_{code}") or "" for code in LANGUAGES},
        "starts_on": _day(roadmap.starts_on),
        "ends_on": _day(roadmap.ends_on),
        "in_force_since": _day(roadmap.in_force_at.date() if roadmap.in_force_at else None),
    }


def roadmap_rows() -> list[Row]:
    """All of them. One query."""
    return [roadmap_row(each) for each in roadmaps()]


def actions(*, country: str = "") -> QuerySet[RoadmapAction]:
    """The public actions of public roadmaps, each with what was last said of it."""
    found = RoadmapAction.objects.public().select_related("priority", "roadmap__pathway__country")
    if country:
        found = found.filter(roadmap__pathway__country__iso2=country.upper())
    ordered = found.order_by("roadmap__pathway__country__iso2", "roadmap", "priority__order", "order", "pk")
    return with_progress(ordered)


def action_row(action: RoadmapAction) -> Row:
    """One action; who is responsible, by stakeholder group, a name a line."""
    said, facts = said_of(action), facts_of(action)
    return {
        "roadmap": str(action.roadmap.public_id),
        "country": action.roadmap.pathway.country.iso2,
        "priority": action.priority.title,
        "action": action.code,
        "title": action.title,
        "language": action.roadmap.language,
        **{name: getattr(action, name) for name in BODIES},
        "starts_on": _day(action.starts_on),
        "ends_on": _day(action.ends_on),
        "budget": _money(action.budget),
        "funded": _money(action.funded),
        "currency": action.currency,
        "beneficiaries": action.beneficiaries,
        "geography": action.geography,
        "sdg_indicators": " ".join(action.sdg_indicators),
        "conventions": " ".join(action.conventions),
        "status": str(facts.status),
        "percent": "" if said is None or said.percent is None else str(said.percent),
    }


def action_rows() -> list[Row]:
    """All of them. Four queries."""
    return [action_row(each) for each in actions()]


def _day(day: Any) -> str:
    return day.isoformat() if day else ""


def _money(amount: Any) -> str:
    return "" if amount is None else f"{amount:f}"
