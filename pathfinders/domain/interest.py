"""How the way of a country begins: its letter, its ministry, its first focal point (F2, F15)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, uploads
from alliance87.core.dates import today_in_geneva
from partners.enums import PartnerKind, StatusKind
from partners.models import Country, Organisation, OrganisationStatus
from pathfinders.domain.focal_points import require_nameable
from pathfinders.domain.pathways import INTEREST_TASK, ask, keep
from pathfinders.emails import way as emails
from pathfinders.enums import StepKind
from pathfinders.models import FocalPoint, Pathway

LETTER = "pathfinders.letter"


@transaction.atomic
def express_interest(
    *,
    actor: Any,
    organisation: Organisation,
    ministry: str,
    letter_on: date,
    letter: File[bytes],
    focal_point: Any,
) -> Pathway:
    """A State that is a partner expresses its interest, with the signed letter of a ministry; the secretariat
    is asked to look at it. Raises PermissionDenied for all but the editors of a partner State (F15);
    ValidationError for a letter of a day to come or a file that is not as it should be, for a focal point who
    does not act for the State, and where a way is open or the status is held already."""
    ask(actor, "pathfinders.express_interest", organisation)
    require_nameable(actor=actor, organisation=organisation, person=focal_point, field="focal_point")
    made = _open(actor, organisation, ministry, letter_on, letter, focal_point, StepKind.EXPRESSED)
    inbox.open_task(
        kind=INTEREST_TASK,
        subject=made,
        role="secretariat",
        title=gettext_noop("Look at the expression of interest of %(country)s"),
        params={"country": made.country},
        url_name="pathfinders:pathway",
        url_kwargs={"public_id": str(made.public_id)},
    )
    return made


@transaction.atomic
def register_interest(
    *,
    actor: Any,
    organisation: Organisation,
    ministry: str,
    letter_on: date,
    letter: File[bytes],
    focal_point: Any,
) -> Pathway:
    """The same for a letter that came to the secretariat by post. Raises PermissionDenied for all but the
    secretariat; ValidationError as `express_interest` does, and for whoever is no partner State (F15)."""
    ask(actor, "pathfinders.register_interest", organisation)
    return _open(actor, organisation, ministry, letter_on, letter, focal_point, StepKind.REGISTERED)


@transaction.atomic
def register_known_pathfinder(
    *, actor: Any, organisation: Organisation, ministry: str, focal_point: Any
) -> Pathway:
    """Give a State that was a pathfinder country before the portal was there a way that has arrived, so that
    its focal point can draft and report. Its status stays as it is recorded. Raises PermissionDenied for all
    but the secretariat; ValidationError without the status, or where a way is open."""
    ask(actor, "pathfinders.register_interest", organisation)
    country = _country(organisation)
    if not _holds_status(organisation):
        raise ValidationError({"organisation": _("This State is no pathfinder country.")}, code="no_status")
    _require_no_way(country)
    made = Pathway(country=country, organisation=organisation, opened_by=actor, ministry=ministry.strip())
    made.recognise()
    keep(made, actor=actor, kind=StepKind.KNOWN)
    _name(made, focal_point, ministry)
    return made


def _open(
    actor: Any,
    organisation: Organisation,
    ministry: str,
    letter_on: date,
    letter: File[bytes],
    focal_point: Any,
    kind: StepKind,
) -> Pathway:
    country = _country(organisation)
    _require_no_way(country)
    if _holds_status(organisation):
        raise ValidationError(
            {"organisation": _("This State is a pathfinder country already.")}, code="has_status"
        )
    if letter_on > today_in_geneva():
        raise ValidationError({"letter_on": _("This day has not come yet.")})
    if not ministry.strip():
        raise ValidationError({"ministry": _("Please name the ministry.")})
    made = Pathway(
        country=country,
        organisation=organisation,
        opened_by=actor,
        ministry=ministry.strip(),
        letter_on=letter_on,
    )
    keep(made, actor=actor, kind=kind)
    uploads.store(actor=actor, file=letter, purpose=LETTER, subject=made)
    _name(made, focal_point, ministry)
    return made


def _country(organisation: Organisation) -> Country:
    """F15: every pathfinder country is a partner. Locks the country: two letters, one way."""
    is_state = organisation.kind == PartnerKind.COUNTRY and organisation.country_id is not None
    if not is_state or not Organisation.objects.partners().filter(pk=organisation.pk).exists():
        raise ValidationError(
            {"organisation": _("Only a State that is a partner can become a pathfinder country (F15).")},
            code="no_partner",
        )
    return Country.objects.select_for_update(of=("self",)).get(pk=organisation.country_id or 0)


def _require_no_way(country: Country) -> None:
    if Pathway.objects.open().filter(country=country).exists():
        raise ValidationError({"organisation": _("This country is on its way already.")}, code="open")


def _holds_status(organisation: Organisation) -> bool:
    held = OrganisationStatus.objects.as_of().filter(organisation=organisation, kind=StatusKind.PATHFINDER)
    return bool(held.exists())


def _name(pathway: Pathway, person: Any, ministry: str) -> None:
    FocalPoint.objects.create(pathway=pathway, user=person, ministry=ministry.strip())
    emails.focal_point_named(pathway, person)
