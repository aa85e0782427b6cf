"""The named officers of a nominating body (S12). The body names them; the secretariat notes the letter."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from gcm.domain.room import ask
from gcm.models import NominatingBody, NominatingOfficer


def locked_body(body: NominatingBody) -> NominatingBody:
    """The body, locked until the transaction ends: what is designated for it happens one after the other."""
    NominatingBody.objects.select_for_update().get(pk=body.pk)
    return NominatingBody.objects.for_lists().get(pk=body.pk)


@transaction.atomic
def name_officer(
    *,
    actor: Any,
    body: NominatingBody,
    person: Any,
    reference: str,
    function: str = "",
    since: date | None = None,
) -> NominatingOfficer:
    """Note that the body named somebody to hand in its designations; `reference` says who signed the letter
    and when. Raises PermissionDenied; ValidationError without the reference, for somebody of the
    secretariat, who checks what officers hand in, and for a person who is named already."""
    locked = locked_body(body)
    ask(actor, "gcm.name_nominating_officer", locked)
    if not reference.strip():
        raise ValidationError({"reference": _("Please say who signed the letter, and when.")})
    if person.has_perm("access.enter_desk"):
        raise ValidationError({"person": _("The secretariat checks designations; it hands none in (S12).")})
    if locked.officers.filter(person=person, until__isnull=True).exists():
        raise ValidationError({"person": _("This person is a nominating officer of this body already.")})
    made = NominatingOfficer(
        body=locked,
        person=person,
        function=function.strip(),
        reference=reference.strip(),
        since=since or today_in_geneva(),
    )
    made.full_clean()
    made.save()
    ledger.append(kind="gcm.nominating_officer_named", subject=made, actor=actor, data={"body": locked.pk})
    return made


@transaction.atomic
def end_officer(*, actor: Any, officer: NominatingOfficer) -> NominatingOfficer:
    """Note that today is the last day of a nominating officer; a second time changes nothing. Raises
    PermissionDenied; ValidationError for one whose first day is still to come."""
    body = locked_body(officer.body)
    ask(actor, "gcm.name_nominating_officer", body)
    found = NominatingOfficer.objects.get(pk=officer.pk)
    if found.until is not None:
        return found
    if found.since > today_in_geneva():
        raise ValidationError(_("This officer has not begun yet."), code="to_come")
    found.until = today_in_geneva()
    found.save(update_fields=["until"])
    ledger.append(kind="gcm.nominating_officer_ended", subject=found, actor=actor, data={"body": body.pk})
    return found
