"""What public pages show of the implementation of a roadmap."""

from typing import Any

from django import template
from django.db.models import OuterRef, Subquery

from partners.models import Organisation
from partners.queries.names import shown_name
from pathfinders.models import Pathway, Roadmap, YearlyReport
from pathfinders.queries.implementation.actions import public_progress_of
from pathfinders.queries.implementation.lights import day_of, last_report_on

register = template.Library()


@register.inclusion_tag("pathfinders/implementation/parts/last_report.html")
def last_report(pathway: Pathway | None) -> dict[str, Any]:
    """The day of the last report of the country, and nothing else of its reports (F10). One query."""
    return {"pathway": pathway, "day": last_report_on(pathway) if pathway else None}


@register.simple_tag(takes_context=True)
def shown_to(context: template.Context, organisation: Organisation) -> str:
    """Its name, unless it is not listed and the reader may not know of it (P5)."""
    return shown_name(context["request"].user, organisation)


@register.inclusion_tag("pathfinders/country/roadmap.html", takes_context=True)
def country_roadmap(context: template.Context, country: Any) -> dict[str, Any]:
    """The public roadmap in force of the country, its priorities and their progress, and the day of the last
    report. Four queries, and one where there is none."""
    reports = YearlyReport.objects.submitted().filter(pathway=OuterRef("pathway"))
    last = reports.order_by("-submitted_at").values("submitted_at")[:1]
    found = Roadmap.objects.public().current().filter(pathway__country=country)
    roadmap = found.select_related("pathway").annotate(reported_at=Subquery(last)).first()
    if roadmap is None:
        return {"found": None}
    return {
        "found": public_progress_of(roadmap),
        "pathway": roadmap.pathway,
        "day": day_of(roadmap.reported_at),
    }
