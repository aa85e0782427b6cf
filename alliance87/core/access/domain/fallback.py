"""A second factor that fails in the middle of something: an officer, having made sure who it is, gives a code
that stands for it once. Only views that say so take it, and only from a session that began with a second
factor."""

import secrets
from typing import Any

from allauth.mfa.models import Authenticator
from django.contrib.auth import get_user_model
from django.contrib.auth.hashers import check_password, make_password
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core import ledger
from alliance87.core.access import emails
from alliance87.core.access.enums import Identification
from alliance87.core.access.models import FallbackCode
from alliance87.core.access.models.fallback import LIFETIME
from alliance87.core.access.models.recovery import SEASONED

PERMISSION = "access.grant_fallback"
DIGITS = 8
# A letter proves nothing about who is at the other end now.
NOW = (Identification.IN_PERSON, Identification.VIDEO_CALL, Identification.KNOWN_TELEPHONE)


@transaction.atomic
def grant_fallback(*, actor: Any, user: Any, identified_by: str) -> str:
    """The code, which is told to the person and kept nowhere. One that was given before is void; the person
    is told by mail.

    Raises PermissionDenied for whoever is no officer, became one less than seven days ago, or is the person
    concerned; ValidationError without an identification of this very moment, or for somebody who has no
    second factor that could fail.
    """
    _check_officer(actor, user)
    if identified_by not in NOW:
        raise ValidationError({"identified_by": _("Say how the person was identified.")})
    get_user_model().objects.select_for_update().get(pk=user.pk)
    if not user.is_active or not Authenticator.objects.filter(user=user).exists():
        raise ValidationError(_("This person has no second factor that could fail."))
    now = timezone.now()
    FallbackCode.objects.live().filter(user=user).update(voided_at=now)
    code = f"{secrets.randbelow(10**DIGITS):0{DIGITS}}"
    granted = FallbackCode.objects.create(
        user=user,
        granted_by=actor,
        identified_by=identified_by,
        code_hash=make_password(code),
        granted_at=now,
        expires_at=now + LIFETIME,
    )
    _record("access.fallback_granted", granted, actor)
    emails.fallback_granted(granted)
    return code


def redeem_fallback(*, actor: Any, code: str) -> FallbackCode:
    """The person gives the code. Raises ValidationError for a wrong one, which counts as a try, and when
    there is none that could be right: used, too old, or tried three times."""
    with transaction.atomic():
        found = FallbackCode.objects.select_for_update().live().filter(user=actor).first()
        if found is not None and check_password("".join(code.split()), found.code_hash):
            found.used_at = timezone.now()
            found.save(update_fields=["used_at"])
            _record("access.fallback_used", found, actor)
            return found
        FallbackCode.objects.live().filter(user=actor).update(tries=F("tries") + 1)
    # Outside, so that the try stays counted.
    raise ValidationError({"code": _("This code is not valid, or not any more. Ask the secretariat again.")})


def _check_officer(actor: Any, user: Any) -> None:
    if not actor.has_perm(PERMISSION):
        raise PermissionDenied
    if actor == user:
        raise PermissionDenied(_("Nobody gives themselves a code in place of their second factor."))
    since = getattr(actor, "officer_since", None)
    if since is not None and since > timezone.now() - SEASONED:
        raise PermissionDenied(_("Who became an officer less than seven days before cannot do this."))


def _record(kind: str, code: FallbackCode, actor: Any) -> None:
    data = {"person": code.user_id, "identified_by": code.identified_by}
    ledger.append(kind=kind, subject=code, actor=actor, data=data)
