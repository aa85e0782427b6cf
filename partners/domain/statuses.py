"""Dated statuses of an organisation (P9). Whoever decides on a status calls these inside that act."""

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from alliance87.core.dates import today_in_geneva
from partners.models import Organisation, OrganisationStatus
from partners.models.organisation import LANGUAGES


def begin_status(
    *,
    organisation: Organisation,
    kind: str,
    first_day: date,
    decision: str = "",
    source: Mapping[str, str] | None = None,
) -> OrganisationStatus:
    """The organisation has the status from `first_day` on, a day in Geneva, until further notice. `source`
    says where that is written, by language code. Raises ValidationError where the status holds already."""
    held = OrganisationStatus.objects.filter(organisation=organisation, kind=kind, valid_to__isnull=True)
    if held.exists():
        raise ValidationError(_("This partner has the status already."), code="held")
    said = {f"source_{code}": (source or {}).get(code, "") for code in LANGUAGES}
    return OrganisationStatus.objects.create(
        organisation=organisation, kind=kind, valid_from=first_day, decision=decision, **said
    )


def end_status(*, organisation: Organisation, kind: str, last_day: date) -> OrganisationStatus | None:
    """The status ends with `last_day`, included; what it was before stays (P6). Answers None where it does
    not hold. One that was to begin on a later day than today ends on that first day, the shortest there is.
    Raises ValidationError for a day before its first."""
    held = OrganisationStatus.objects.select_for_update().filter(
        organisation=organisation, kind=kind, valid_to__isnull=True
    )
    status = held.first()
    if status is None:
        return None
    first_day = status.valid_from
    if first_day is not None and first_day > today_in_geneva():
        last_day = first_day
    if first_day is not None and last_day < first_day:
        raise ValidationError({"last_day": _("The status had not begun on this day.")})
    status.valid_to = last_day
    status.save(update_fields=["valid_to"])
    return status
