"""The desk of a country: what is done, what is next, and what was said on the way."""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from alliance87.core.component_kit import Happening, Step
from alliance87.core.uploads.models import Upload
from pathfinders.enums import MappedKind, PathwayState
from pathfinders.models import (
    FocalPoint,
    MappedBody,
    NationalCommittee,
    Pathway,
    SituationAnalysis,
)
from pathfinders.queries.preparation import WorkshopLine, absent_from_all, workshops_of

State = PathwayState
ORDER = (State.INTEREST, State.PREPARATION, State.ROADMAP, State.CHECK, State.REVIEW, State.AGENDA)


@dataclass(frozen=True)
class Task:
    """A part of the preparation: done or not, and the name of the act that does it."""

    label: str
    done: bool
    act: str = ""


@dataclass(frozen=True)
class WayPage:
    """What the desk of a country shows."""

    steps: list[Step]
    tasks: list[Task]
    next: str
    committee: NationalCommittee | None
    stakeholders: list[MappedBody]
    mechanisms: list[MappedBody]
    analysis: SituationAnalysis | None
    analysis_files: list[Upload]
    workshops: list[WorkshopLine]
    absent: list[str]
    focal_points: list[FocalPoint]
    letters: list[Upload]
    history: list[Happening]


def way_page(pathway: Pathway, reader: Any) -> WayPage:
    """Ten queries, whatever was prepared. Letters are for the country and the secretariat."""
    committee = NationalCommittee.objects.filter(pathway=pathway).first()
    analysis = SituationAnalysis.objects.filter(pathway=pathway).first()
    mapped = list(pathway.mapped.all())
    workshops = workshops_of(pathway)
    sees_letters = reader.has_perm("pathfinders.view_letter", pathway)
    return WayPage(
        steps=steps_of(pathway),
        tasks=_left(pathway, _tasks(committee, mapped, analysis, workshops)),
        next=next_of(pathway),
        committee=committee,
        stakeholders=[each for each in mapped if each.kind == MappedKind.STAKEHOLDER],
        mechanisms=[each for each in mapped if each.kind == MappedKind.MECHANISM],
        analysis=analysis,
        analysis_files=list(Upload.objects.of(analysis)) if analysis else [],
        workshops=workshops,
        absent=absent_from_all(workshops) if workshops else [],
        focal_points=list(FocalPoint.objects.at().filter(pathway=pathway).select_related("user")),
        letters=list(Upload.objects.of(pathway)) if sees_letters else [],
        history=history_of(pathway),
    )


def steps_of(pathway: Pathway) -> list[Step]:
    """The way as a row of steps. A way that was withdrawn has none to come."""
    labels = [*(State(each).label for each in ORDER), _("Status granted"), _("Implementation and reports")]
    if pathway.state == State.GRANTED:
        reached = len(labels) - 1
    elif pathway.state in ORDER:
        reached = ORDER.index(State(pathway.state))
    else:
        return []
    marks = ["done"] * reached + ["current"] + ["to_do"] * (len(labels) - reached - 1)
    return [Step(label, mark) for label, mark in zip(labels, marks, strict=True)]


def next_of(pathway: Pathway) -> str:
    """What comes next, and from whom, in a sentence."""
    return {
        State.INTEREST: _("The secretariat looks at the expression of interest."),
        State.PREPARATION: _(
            "The country prepares: committee, map, analysis, and a workshop with its report."
        ),
        State.ROADMAP: _("The country drafts its roadmap and submits it."),
        State.CHECK: _("The secretariat checks the roadmap against the accountability framework."),
        State.REVIEW: _("The GCG reviews the roadmap; then it goes on the agenda of a meeting."),
        State.AGENDA: _("The GCG decides at its meeting."),
        State.GRANTED: _("The country carries out its roadmap, and reports each year."),
        State.WITHDRAWN: _("The country has withdrawn. It can express its interest again at any time."),
    }[State(pathway.state)]


def history_of(pathway: Pathway) -> list[Happening]:
    """What happened, the latest first, with what was said to the country. One query."""
    return [
        Happening(each.at, each.get_kind_display(), who=each.reference, note=each.note)
        for each in pathway.steps.order_by("-at", "-pk")
    ]


def _left(pathway: Pathway, tasks: list[Task]) -> list[Task]:
    """Once the status is granted, or the country has left, nothing of the preparation is asked any more."""
    over = pathway.state in (State.GRANTED, State.WITHDRAWN)
    return [each for each in tasks if each.done] if over else tasks


def _tasks(
    committee: NationalCommittee | None,
    mapped: list[MappedBody],
    analysis: SituationAnalysis | None,
    workshops: list[WorkshopLine],
) -> list[Task]:
    kinds = {each.kind for each in mapped}
    return [
        Task(_("National committee"), committee is not None, "committee"),
        Task(_("Map of stakeholders"), MappedKind.STAKEHOLDER in kinds, "map"),
        Task(_("Map of mechanisms"), MappedKind.MECHANISM in kinds, "map"),
        Task(_("Situation analysis"), analysis is not None, "analysis"),
        Task(_("Strategic planning workshop"), bool(workshops), "workshop"),
        Task(_("Report of the workshop"), any(each.reports for each in workshops), "workshop"),
    ]
