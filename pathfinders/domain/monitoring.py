"""Which group is in charge of monitoring (F9, W9)."""

from typing import Any

from django.db import transaction

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from partners.models import Group
from pathfinders.domain.pathways import ask
from pathfinders.models import MonitoringCharge


@transaction.atomic
def name_monitoring_group(*, actor: Any, group: Group) -> MonitoringCharge:
    """Note that this is the working group that the mandate speaks of, from today on; the one before ends.
    Naming it twice is naming it once. Raises PermissionDenied for all but the secretariat."""
    ask(actor, "pathfinders.name_monitoring_group", None)
    Group.objects.select_for_update().get(pk=group.pk)
    current = MonitoringCharge.objects.filter(group=group, until__isnull=True).first()
    if current is not None:
        return current
    today = today_in_geneva()
    MonitoringCharge.objects.filter(until__isnull=True).update(until=today)
    made = MonitoringCharge.objects.create(group=group, since=today)
    ledger.append(kind="pathfinders.monitoring_named", subject=made, actor=actor, data={"group": group.pk})
    return made
