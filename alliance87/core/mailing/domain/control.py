"""Pause, resume, slow down, cancel, try the failed again: effective within one batch."""

from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_fsm import TransitionNotAllowed

from alliance87.core import inbox, ledger
from alliance87.core.mailing.domain.alarms import UNDELIVERED
from alliance87.core.mailing.domain.claims import stop_waiting
from alliance87.core.mailing.domain.closing import erase_secrets
from alliance87.core.mailing.domain.schedule import schedule
from alliance87.core.mailing.enums import DeliveryState, MailingState
from alliance87.core.mailing.models import Mailing
from alliance87.core.mailing.models.mailing import UNDER_WAY

State = DeliveryState
GOES_ON = (*UNDER_WAY, MailingState.PAUSED)
MOVED_ON = gettext_lazy("The mailing has moved on meanwhile: this is no longer possible.")


@transaction.atomic
def pause_mailing(*, actor: Any, mailing: Mailing) -> None:
    """Claim nothing more. Raises PermissionDenied, or ValidationError when it is not under way."""
    locked = _locked(actor, mailing)
    _move(locked, locked.pause)
    _note("mailing.paused", actor, locked)


@transaction.atomic
def resume_mailing(*, actor: Any, mailing: Mailing) -> None:
    """Go on. Raises PermissionDenied, or ValidationError when it is not paused."""
    locked = _locked(actor, mailing)
    _move(locked, locked.resume)
    _note("mailing.resumed", actor, locked)
    schedule(locked)


@transaction.atomic
def set_rate(*, actor: Any, mailing: Mailing, rate: int | None) -> None:
    """Give it a rate of its own, in messages a second over all workers; None: the portal's alone. Raises
    PermissionDenied, or ValidationError when it is over or the rate is none that the portal allows."""
    locked = _locked(actor, mailing)
    if locked.state not in GOES_ON:
        raise ValidationError(MOVED_ON)
    if rate is not None and not 1 <= rate <= (locked.rate or rate):
        raise ValidationError(_("The rate is at least 1 a second, and at most that of the portal."))
    locked.own_rate = rate
    locked.save(update_fields=["own_rate"])
    _note("mailing.rate_set", actor, locked, rate=rate or 0)


@transaction.atomic
def cancel_mailing(*, actor: Any, mailing: Mailing) -> int:
    """What has not left never will; answers how many deliveries that stops. Raises PermissionDenied, or
    ValidationError when it is over already."""
    locked = _locked(actor, mailing)
    _move(locked, locked.cancel)
    stopped = stop_waiting(locked)
    erase_secrets(locked)
    _note("mailing.cancelled", actor, locked, stopped=stopped)
    return stopped


@transaction.atomic
def retry_failed(*, actor: Any, mailing: Mailing) -> int:
    """Send again to the addresses that bounced or are uncertain, and at once to the deferred; answers how
    many. Suppressed addresses stay so. Raises PermissionDenied, or ValidationError when there is nothing
    to send any more: cancelled, too late, or a confidential text that is erased."""
    locked = _locked(actor, mailing)
    if locked.not_after < timezone.now() or not locked.contents.exclude(mime=b"").exists():
        raise ValidationError(_("It is too late to send this again."))
    failed = Q(state__in=(State.BOUNCED, State.DEFERRED)) & ~Q(address="")
    again = locked.deliveries.filter(failed).update(state=State.PENDING, next_try_at=None, attempts=0)
    again += (
        locked.deliveries.filter(state=State.UNCERTAIN)
        .exclude(address="")
        .update(next_try_at=timezone.now(), attempts=0)
    )
    _move(locked, locked.reopen)
    inbox.close_tasks(subject=locked, kind=UNDELIVERED, closed_by=actor)  # opened anew if it fails anew
    _note("mailing.retried", actor, locked, deliveries=again)
    schedule(locked)
    return again


def _locked(actor: Any, mailing: Mailing) -> Mailing:
    if not actor.has_perm("mailing.manage_mailing", mailing):
        raise PermissionDenied
    return Mailing.objects.select_for_update(no_key=True).get(pk=mailing.pk)


def _move(mailing: Mailing, transition: Any) -> None:
    try:
        transition()
    except TransitionNotAllowed as error:
        raise ValidationError(MOVED_ON) from error
    mailing.save(update_fields=["state", "finished_at"])


def _note(kind: str, actor: Any, mailing: Mailing, **data: int) -> None:
    ledger.append(kind=kind, subject=mailing, actor=actor, data=data)
