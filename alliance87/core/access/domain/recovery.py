"""A lost second factor is given back by two officers, never by one, and never by the person alone."""

from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from alliance87.core import inbox, ledger
from alliance87.core.access import emails
from alliance87.core.access.domain.sessions import end_sessions
from alliance87.core.access.enums import Identification, RecoveryState
from alliance87.core.access.models import RecoveryRequest
from alliance87.core.access.models.recovery import LIFETIME, SEASONED

PERMISSION = "access.recover_second_factor"
TASK = "access.confirm_recovery"


@transaction.atomic
def open_recovery(*, actor: Any, user: Any, identified_by: str) -> RecoveryRequest:
    """The first officer's word. Raises PermissionDenied for whoever is no officer and for the person
    concerned, ValidationError when there is nothing to recover or a request is already open."""
    _check_officer(actor, user)
    if identified_by not in Identification.values:
        raise ValidationError(_("Say how the person was identified."))
    get_user_model().objects.select_for_update().get(pk=user.pk)
    expire_recoveries(of=user)
    if RecoveryRequest.objects.filter(user=user, state=RecoveryState.OPEN).exists():
        raise ValidationError(_("A request for this person is already open."))
    if not user.is_active or not Authenticator.objects.filter(user=user).exists():
        raise ValidationError(_("This person has no second factor to recover."))
    request = RecoveryRequest.objects.create(
        user=user, opened_by=actor, identified_by=identified_by, expires_at=timezone.now() + LIFETIME
    )
    _record("access.recovery_opened", request, actor)
    inbox.open_task(
        kind=TASK,
        subject=request,
        role="secretariat",
        title=gettext_noop("Confirm or refuse the recovery of a second factor"),
        params={},
        url_name="access:recovery",
        url_kwargs={"pk": request.pk},
        due_at=request.expires_at,
    )
    emails.recovery_opened(request)
    return request


@transaction.atomic
def confirm_recovery(*, actor: Any, request: RecoveryRequest) -> RecoveryRequest:
    """The second officer's word: authenticators go, sessions end. Raises PermissionDenied for the person
    concerned and the officer who opened, ValidationError when decided or older than 24 hours."""
    request = _lock(request)
    _check_officer(actor, request.user)
    if actor == request.opened_by:
        raise PermissionDenied(_("Another officer has to confirm what you opened."))
    if is_newcomer(actor, request):
        raise PermissionDenied(_("Who became an officer less than seven days before cannot confirm this."))
    _check_open(request)
    request.confirm(actor)
    request.save()
    Authenticator.objects.filter(user=request.user).delete()
    end_sessions(request.user)
    _close("access.recovery_confirmed", request, actor)
    emails.recovery_confirmed(request)
    return request


@transaction.atomic
def refuse_recovery(*, actor: Any, request: RecoveryRequest) -> RecoveryRequest:
    """Any officer may refuse, also who opened it or whom it concerns. Raises PermissionDenied for others,
    ValidationError when decided or older than 24 hours."""
    if not actor.has_perm(PERMISSION):
        raise PermissionDenied
    request = _lock(request)
    _check_open(request)
    request.refuse(actor)
    request.save()
    _close("access.recovery_refused", request, actor)
    emails.recovery_refused(request)
    return request


@transaction.atomic
def expire_recoveries(*, of: Any = None) -> int:
    """Close the requests that nobody confirmed within 24 hours, of everybody or of one person; how many."""
    past = RecoveryRequest.objects.select_for_update().filter(
        state=RecoveryState.OPEN, expires_at__lte=timezone.now()
    )
    found = list(past.filter(user=of) if of else past)
    for request in found:
        request.expire()
        request.save()
        _close("access.recovery_expired", request, None)
    return len(found)


def is_newcomer(actor: Any, request: RecoveryRequest) -> bool:
    """Nobody can make an officer of their own to be the second one: who confirms was an officer well
    before the request. Officers made at the installation have no date."""
    since = getattr(actor, "officer_since", None)
    return since is not None and since > request.opened_at - SEASONED


def may_confirm(actor: Any, request: RecoveryRequest) -> bool:
    """Whether this officer may be the second one."""
    is_third = actor not in (request.user, request.opened_by)
    return bool(
        is_third
        and not is_newcomer(actor, request)
        and request.state == RecoveryState.OPEN
        and not request.is_expired
    )


def _check_officer(actor: Any, user: Any) -> None:
    if not actor.has_perm(PERMISSION):
        raise PermissionDenied
    if actor == user:
        raise PermissionDenied(_("Nobody takes part in the recovery of their own second factor."))


def _lock(request: RecoveryRequest) -> RecoveryRequest:
    return RecoveryRequest.objects.select_for_update().get(pk=request.pk)


def _check_open(request: RecoveryRequest) -> None:
    if request.state != RecoveryState.OPEN:
        raise ValidationError(_("This request has already been decided."))
    if request.is_expired:
        raise ValidationError(_("This request is older than 24 hours: open a new one."))


def _close(kind: str, request: RecoveryRequest, actor: Any) -> None:
    _record(kind, request, actor)
    inbox.close_tasks(subject=request, kind=TASK)


def _record(kind: str, request: RecoveryRequest, actor: Any) -> None:
    data = {"person": request.user_id, "identified_by": request.identified_by}
    ledger.append(kind=kind, subject=request, actor=actor, data=data)
