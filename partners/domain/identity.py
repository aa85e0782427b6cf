"""Official name, kind and country: asked for by the organisation, changed by the secretariat's word (P6)."""

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.dates import today_in_geneva
from partners import emails_life as emails
from partners.domain.listings import index_organisation
from partners.enums import KINDS_OF_ONE_COUNTRY
from partners.models import FormerName, IdentityRequest, Organisation
from partners.models.organisation import LANGUAGES

TASK = "partners.answer_identity_request"
NAMES = tuple(f"name_{code}" for code in LANGUAGES)
FIELDS = (*NAMES, "kind", "country")


@transaction.atomic
def ask_for_identity(
    *, actor: Any, organisation: Organisation, values: Mapping[str, Any], first_day: date, reason: str
) -> IdentityRequest:
    """Ask the secretariat for another name, kind or country (`values` by field name), in force from
    `first_day` on, a day in Geneva that is not to come.

    Raises PermissionDenied for all but focal points and the secretariat; ValidationError while another
    request waits, where nothing would change, and for values that no organisation can have.
    """
    locked = Organisation.objects.select_for_update().get(pk=organisation.pk)
    if not actor.has_perm("partners.ask_for_identity", locked):
        raise PermissionDenied
    if IdentityRequest.objects.waiting().filter(organisation=locked).exists():
        raise ValidationError(_("Another request waits for the secretariat already."))
    check_identity(values)
    if not changed_fields(locked, values):
        raise ValidationError(_("Nothing would change."))
    if first_day > today_in_geneva():
        raise ValidationError({"first_day": _("This day is still to come.")})
    made = IdentityRequest(
        organisation=locked, first_day=first_day, reason=reason.strip(), asked_by=actor, **values
    )
    made.clean_fields(exclude=["state", "organisation", "asked_by", "name"])
    made.save()
    inbox.open_task(
        kind=TASK,
        subject=made,
        role="secretariat",
        title=gettext_noop("Approve, or not, another identity of %(name)s"),
        params={"name": locked},
        url_name="partners:identity_request",
        url_kwargs={"public_id": str(made.public_id)},
    )
    return made


@transaction.atomic
def answer_identity_request(
    *, actor: Any, request: IdentityRequest, approved: bool, answer: str = ""
) -> IdentityRequest:
    """Approved: the organisation has the new identity, and its former name with its last day. Else it is
    declined with a reason. Raises PermissionDenied for all but the secretariat, and for who asked;
    TransitionNotAllowed once it is answered; ValidationError for declining without a reason, and where it can
    be so no longer."""
    locked = _locked(request)
    if not actor.has_perm("partners.answer_identity_request", locked):
        raise PermissionDenied
    if not approved and not answer.strip():
        raise ValidationError({"answer": _("Please say why: the organisation will read it.")})
    if approved:
        locked.approve()
        values = {field: getattr(locked, field) for field in FIELDS}
        set_identity(actor=actor, organisation=locked.organisation, values=values, first_day=locked.first_day)
    else:
        locked.decline()
    _answer(locked, actor, answer)
    emails.identity_answered(locked)
    return locked


@transaction.atomic
def withdraw_identity_request(*, actor: Any, request: IdentityRequest) -> IdentityRequest:
    """It is asked no longer. Raises PermissionDenied, TransitionNotAllowed once it is answered."""
    locked = _locked(request)
    if not actor.has_perm("partners.withdraw_identity_request", locked):
        raise PermissionDenied
    locked.withdraw()
    _answer(locked, actor, "")
    return locked


def set_identity(
    *, actor: Any, organisation: Organisation, values: Mapping[str, Any], first_day: date
) -> list[str]:
    """The identity from `first_day` on; a name that goes is kept with its last day. Part of an act that asked
    the right and holds the lock. Answers which fields changed. Raises ValidationError."""
    check_identity(values)
    fields = changed_fields(organisation, values)
    if set(fields) & set(NAMES):
        remember_name(organisation, organisation, first_day - timedelta(days=1))
    for field in fields:
        setattr(organisation, field, values[field])
    organisation.revision += 1
    index_organisation(organisation)
    organisation.save()
    if fields:
        ledger.append(
            kind="partners.identity_changed",
            subject=organisation,
            actor=actor,
            data={"fields": fields, "first_day": f"{first_day:%Y-%m-%d}"},
        )
    return fields


def remember_name(organisation: Organisation, named: Organisation, last_day: date) -> None:
    """Keep the names of `named` as former ones of the organisation, until `last_day`, included; names
    that are its own today are not kept. Raises ValidationError for a day before its first."""
    names = {field: getattr(named, field) or "" for field in NAMES}
    if organisation.pk != named.pk and names == {
        field: getattr(organisation, field) or "" for field in NAMES
    }:
        return
    last = organisation.former_names.first()
    since = last.valid_to + timedelta(days=1) if last and organisation.pk == named.pk else None
    if since and last_day < since:
        raise ValidationError({"first_day": _("The name before this one began later.")})
    FormerName.objects.create(organisation=organisation, valid_from=since, valid_to=last_day, **names)


def changed_fields(organisation: Organisation, values: Mapping[str, Any]) -> list[str]:
    """Names of the fields of identity that `values` would change; nothing and an empty text are the same."""
    return [
        field
        for field in FIELDS
        if field in values and (values[field] or None) != (getattr(organisation, field) or None)
    ]


def check_identity(values: Mapping[str, Any]) -> None:
    """Raises ValidationError for what no organisation can be."""
    if not any(values.get(name) for name in NAMES):
        raise ValidationError(_("An organisation has a name in one language at least."))
    if values.get("kind") in KINDS_OF_ONE_COUNTRY and not values.get("country"):
        raise ValidationError({"country": _("Please name the country.")})


def _answer(request: IdentityRequest, actor: Any, answer: str) -> None:
    request.answer, request.answered_by, request.answered_at = answer.strip(), actor, timezone.now()
    request.clean_fields(exclude=["state", "organisation", "asked_by", "answered_by", "name"])
    request.save()
    inbox.close_tasks(subject=request, closed_by=actor)
    ledger.append(
        kind=f"partners.identity_request_{request.state}",
        subject=request.organisation,
        actor=actor,
        data={"request": request.pk},
    )


def _locked(request: IdentityRequest) -> IdentityRequest:
    organisation = Organisation.objects.select_for_update().get(pk=request.organisation_id)
    found: IdentityRequest = IdentityRequest.objects.select_related("asked_by", "country").get(pk=request.pk)
    found.organisation = organisation
    return found
