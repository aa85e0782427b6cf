"""The next roadmap of a country, from the one that ends."""

from dataclasses import replace
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import inbox, ledger
from pathfinders.domain.implementation.tasks import RENEWAL_TASK
from pathfinders.domain.pathways import ask, locked_pathway
from pathfinders.domain.roadmap.editing import start_roadmap
from pathfinders.domain.roadmap.plan import Plan
from pathfinders.domain.roadmap.storing import store_plan
from pathfinders.enums import ActionStatus
from pathfinders.models import ActionProgress, Pathway, Roadmap
from pathfinders.queries.implementation.report_content import roadmap_in_force
from pathfinders.queries.roadmap.plans import plan_of

OVER = (ActionStatus.COMPLETED, ActionStatus.CANCELLED)


@transaction.atomic
def renew_roadmap(*, actor: Any, pathway: Pathway) -> Roadmap:
    """Open the next roadmap with what is not over in the one in force; days and money are asked anew, and the
    old one stays in force until the new one is brought into force. Raises PermissionDenied for all but focal
    points of a country with the status; ValidationError without a roadmap in force, and while another one is
    being written or reviewed."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.renew_roadmap", locked)
    old = roadmap_in_force(locked)
    if old is None:
        raise ValidationError(_("There is no roadmap in force that could be renewed."), code="none")
    plan = carried_over(plan_of(old), _codes_of_what_is_over(old))
    made = start_roadmap(actor=actor, pathway=locked, values={"title": plan.title, "language": plan.language})
    store_plan(actor=actor, roadmap=made, plan=plan)
    data = {"from": old.pk, "way": locked.pk}
    ledger.append(kind="pathfinders.roadmap_renewed", subject=made, actor=actor, data=data)
    inbox.close_tasks(subject=locked, kind=RENEWAL_TASK, closed_by=actor)
    return made


def carried_over(plan: Plan, over: set[str]) -> Plan:
    """The plan without the actions of these codes, without days and money, and without what was measured:
    that stays with the roadmap that ends."""
    return replace(
        plan,
        starts_on=None,
        ends_on=None,
        priorities=tuple(
            replace(
                priority,
                actions=tuple(_open_again(each, over) for each in priority.actions if each.code not in over),
            )
            for priority in plan.priorities
        ),
    )


def _open_again(action: Any, over: set[str]) -> Any:
    return replace(
        action,
        starts_on=None,
        ends_on=None,
        budget=None,
        funded=None,
        currency="",
        depends_on=tuple(code for code in action.depends_on if code not in over),
        indicators=tuple(replace(each, targets=(), values=()) for each in action.indicators),
    )


def _codes_of_what_is_over(roadmap: Roadmap) -> set[str]:
    rows = ActionProgress.objects.latest_only().filter(action__roadmap=roadmap, status__in=OVER)
    return set(rows.values_list("action__code", flat=True))
