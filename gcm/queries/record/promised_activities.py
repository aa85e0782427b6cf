"""Activities of workplans among what fulfils the follow-up actions of decisions (N14)."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _

from alliance87.core.phrases import with_colon
from gcm.models import FollowUp, PromisedActivity
from gcm.queries.record.promises import Link, define_promise
from partners.models import Group, WorkplanLine


@dataclass(frozen=True)
class Joined:
    """An activity with the action that it fulfils; None for none."""

    line: WorkplanLine
    follow_up: FollowUp | None


def activities_of(actions: Sequence[FollowUp], reader: Any) -> dict[int, list[Link]]:
    """By follow-up action, without the activities of groups that the reader may not see. That one is late is
    for those who decide. One query, and those of the reader's rights."""
    rows = PromisedActivity.objects.filter(
        follow_up__in=actions, line__group__in=Group.objects.visible_to(reader).values("pk")
    )
    inside = reader.has_perm("partners.view_unpublished_group")
    found: dict[int, list[Link]] = {}
    for each in rows.select_related("line__group").order_by("line__ends_on", "pk"):
        found.setdefault(each.follow_up_id, []).append(_link(each.line, inside))
    return found


def joined_of(group: Group) -> list[Joined]:
    """The activities of the workplan, each with what it fulfils. Two queries."""
    rows = PromisedActivity.objects.filter(line__group=group).select_related("follow_up")
    fulfils = {each.line_id: each.follow_up for each in rows}
    return [Joined(line, fulfils.get(line.pk)) for line in group.workplan.select_related("group")]


def _link(line: WorkplanLine, inside: bool) -> Link:
    return Link(
        title=with_colon(line.group, line),
        url=line.get_absolute_url(),
        state=line.get_status_display() if inside else line.public_status.label,
        due_on=line.ends_on,
    )


define_promise("gcm.activity", _("Activity of a workplan"), activities_of)
