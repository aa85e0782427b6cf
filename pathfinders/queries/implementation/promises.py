"""Milestones and indicators of roadmaps among what fulfils the follow-up actions of decisions (N14)."""

from collections.abc import Sequence
from typing import Any

from django.template.defaultfilters import floatformat
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from alliance87.core.dates import today_in_geneva
from alliance87.core.phrases import with_colon
from gcm.models import FollowUp
from gcm.queries.record.promises import Link, define_promise
from pathfinders.models import Indicator, Milestone, RoadmapAction


def milestones_of(actions: Sequence[FollowUp], reader: Any) -> dict[int, list[Link]]:
    """By follow-up action, without the milestones of actions that the reader may not see (F14). One query,
    and those of the reader's rights."""
    visible = RoadmapAction.objects.visible_to(reader).values("pk")
    rows = Milestone.objects.filter(follow_up__in=actions, action__in=visible)
    found: dict[int, list[Link]] = {}
    for each in rows.select_related("action__roadmap__pathway__country"):
        found.setdefault(each.follow_up_id or 0, []).append(_link(each))
    return found


def _link(milestone: Milestone) -> Link:
    pathway = milestone.action.roadmap.pathway
    return Link(
        title=with_colon(pathway.country, milestone),
        url=reverse("pathfinders:milestone", args=[milestone.pk]),
        state=_state(milestone),
        due_on=milestone.due_on,
    )


def indicators_of(actions: Sequence[FollowUp], reader: Any) -> dict[int, list[Link]]:
    """By follow-up action, without the indicators of actions that the reader may not see (F14). Two queries,
    and those of the reader's rights."""
    visible = RoadmapAction.objects.visible_to(reader).values("pk")
    rows = Indicator.objects.filter(follow_up__in=actions, action__in=visible)
    found: dict[int, list[Link]] = {}
    for each in rows.select_related("action__roadmap__pathway__country").prefetch_related("values"):
        found.setdefault(each.follow_up_id or 0, []).append(_link_of(each))
    return found


def _link_of(indicator: Indicator) -> Link:
    values = indicator.latest_values()
    words = _("%(year)s: %(value)s")
    return Link(
        title=with_colon(indicator.pathway.country, indicator),
        url=reverse("pathfinders:indicator", args=[indicator.pk]),
        state=words % {"year": values[-1].year, "value": floatformat(values[-1].value, "-4g")}
        if values
        else "",
    )


def _state(milestone: Milestone) -> str:
    if milestone.reached_on is not None:
        return pgettext("milestone", "reached")
    if milestone.due_on < today_in_geneva():
        return pgettext("milestone", "late")
    return pgettext("milestone", "to come")


define_promise("pathfinders.milestone", _("Milestone of a roadmap"), milestones_of)
define_promise("pathfinders.indicator", _("Indicator of a roadmap"), indicators_of)
