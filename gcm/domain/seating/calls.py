"""Calls for interest in the seats of a body (S18)."""

from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from alliance87.core.languages import LANGUAGES
from gcm.domain.room import ask
from gcm.domain.seating.officers import locked_body
from gcm.models import NominatingBody, SeatCall


@transaction.atomic
def open_call(
    *,
    actor: Any,
    body: NominatingBody,
    opens_on: date,
    closes_on: date,
    criteria: dict[str, str],
    contact: str,
) -> SeatCall:
    """Publish a call on its first day; `criteria` by language. Days are of Geneva, both included.

    Raises PermissionDenied; ValidationError for days that are past or in the wrong order, without criteria
    in any language, and while another call of the body is open or to come.
    """
    locked = locked_body(body)
    ask(actor, "gcm.open_seat_call", locked)
    _require_days(opens_on, closes_on)
    written = {code: criteria.get(code, "").strip() for code in LANGUAGES}
    if not any(written.values()):
        raise ValidationError(_("Please give the criteria in one language at least."), code="no_criteria")
    if locked.calls.filter(withdrawn_at__isnull=True, closes_on__gte=opens_on).exists():
        raise ValidationError(_("Another call of this body covers some of these days."), code="overlap")
    made = SeatCall(
        body=locked,
        opens_on=opens_on,
        closes_on=closes_on,
        contact=contact,
        opened_by=actor,
        **{f"criteria_{code}": text for code, text in written.items()},
    )
    made.full_clean(exclude=["criteria", *(f"criteria_{code}" for code in LANGUAGES)])
    made.save()
    ledger.append(kind="gcm.seat_call_opened", subject=made, actor=actor, data={"body": locked.pk})
    return made


@transaction.atomic
def withdraw_call(*, actor: Any, call: SeatCall) -> SeatCall:
    """Take a call off the public page; a second time changes nothing. Raises PermissionDenied."""
    body = locked_body(call.body)
    ask(actor, "gcm.open_seat_call", body)
    found = SeatCall.objects.get(pk=call.pk)
    if found.withdrawn_at is None:
        found.withdrawn_at = timezone.now()
        found.save(update_fields=["withdrawn_at"])
        ledger.append(kind="gcm.seat_call_withdrawn", subject=found, actor=actor, data={"body": body.pk})
    return found


def _require_days(opens_on: date, closes_on: date) -> None:
    if opens_on < today_in_geneva():
        raise ValidationError({"opens_on": _("A call cannot open on a day that is past.")})
    if closes_on < opens_on:
        raise ValidationError({"closes_on": _("A call closes on the day it opens, or later.")})
