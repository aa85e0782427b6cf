"""Answers to a call for interest in the seats of a body, through the portal (S18)."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.dates import today_in_geneva
from gcm.domain.room import ask
from gcm.models import SeatCall, SeatInterest
from partners.models import Organisation


@transaction.atomic
def answer_call(*, actor: Any, call: SeatCall, organisation: Organisation, words: str) -> SeatInterest:
    """The organisation would like one of the seats; a second answer takes the place of the first.

    Raises PermissionDenied for all but focal points and editors of a partner; ValidationError without words,
    before the first day of the call and after its last, and when it was withdrawn.
    """
    locked = SeatCall.objects.select_for_update().get(pk=call.pk)
    ask(actor, "gcm.answer_seat_call", organisation)
    if not Organisation.objects.partners().filter(pk=organisation.pk).exists():
        raise PermissionDenied
    _require_open(locked)
    if not words.strip():
        raise ValidationError({"words": _("Please say how your organisation meets the criteria.")})
    made, _new = SeatInterest.objects.update_or_create(
        call=locked,
        organisation=organisation,
        defaults={
            "words": words.strip(),
            "written_by": actor,
            "sent_at": timezone.now(),
            "withdrawn_at": None,
        },
    )
    _record("gcm.seat_interest_sent", made, actor)
    return made


@transaction.atomic
def withdraw_interest(*, actor: Any, interest: SeatInterest) -> SeatInterest:
    """Take the answer back while the call is open; a second time changes nothing. Raises PermissionDenied,
    ValidationError once the call is closed."""
    found = SeatInterest.objects.select_for_update().get(pk=interest.pk)
    ask(actor, "gcm.answer_seat_call", found.organisation)
    _require_open(found.call)
    if found.withdrawn_at is None:
        found.withdrawn_at = timezone.now()
        found.save(update_fields=["withdrawn_at"])
        _record("gcm.seat_interest_withdrawn", found, actor)
    return found


def _require_open(call: SeatCall) -> None:
    if not SeatCall.objects.open(today_in_geneva()).filter(pk=call.pk).exists():
        raise ValidationError(_("This call is closed."), code="closed")


def _record(kind: str, interest: SeatInterest, actor: Any) -> None:
    data = {"call": interest.call_id, "organisation": interest.organisation_id}
    ledger.append(kind=kind, subject=interest, actor=actor, data=data)
