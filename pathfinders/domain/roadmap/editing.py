"""Writing a roadmap part by part: its head, its priorities, its actions (F1, F13, F14)."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.domain.stale import StaleEditError
from pathfinders.domain.roadmap.common import ask, require_sound, to_write
from pathfinders.domain.roadmap.plan import IndicatorPart
from pathfinders.domain.roadmap.storing import HEAD, store_indicators
from pathfinders.domain.roadmap.validity import Fault, Problem, is_far
from pathfinders.enums import PathwayState, RoadmapState
from pathfinders.models import Pathway, Roadmap, RoadmapAction, RoadmapPriority
from pathfinders.queries.roadmap.words import fault_words

MAY_BEGIN = (PathwayState.PREPARATION, PathwayState.ROADMAP, PathwayState.GRANTED)
OF_ACTION = (
    "code",
    "title",
    "description",
    "by_government",
    "by_workers",
    "by_employers",
    "by_ngo",
    "by_un",
    "starts_on",
    "ends_on",
    "budget",
    "funded",
    "currency",
    "beneficiaries",
    "geography",
    "visibility",
    "sdg_indicators",
    "conventions",
)


@transaction.atomic
def start_roadmap(*, actor: Any, pathway: Pathway, values: Mapping[str, Any]) -> Roadmap:
    """Begin a roadmap; `values` are of its head. Where one is in force, this is the next one.

    Raises PermissionDenied for who does not draft it; ValidationError before the country prepares, and while
    another one is being written or reviewed.
    """
    way = Pathway.objects.select_for_update().get(pk=pathway.pk)
    ask(actor, "pathfinders.draft_roadmap", way)
    if way.state not in MAY_BEGIN:
        raise ValidationError(_("The roadmap begins once the country prepares it."), code="too_early")
    if way.roadmaps.filter(state__in=(RoadmapState.DRAFT, RoadmapState.SUBMITTED)).exists():
        raise ValidationError(_("A roadmap is being written already."), code="there_is_one")
    made = Roadmap(pathway=way, **{name: _said(values[name]) for name in HEAD if name in values})
    _require_period(made)
    made.save()
    ledger.append(kind="pathfinders.roadmap_started", subject=made, actor=actor, data={"way": way.pk})
    return made


@transaction.atomic
def save_roadmap(*, actor: Any, roadmap: Roadmap, revision: int, values: Mapping[str, Any]) -> Roadmap:
    """Keep the head of the roadmap. Raises PermissionDenied; StaleEditError when another revision stands;
    ValidationError under review, and for a period that ends before it begins."""
    locked = to_write(actor, roadmap)
    _require_current(locked, revision)
    for name in HEAD:
        if name in values:
            setattr(locked, name, _said(values[name]))
    _require_period(locked)
    locked.revision += 1
    locked.save()
    return locked


@transaction.atomic
def add_priority(*, actor: Any, roadmap: Roadmap, title: str, text: str = "") -> RoadmapPriority:
    """After the last one. Raises PermissionDenied; ValidationError under review and without a title."""
    locked = to_write(actor, roadmap)
    if not title.strip():
        raise ValidationError({"title": _("Please give the priority a title.")})
    last = locked.priorities.aggregate(last=Max("order"))["last"] or 0
    made = RoadmapPriority(roadmap=locked, order=last + 1, title=title.strip(), text=text.strip())
    made.save()
    return made


@transaction.atomic
def save_priority(
    *, actor: Any, priority: RoadmapPriority, revision: int, values: Mapping[str, Any]
) -> RoadmapPriority:
    """Keep title and text. Raises PermissionDenied; StaleEditError when another revision stands;
    ValidationError under review."""
    to_write(actor, priority.roadmap)
    found = RoadmapPriority.objects.select_for_update().get(pk=priority.pk)
    _require_current(found, revision)
    for name in ("title", "text"):
        if name in values:
            setattr(found, name, _said(values[name]))
    found.revision += 1
    found.save()
    return found


@transaction.atomic
def remove_priority(*, actor: Any, priority: RoadmapPriority) -> None:
    """Raises PermissionDenied; ValidationError under review, and while it holds actions."""
    to_write(actor, priority.roadmap)
    if priority.actions.exists():
        raise ValidationError(_("This priority still holds actions: remove them first."), code="not_empty")
    priority.delete()


@transaction.atomic
def save_action(
    *,
    actor: Any,
    priority: RoadmapPriority,
    action: RoadmapAction | None,
    revision: int,
    values: Mapping[str, Any],
    indicators: Sequence[IndicatorPart],
) -> RoadmapAction:
    """Keep an action, a new one where `action` is None, with what it comes after (`depends_on`) and its
    indicators: those that are not named are removed, values that were recorded stay with the others.

    Raises PermissionDenied; StaleEditError when another revision stands; ValidationError under review, and
    naming each fault of the roadmap that would follow, such as actions that wait for each other.
    """
    roadmap = to_write(actor, priority.roadmap)
    found = _to_save(action, priority, revision)
    found.roadmap, found.priority = roadmap, priority
    _require_free(found, values)
    for name in OF_ACTION:
        if name in values:
            setattr(found, name, _said(values[name]))
    found.full_clean(exclude=["roadmap", "priority"], validate_unique=False, validate_constraints=False)
    _require_ordered(found)
    found.revision += 1
    found.save()
    if "depends_on" in values:
        found.depends_on.set(values["depends_on"])
    store_indicators(actor=actor, action=found, parts=indicators)
    require_sound(roadmap)
    return found


@transaction.atomic
def remove_action(*, actor: Any, action: RoadmapAction) -> None:
    """Raises PermissionDenied; ValidationError under review."""
    to_write(actor, action.roadmap)
    action.delete()


def _to_save(action: RoadmapAction | None, priority: RoadmapPriority, revision: int) -> RoadmapAction:
    if action is None:
        last = priority.actions.aggregate(last=Max("order"))["last"] or 0
        return RoadmapAction(order=last + 1)
    found = RoadmapAction.objects.select_for_update().get(pk=action.pk)
    _require_current(found, revision)
    return found


def _require_free(action: RoadmapAction, values: Mapping[str, Any]) -> None:
    others = RoadmapAction.objects.filter(roadmap=action.roadmap).exclude(pk=action.pk)
    if others.filter(code=str(values.get("code", action.code)).strip()).exists():
        raise ValidationError({"code": _("Another action of this roadmap has this code.")})


def _require_near(found: Roadmap | RoadmapAction) -> None:
    for name in ("starts_on", "ends_on"):
        day = getattr(found, name)
        if is_far(day):
            fault = Fault(Problem.FAR_DAY, detail=day.isoformat())
            raise ValidationError({name: fault_words(fault)})


def _require_period(roadmap: Roadmap) -> None:
    _require_near(roadmap)
    if roadmap.starts_on and roadmap.ends_on and roadmap.ends_on <= roadmap.starts_on:
        raise ValidationError({"ends_on": _("The roadmap ends before it begins.")})


def _require_ordered(action: RoadmapAction) -> None:
    """What the database would refuse as well, and days on which no roadmap runs."""
    _require_near(action)
    if action.starts_on and action.ends_on and action.ends_on < action.starts_on:
        raise ValidationError({"ends_on": _("The action ends before it begins.")})
    if (action.budget is not None or action.funded is not None) and not action.currency:
        raise ValidationError({"currency": _("Please name the currency of the amounts.")})


def _require_current(found: Any, revision: int) -> None:
    if found.revision != revision:
        raise StaleEditError(found)


def _said(value: Any) -> Any:
    """As browsers send line ends, a spreadsheet does not keep them."""
    return value.replace("\r\n", "\n").strip() if isinstance(value, str) else value
