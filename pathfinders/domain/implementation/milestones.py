"""Milestones of an action: set, moved, reached."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from pathfinders.domain.implementation.progress_notes import locked_action
from pathfinders.domain.pathways import ask
from pathfinders.models import Milestone, MilestoneEvent, RoadmapAction


@transaction.atomic
def set_milestone(*, actor: Any, action: RoadmapAction, title: str, due_on: date) -> Milestone:
    """A day by which something is to be reached. Raises PermissionDenied for all but focal points and
    drafters; ValidationError without words, or for a day outside the time of the action."""
    locked = locked_action(action)
    ask(actor, "pathfinders.record_progress", locked)
    _check_day(locked, due_on)
    made = Milestone(action=locked, title=title.strip(), due_on=due_on)
    made.full_clean()
    made.save()
    _note(made, actor, "pathfinders.milestone_set", "")
    return made


@transaction.atomic
def move_milestone(*, actor: Any, milestone: Milestone, due_on: date, reason: str) -> Milestone:
    """Another day, and why; the day before stays in its history. Raises PermissionDenied; ValidationError
    without a reason, when it was reached, or for a day outside the time of the action."""
    locked = _locked(actor, milestone)
    if not reason.strip():
        raise ValidationError({"reason": _("Please say why the day moves.")})
    _check_day(locked.action, due_on)
    locked.due_on = due_on
    locked.save(update_fields=["due_on"])
    _note(locked, actor, "pathfinders.milestone_moved", reason.strip())
    return locked


@transaction.atomic
def reach_milestone(*, actor: Any, milestone: Milestone, reached_on: date) -> Milestone:
    """It was reached on the day. Raises PermissionDenied; ValidationError when it was reached before, or for
    a day to come."""
    locked = _locked(actor, milestone)
    if reached_on > today_in_geneva():
        raise ValidationError({"reached_on": _("This day is still to come.")})
    locked.reached_on = reached_on
    locked.save(update_fields=["reached_on"])
    _note(locked, actor, "pathfinders.milestone_reached", "")
    return locked


def _locked(actor: Any, milestone: Milestone) -> Milestone:
    action = locked_action(milestone.action)
    ask(actor, "pathfinders.record_progress", action)
    found = Milestone.objects.get(pk=milestone.pk)
    found.action = action
    if found.reached_on is not None:
        raise ValidationError(_("This milestone was reached already."), code="reached")
    return found


def _check_day(action: RoadmapAction, due_on: date) -> None:
    early = action.starts_on is not None and due_on < action.starts_on
    late = action.ends_on is not None and due_on > action.ends_on
    if early or late:
        raise ValidationError({"due_on": _("The day lies outside the time of the action.")})


def _note(milestone: Milestone, actor: Any, kind: str, reason: str) -> None:
    MilestoneEvent.objects.create(
        milestone=milestone,
        due_on=milestone.due_on,
        reached_on=milestone.reached_on,
        reason=reason,
        recorded_by=actor,
    )
    ledger.append(kind=kind, subject=milestone, actor=actor, data={"action": milestone.action_id})
