"""The register of correspondence: numbers without gaps in each year."""

from __future__ import annotations

from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import File
from django.db import transaction
from django.db.models import F
from django.urls import Resolver404, resolve
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger, uploads
from alliance87.core.dates import today_in_geneva
from alliance87.core.uploads.models import Upload
from partners.models import Organisation
from secretariat.enums import Direction
from secretariat.models import Correspondence, Letter, RegisterYear, Ticket

PURPOSE = "secretariat.correspondence"


@transaction.atomic
def file_correspondence(
    *,
    actor: Any,
    direction: Direction,
    on: date,
    other_side: str,
    subject: str,
    organisation: Organisation | None = None,
    their_reference: str = "",
    file: File[bytes] | None = None,
    upload: Upload | None = None,
    letter: Letter | None = None,
    ticket: Ticket | None = None,
    about: str = "",
) -> Correspondence:
    """Enter a letter under the next number of this year in Geneva, whatever the date it bears. What lies on
    the portal already is referred to by `upload`; another file is kept here. Raises PermissionDenied;
    ValidationError for a date to come, for both kinds of file at once, for a file that is not as it should
    be, and for a page (`about`) that the portal does not have."""
    if not actor.has_perm("secretariat.file_correspondence"):
        raise PermissionDenied
    if on > today_in_geneva():
        raise ValidationError({"on": _("This day is still to come.")}, code="to_come")
    if file and upload:
        raise ValidationError({"upload": _("A file, or the address of one: not both.")}, code="both")
    year = today_in_geneva().year
    entry = Correspondence.objects.create(
        year=year,
        number=_next_number(year),
        direction=direction,
        on=on,
        organisation=organisation,
        other_side=other_side.strip(),
        subject=subject.strip(),
        their_reference=their_reference.strip(),
        upload=upload,
        letter=letter,
        ticket=ticket,
        about=_page(about),
        recorded_by=actor,
    )
    if file:
        entry.upload = uploads.store(actor=actor, file=file, purpose=PURPOSE, subject=entry)
        entry.save(update_fields=["upload"])
    _record(entry, actor, "filed")
    return entry


@transaction.atomic
def strike_out(*, actor: Any, entry: Correspondence, reason: str) -> Correspondence:
    """Entered by mistake: it keeps its number and says why it does not count. Raises PermissionDenied;
    ValidationError without a reason, or when it is struck out already."""
    locked = Correspondence.objects.select_for_update().get(pk=entry.pk)
    if not actor.has_perm("secretariat.file_correspondence"):
        raise PermissionDenied
    if not reason.strip():
        raise ValidationError({"reason": _("Please say why.")}, code="no_reason")
    if locked.struck_because:
        raise ValidationError(_("It is struck out already."), code="struck")
    locked.struck_because = reason.strip()[:300]
    locked.save(update_fields=["struck_because"])
    _record(locked, actor, "struck_out")
    return locked


def _next_number(year: int) -> int:
    """Under the lock of the year. When the transaction fails, the number was never given."""
    RegisterYear.objects.get_or_create(year=year)
    row = RegisterYear.objects.select_for_update().get(year=year)
    row.last = F("last") + 1
    row.save(update_fields=["last"])
    row.refresh_from_db()
    return row.last


def _page(address: str) -> str:
    """The path of a page of the portal, from what somebody copied out of the browser."""
    path = urlsplit(address.strip()).path
    if not path:
        return ""
    try:
        resolve(path)
    except Resolver404 as error:
        raise ValidationError({"about": _("The portal has no such page.")}, code="no_page") from error
    return path[:300]


def _record(entry: Correspondence, actor: Any, how: str) -> None:
    ledger.append(
        kind=f"secretariat.correspondence_{how}",
        subject=entry,
        actor=actor,
        data={"year": entry.year, "number": entry.number},
    )
