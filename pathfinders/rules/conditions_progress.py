"""What permissions on implementation depend on beside the role: whose roadmap it is, and how it stands."""

from typing import Any

import rules

from partners.models import Organisation
from pathfinders.enums import PathwayState, RoadmapState
from pathfinders.models import ActionProgress, Pathway, RoadmapAction, YearlyReport
from pathfinders.models.roadmap import HELD
from pathfinders.queries.implementation.people import own_organisations
from pathfinders.rules.conditions import is_focal_point_at, pathway_of


def _way(obj: Any) -> Pathway | None:
    """Of an action too, which stands on a roadmap."""
    return obj.roadmap.pathway if isinstance(obj, RoadmapAction) else pathway_of(obj)


@rules.predicate
def is_granted(user: Any, obj: Any) -> bool:
    """The status was granted and not given back."""
    pathway = _way(obj)
    return pathway is not None and pathway.state == PathwayState.GRANTED


@rules.predicate
def speaks_for_it(user: Any, obj: Any) -> bool:
    """Focal point of the country now."""
    return is_focal_point_at(user, _way(obj))


@rules.predicate
def drafts_for_it(user: Any, obj: Any) -> bool:
    """Focal points of the country, and the drafters whom they named."""
    pathway = _way(obj)
    return pathway is not None and user.has_perm("pathfinders.draft_roadmap", pathway)


@rules.predicate
def sees_way(user: Any, obj: Any) -> bool:
    pathway = _way(obj)
    return pathway is not None and user.has_perm("pathfinders.view_pathway", pathway)


@rules.predicate
def is_in_force(user: Any, action: RoadmapAction | None) -> bool:
    """Of what is being written, or was replaced, nothing is said any more. Without an action, of a way."""
    return not isinstance(action, RoadmapAction) or action.roadmap.state == RoadmapState.IN_FORCE


@rules.predicate
def holds_or_held(user: Any, action: RoadmapAction | None) -> bool:
    """Of the roadmap in force, or of one that was replaced: the public reads both."""
    return isinstance(action, RoadmapAction) and action.roadmap.state in HELD


@rules.predicate
def is_responsible(user: Any, action: RoadmapAction | None) -> bool:
    """Edits the page of an organisation that the focal point named as responsible."""
    if not isinstance(action, RoadmapAction) or not user.is_authenticated:
        return False
    partners = action.partners.filter(until__isnull=True, organisation__in=own_organisations(user))
    return bool(partners.exists())


@rules.predicate
def sees_action(user: Any, said: ActionProgress | None) -> bool:
    """May read the action that something was said of (F14)."""
    if not isinstance(said, ActionProgress):
        return False
    return bool(RoadmapAction.objects.visible_to(user).filter(pk=said.action_id).exists())


@rules.predicate
def was_submitted(user: Any, report: YearlyReport | None) -> bool:
    """A report that is being written is nobody's but the country's."""
    return isinstance(report, YearlyReport) and report.is_submitted


@rules.predicate
def acts_for_partner(user: Any, organisation: Organisation | None) -> bool:
    """Speaks or writes for a partner; without an organisation: for any."""
    mine = Organisation.objects.partners().filter(pk__in=own_organisations(user))
    return bool((mine if organisation is None else mine.filter(pk=organisation.pk)).exists())
