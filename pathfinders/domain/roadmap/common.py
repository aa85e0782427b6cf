"""What the verbs on a roadmap have in common: one lock, one right, and no writing under review (F5)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext_lazy as _

from pathfinders.domain.roadmap.plan import Plan
from pathfinders.domain.roadmap.validity import faults_of
from pathfinders.models import Roadmap
from pathfinders.queries.roadmap.plans import plan_of
from pathfinders.queries.roadmap.words import fault_words


def locked_roadmap(roadmap: Roadmap) -> Roadmap:
    """The roadmap with its way, locked until the transaction ends. Whatever changes a part of it takes this
    lock first."""
    return (
        Roadmap.objects.select_for_update(of=("self",))
        .select_related("pathway__country", "pathway__organisation")
        .get(pk=roadmap.pk)
    )


def to_write(who: Any, roadmap: Roadmap) -> Roadmap:
    """The locked roadmap. Raises PermissionDenied for who does not draft it; ValidationError while it is
    under review, and once it is in force (F5)."""
    locked = locked_roadmap(roadmap)
    ask(who, "pathfinders.write_roadmap", locked)
    if not locked.can_be_written:
        raise ValidationError(
            _("The roadmap is under review or in force: it cannot be changed now."), code="not_open"
        )
    return locked


def require_sound(roadmap: Roadmap) -> Plan:
    """The roadmap as it would stand. Raises ValidationError naming each fault."""
    plan = plan_of(roadmap)
    faults = faults_of(plan)
    if faults:
        raise ValidationError([fault_words(each) for each in faults])
    return plan


def ask(who: Any, permission: str, subject: Any) -> None:
    """Raises PermissionDenied unless they may."""
    if not who.has_perm(permission, subject):
        raise PermissionDenied
