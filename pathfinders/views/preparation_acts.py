"""What a country does while it prepares, and what is done about each of these records."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from gcm.views.acts import Act
from pathfinders.domain.focal_points import end_focal_point
from pathfinders.domain.framework import check_criterion, give_evidence, take_back_evidence
from pathfinders.domain.preparation import (
    describe_committee,
    file_analysis,
    file_report,
    map_body,
    record_workshop,
    unmap_body,
)
from pathfinders.domain.support import record_support
from pathfinders.enums import NationalGroup, PathwayState
from pathfinders.forms.community import GivenForm
from pathfinders.forms.preparation import (
    AnalysisForm,
    CheckForm,
    CommitteeForm,
    EvidenceForm,
    MapForm,
    ReportForm,
    WorkshopForm,
)

PREPARE = "pathfinders.prepare_pathway"


def workshop_values(typed: dict[str, Any]) -> dict[str, Any]:
    """What the form says, for the verb that records a workshop."""
    there = [
        {"group": group.value, "people": people, "organisations": typed[f"organisations_{group}"]}
        for group in NationalGroup
        if (people := typed[f"people_{group}"])
    ]
    known = ("starts_on", "ends_on", "place", "purpose", "report")
    return {**{name: typed[name] for name in known}, "groups": there}


PREPARATION = {
    "committee": Act(
        title=_("Describe the national committee"),
        question=_("The body at home that steers the roadmap. Its members are on the map of stakeholders."),
        done=_("The committee is described."),
        do=lambda actor, pathway, typed: describe_committee(actor=actor, pathway=pathway, **typed),
        permission=PREPARE,
        offered=lambda pathway: pathway.is_open,
        form=CommitteeForm,
    ),
    "map": Act(
        title=_("Map a stakeholder or a mechanism"),
        question=_("Who acts on target 8.7 in the country already, and by which mechanism."),
        done=_("It is on the map."),
        do=lambda actor, pathway, typed: map_body(actor=actor, pathway=pathway, **typed),
        permission=PREPARE,
        offered=lambda pathway: pathway.is_open,
        form=MapForm,
    ),
    "analysis": Act(
        title=_("File the situation analysis"),
        question=_("How things stand, with the sources of the figures; the document when there is one."),
        done=_("The analysis is filed."),
        do=lambda actor, pathway, typed: file_analysis(actor=actor, pathway=pathway, **typed),
        permission=PREPARE,
        offered=lambda pathway: pathway.is_open,
        form=AnalysisForm,
    ),
    "workshop": Act(
        title=_("Record a workshop"),
        question=_("With its days, its place, and who took part by stakeholder group (F1, F7)."),
        done=_("The workshop is recorded."),
        do=lambda actor, pathway, typed: record_workshop(
            actor=actor, pathway=pathway, **workshop_values(typed)
        ),
        permission=PREPARE,
        offered=lambda pathway: pathway.is_open,
        form=WorkshopForm,
    ),
}

WORKSHOP = {
    "report": Act(
        title=_("Add the report"),
        question=_("As a file. Reports that were added before stay."),
        done=_("The report is added."),
        do=lambda actor, workshop, typed: file_report(actor=actor, workshop=workshop, **typed),
        permission=PREPARE,
        offered=lambda workshop: workshop.pathway.is_open,
        form=ReportForm,
    ),
}

BODY = {
    "remove": Act(
        title=_("Take off the map"),
        question=_("It is shown no longer. You can map it again."),
        done=_("It is off the map."),
        do=lambda actor, body, typed: unmap_body(actor=actor, body=body),
        permission=PREPARE,
        offered=lambda body: body.pathway.is_open,
    ),
}

FOCAL_POINT = {
    "end": Act(
        title=_("End the office"),
        question=_("The person speaks for the country no longer. Where the country stands does not change."),
        done=_("The office has ended."),
        do=lambda actor, office, typed: end_focal_point(actor=actor, focal_point=office),
        permission="pathfinders.name_focal_point",
        offered=lambda office: office.until is None,
    ),
}

EVIDENCE = {
    "take-back": Act(
        title=_("Take the evidence back"),
        question=_("It is shown no longer. That it was brought stays on record."),
        done=_("The evidence is taken back."),
        do=lambda actor, evidence, typed: take_back_evidence(actor=actor, evidence=evidence),
        permission=PREPARE,
        offered=lambda evidence: evidence.removed_at is None,
    ),
}

CRITERION = {
    "evidence": Act(
        title=_("Bring evidence"),
        question=_("Words, an address, or a file: one is enough."),
        done=_("The evidence is there for the secretariat."),
        do=lambda actor, of_way, typed: give_evidence(
            actor=actor, pathway=of_way.pathway, code=of_way.criterion.code, **typed
        ),
        permission=PREPARE,
        offered=lambda of_way: of_way.pathway.is_open,
        form=EvidenceForm,
    ),
    "check": Act(
        title=_("Note what you found"),
        question=_("The country reads your note when the roadmap comes back to it. The last word counts."),
        done=_("The finding is noted."),
        do=lambda actor, of_way, typed: check_criterion(
            actor=actor, pathway=of_way.pathway, criterion=of_way.criterion, **typed
        ),
        permission="pathfinders.check_pathway",
        offered=lambda of_way: of_way.pathway.state == PathwayState.CHECK,
        form=CheckForm,
    ),
}

SUPPORT_REQUEST = {
    "give": Act(
        title=_("Record the help given"),
        question=_("What was done, and on which day. The focal points are told (F17)."),
        done=_("The help is recorded."),
        do=lambda actor, request, typed: record_support(actor=actor, request=request, **typed),
        permission="pathfinders.give_support",
        offered=lambda request: request.closed_at is None,
        form=GivenForm,
    ),
}
