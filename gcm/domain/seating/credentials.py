"""The letter of a nominating body: filed, handed in, found in order or returned for a formality (S12)."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.base import File
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger, uploads
from alliance87.core.dates import today_in_geneva
from gcm.domain.room import ask
from gcm.domain.seating.letters import Letter
from gcm.domain.seating.officers import locked_body
from gcm.emails import seating as emails
from gcm.enums import FormalDefect
from gcm.models import Credentials, NominatingBody

PURPOSE = "gcm.credentials"
CHECK_TASK = "gcm.check_credentials"
MEND_TASK = "gcm.mend_credentials"


@transaction.atomic
def file_credentials(
    *,
    actor: Any,
    body: NominatingBody,
    signatory: str,
    signed_on: date,
    file: File[bytes],
    expires_on: date | None = None,
    consensus: str = "",
) -> Credentials:
    """A nominating officer files a letter, to which names are added before it is handed in.

    Raises PermissionDenied; ValidationError for a letter signed on a day to come or expired, and for a file
    that is not as it should be.
    """
    locked = locked_body(body)
    ask(actor, "gcm.nominate", locked)
    made = Credentials(body=locked, filed_by=actor)
    _write(made, signatory, signed_on, expires_on, consensus)
    uploads.store(actor=actor, file=file, purpose=PURPOSE, subject=made)
    _record("gcm.credentials_filed", made, actor)
    return made


@transaction.atomic
def mend_credentials(
    *,
    actor: Any,
    credentials: Credentials,
    signatory: str,
    signed_on: date,
    file: File[bytes] | None = None,
    expires_on: date | None = None,
    consensus: str = "",
) -> Credentials:
    """Correct the letter before it is handed in (again); a new file comes beside the earlier one and counts.
    Raises PermissionDenied; ValidationError as `file_credentials` does, and once it was handed in."""
    found = changeable(actor=actor, credentials=credentials)
    _write(found, signatory, signed_on, expires_on, consensus)
    if file is not None:
        uploads.store(actor=actor, file=file, purpose=PURPOSE, subject=found)
    _record("gcm.credentials_mended", found, actor)
    return found


@transaction.atomic
def hand_in_credentials(*, actor: Any, credentials: Credentials) -> Credentials:
    """Hand the letter to the secretariat. Raises PermissionDenied; ValidationError without a name, once it
    was handed in, or where the group's consensus must be told and is not (S18)."""
    found = changeable(actor=actor, credentials=credentials)
    if not found.nominations.exists():
        raise ValidationError(_("Add the name of an organisation first."), code="no_name")
    if found.body.agrees_by_consensus and not found.consensus:
        raise ValidationError(_("Say how the group agreed: when, where and how (S18)."), code="no_consensus")
    found.submit()
    found.submitted_at = timezone.now()
    found.save()
    inbox.close_tasks(subject=found, kind=MEND_TASK, closed_by=actor)
    inbox.open_task(
        kind=CHECK_TASK,
        subject=found,
        role="secretariat",
        title=gettext_noop("Check the formalities of a letter of designation: %(body)s"),
        note=gettext_noop("Signature, date and names; never the choice of the group (S12)."),
        params={"body": found.body},
        url_name="gcm:credentials",
        url_kwargs={"pk": found.pk},
    )
    _record("gcm.credentials_handed_in", found, actor)
    return found


@transaction.atomic
def return_credentials(*, actor: Any, credentials: Credentials, defect: str, note: str = "") -> Credentials:
    """Return a letter for one of the formal defects of the list, and for nothing else (S12, X2). Raises
    PermissionDenied; ValidationError for another ground; TransitionNotAllowed unless it was handed in."""
    found = handed_in(actor=actor, credentials=credentials)
    if defect not in FormalDefect.values:
        raise ValidationError({"defect": _("A letter is returned for a formality of the list alone (S12).")})
    found.send_back()
    found.defect, found.defect_note = defect, note.strip()
    found.save()
    inbox.close_tasks(subject=found, kind=CHECK_TASK, closed_by=actor)
    inbox.open_task(
        kind=MEND_TASK,
        subject=found,
        user=found.filed_by,
        title=gettext_noop("Mend a formality of your letter of designation and hand it in again"),
        url_name="gcm:credentials",
        url_kwargs={"pk": found.pk},
    )
    emails.credentials_returned(found)
    _record("gcm.credentials_returned", found, actor, {"defect": str(defect)})
    return found


@transaction.atomic
def accept_credentials(*, actor: Any, credentials: Credentials) -> Credentials:
    """Note that the formalities are in order; the names can be accredited. Raises PermissionDenied;
    TransitionNotAllowed unless it was handed in."""
    found = handed_in(actor=actor, credentials=credentials)
    found.accept()
    found.accepted_at, found.defect, found.defect_note = timezone.now(), "", ""
    found.save()
    inbox.close_tasks(subject=found, kind=CHECK_TASK, closed_by=actor)
    if found.body.agrees_by_consensus:
        emails.designation_announced(found)
    _record("gcm.credentials_accepted", found, actor)
    return found


def changeable(*, actor: Any, credentials: Credentials) -> Credentials:
    """The letter under the lock of its body, for the officer who may still change it. Raises
    PermissionDenied; ValidationError once it was handed in."""
    body = locked_body(credentials.body)
    ask(actor, "gcm.nominate", body)
    found = _fresh(credentials)
    if not found.can_be_changed:
        raise ValidationError(_("This letter was handed in; it can be changed when it comes back."))
    return found


def handed_in(*, actor: Any, credentials: Credentials) -> Credentials:
    """The letter under the lock of its body, for the officer of the secretariat. Raises PermissionDenied."""
    locked_body(credentials.body)
    ask(actor, "gcm.accredit", None)
    return _fresh(credentials)


def _fresh(credentials: Credentials) -> Credentials:
    return Credentials.objects.select_related("body__category", "body__regional_group", "filed_by").get(
        pk=credentials.pk
    )


def _write(
    credentials: Credentials, signatory: str, signed_on: date, expires_on: date | None, consensus: str
) -> None:
    Letter(signatory, signed_on).require()
    if expires_on is not None and expires_on < today_in_geneva():
        raise ValidationError({"expires_on": _("This letter has expired.")})
    credentials.signatory, credentials.consensus = signatory.strip(), consensus.strip()
    credentials.signed_on, credentials.expires_on = signed_on, expires_on
    credentials.full_clean(exclude=["state"])
    credentials.save()


def _record(kind: str, credentials: Credentials, actor: Any, data: dict[str, Any] | None = None) -> None:
    ledger.append(
        kind=kind, subject=credentials, actor=actor, data={"body": credentials.body_id, **(data or {})}
    )
