"""Who speaks for a country on its way. A change does not touch where the way stands (F11)."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from partners.models import Organisation
from pathfinders.domain.pathways import ask, locked_pathway
from pathfinders.emails import way as emails
from pathfinders.models import FocalPoint, Pathway
from pathfinders.queries.offices import nameable_by

NOT_OF_THE_STATE = _(
    "Nobody who acts for the State on the portal has this address. They are invited on the page of the State "
    "first; where you cannot invite, please ask the secretariat."
)


@transaction.atomic
def name_focal_point(*, actor: Any, pathway: Pathway, person: Any, ministry: str) -> FocalPoint:
    """Add a focal point, by a focal point in office, an editor of the State as a partner, or the secretariat.
    Raises PermissionDenied; ValidationError without a ministry, for somebody who does not act for the State
    (of whoever is not the secretariat), or who is one already."""
    locked = locked_pathway(pathway)
    ask(actor, "pathfinders.name_focal_point", locked)
    if not ministry.strip():
        raise ValidationError({"ministry": _("Please name the ministry.")})
    require_nameable(actor=actor, organisation=locked.organisation, person=person, field="person")
    if FocalPoint.objects.at().filter(pathway=locked, user=person).exists():
        raise ValidationError({"person": _("This person is a focal point of the country already.")})
    made = FocalPoint.objects.create(pathway=locked, user=person, ministry=ministry.strip())
    _record("pathfinders.focal_point_named", locked, actor, made)
    emails.focal_point_named(locked, person)
    return made


@transaction.atomic
def end_focal_point(*, actor: Any, focal_point: FocalPoint) -> FocalPoint:
    """They speak for the country no longer, as of now. Raises PermissionDenied; ValidationError for the last
    one: name the next one first."""
    locked = locked_pathway(focal_point.pathway)
    ask(actor, "pathfinders.name_focal_point", locked)
    found = FocalPoint.objects.get(pk=focal_point.pk)
    if found.until is not None:
        return found
    if not FocalPoint.objects.at().filter(pathway=locked).exclude(pk=found.pk).exists():
        raise ValidationError(_("A country keeps one focal point: name the next one first."), code="last")
    found.until = timezone.now()
    found.save(update_fields=["until"])
    _record("pathfinders.focal_point_ended", locked, actor, found)
    return found


def require_nameable(*, actor: Any, organisation: Organisation, person: Any, field: str) -> None:
    """F11: who speaks for a State acts for it; the secretariat alone names others. Raises ValidationError, at
    the `field` of the form."""
    among = nameable_by(actor, [organisation])
    if among is not None and not among.filter(pk=person.pk).exists():
        raise ValidationError({field: NOT_OF_THE_STATE}, code="not_among")


def _record(kind: str, pathway: Pathway, actor: Any, office: FocalPoint) -> None:
    ledger.append(kind=kind, subject=pathway, actor=actor, data={"office": office.pk})
