"""One action with everything that was said of it."""

from dataclasses import dataclass

from alliance87.core.dates import today_in_geneva
from alliance87.core.uploads.models import Upload
from pathfinders.enums import UpdateState
from pathfinders.models import (
    ActionPartner,
    ActionProgress,
    Indicator,
    ProposedProgress,
    RoadmapAction,
)
from pathfinders.queries.files import files_of
from pathfinders.queries.implementation.actions import ActionLine, line_of, with_progress


@dataclass(frozen=True)
class Entry:
    """A row of the history with the documents that came with it."""

    said: ActionProgress
    files: list[Upload]


@dataclass(frozen=True)
class ActionPage:
    line: ActionLine
    history: list[Entry]
    waiting: list[ProposedProgress]
    partners: list[ActionPartner]
    indicators: list[Indicator]


def page_of_action(action: RoadmapAction) -> ActionPage:
    """Eight queries, whatever its history."""
    read = with_progress(RoadmapAction.objects.filter(pk=action.pk)).get()
    history = list(action.progress.select_related("help_topic", "proposal__organisation"))
    files = files_of(ActionProgress, [each.pk for each in history])
    partners = action.partners.filter(until__isnull=True).select_related("organisation")
    waiting = action.proposals.filter(state=UpdateState.WAITING).select_related("organisation", "help_topic")
    return ActionPage(
        line=line_of(read, today_in_geneva()),
        history=[Entry(each, files.get(str(each.pk), [])) for each in history],
        waiting=list(waiting),
        partners=list(partners),
        indicators=list(action.indicators.all()),
    )
