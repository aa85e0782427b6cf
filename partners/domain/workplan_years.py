"""The workplan of a year, as those who lead the group adopted it (W9, W12)."""

from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from partners.models import Group, WorkplanLine, WorkplanYear
from partners.models.organisation import LANGUAGES

# What is kept of an activity. The help that is asked of the GCG is for those who decide, and asked from the
# plan as it stands.
TEXTS = tuple(f"{name}_{code}" for name in ("outcome", "activity", "output") for code in LANGUAGES)


@transaction.atomic
def adopt_workplan(*, actor: Any, group: Group, year: int) -> WorkplanYear:
    """Keep the activities of the year, as they stand, as the workplan of the group for it; the next version
    when the year has one.

    Raises PermissionDenied for all but those who lead the group; ValidationError for a year that is neither
    this one nor the next, in Geneva, and when no activity falls into it."""
    locked = Group.objects.select_for_update().get(pk=group.pk)
    if not actor.has_perm("partners.lead_group", locked):
        raise PermissionDenied
    if year not in years_to_adopt():
        raise ValidationError({"year": _("The workplan of this year or of the next can be adopted.")})
    lines = locked.workplan.filter(starts_on__lte=date(year, 12, 31), ends_on__gte=date(year, 1, 1))
    if not lines:
        raise ValidationError({"year": _("The workplan has no activity in this year.")})
    last = locked.workplan_years.filter(year=year).aggregate(last=Max("version"))["last"] or 0
    made = WorkplanYear.objects.create(
        group=locked, year=year, version=last + 1, lines=[_kept(each) for each in lines], adopted_by=actor
    )
    data = {"year": year, "version": made.version, "lines": len(made.lines)}
    ledger.append(kind="partners.workplan_adopted", subject=made, actor=actor, data=data)
    return made


def years_to_adopt() -> tuple[int, int]:
    """This year in Geneva, and the next."""
    year = today_in_geneva().year
    return year, year + 1


def _kept(line: WorkplanLine) -> dict[str, Any]:
    return {
        **{name: getattr(line, name) or "" for name in TEXTS},
        "responsible": line.responsible_id,
        "starts_on": line.starts_on.isoformat(),
        "ends_on": line.ends_on.isoformat(),
        "status": str(line.status),
    }
