"""A country that implements its roadmap, for tests."""

from datetime import datetime, timedelta
from typing import Any

from django.utils import timezone

from alliance87.core.dates import today_in_geneva
from partners.models import Group, GroupOffice, GroupProposal, Membership
from pathfinders.models import MonitoringCharge, Pathway, Roadmap, RoadmapAction, YearlyReport
from tests.pathfinders.roadmaps import make_roadmap
from tests.pathfinders.ways import make_pathway, make_state

SHOWN = {"evidence_url": "https://schools.example.org/register"}
SAID = {"status": "in_progress", "percent": 40, **SHOWN}
WORDS = {
    "results": "Four schools were opened.",
    "outlook": "Six more next year.",
    "consulted": ["workers", "employers", "ngo"],
}


def implement(
    focal_point: Any = None, *, granted_at: datetime | None = None, **names: Any
) -> tuple[Pathway, Roadmap]:
    """A way whose status was granted a month ago, unless said otherwise, and its roadmap in force."""
    pathway = make_pathway("granted", focal_point=focal_point, **names)
    at = granted_at or timezone.now() - timedelta(days=30)
    Pathway.objects.filter(pk=pathway.pk).update(granted_at=at, decision="GCM/2025/4", opened_at=at)
    pathway.focal_points.update(since=at)
    roadmap = make_roadmap(pathway, "in_force")
    Roadmap.objects.filter(pk=roadmap.pk).update(in_force_at=at)
    return Pathway.objects.get(pk=pathway.pk), Roadmap.objects.get(pk=roadmap.pk)


def action_of(roadmap: Roadmap, code: str = "1.1") -> RoadmapAction:
    return RoadmapAction.objects.get(roadmap=roadmap, code=code)


def hand_in(actor: Any, pathway: Pathway, **words: Any) -> YearlyReport:
    """A whole report, through the verbs."""
    from pathfinders.domain.implementation.reports import open_report, save_report, submit_report

    report = open_report(actor=actor, pathway=pathway, language="en")
    report = save_report(actor=actor, report=report, revision=report.revision, values={**WORDS, **words})
    return submit_report(actor=actor, report=report)


def make_monitoring(member: Any) -> None:
    """The person acts for an organisation that leads the group in charge of monitoring."""
    lead = make_state("Watchful State", "XW")
    Membership.objects.create(user=member, organisation=lead, role="reader")
    proposal = GroupProposal.objects.create(organisation=lead, author=member, kind="working_group")
    titles = {f"title_{code}": "Monitoring" for code in ("fr", "en", "es")}
    group = Group.objects.create(slug="monitoring", kind="working_group", proposal=proposal, **titles)
    since = today_in_geneva()
    GroupOffice.objects.create(group=group, organisation=lead, kind="lead", since=since)
    MonitoringCharge.objects.create(group=group, since=since)
