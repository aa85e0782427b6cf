"""Sources of data: shown only after the secretariat has approved them (F12)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from alliance87.core import ledger
from pathfinders.enums import NEVER_SHOWN
from pathfinders.models import DataSource


@transaction.atomic
def approve_source(*, actor: Any, source: DataSource) -> DataSource:
    """From now on the figures of the source are shown. Raises PermissionDenied; ValidationError for another
    government's assessment of a country, and for a source without address or licence (F12)."""
    locked = _locked(actor, source)
    refuse_to_show(locked)
    if not locked.is_approved:
        locked.approved_at, locked.approved_by = timezone.now(), actor
        locked.save()
        ledger.append(kind="pathfinders.source_approved", subject=locked, actor=actor)
    return locked


def refuse_to_show(source: DataSource) -> None:
    """Raises ValidationError for what is never shown, or not yet (F12)."""
    if source.kind in NEVER_SHOWN:
        raise ValidationError(_("Another government’s assessment of a country is never shown."))
    if not (source.licence and source.address):
        raise ValidationError(_("Write down the address and the licence first: figures are shown with them."))


@transaction.atomic
def withdraw_approval(*, actor: Any, source: DataSource) -> DataSource:
    """From now on nothing of the source is shown; its figures stay. Raises PermissionDenied."""
    locked = _locked(actor, source)
    if locked.is_approved:
        locked.approved_at = locked.approved_by = None
        locked.save()
        ledger.append(kind="pathfinders.source_withdrawn", subject=locked, actor=actor)
    return locked


def _locked(actor: Any, source: DataSource) -> DataSource:
    if not actor.has_perm("pathfinders.approve_source"):
        raise PermissionDenied
    return DataSource.objects.select_for_update().get(pk=source.pk)
