from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth import login, logout
from django.http import HttpRequest

from alliance87.core.access.registry import needs_second_factor
from secretariat.demo.cast import give_second_factor


def become(request: HttpRequest, user: Any) -> None:
    """Sign in as this member of the cast, with a password and the second factor as if both were given."""
    logout(request)
    login(request, user, backend=settings.AUTHENTICATION_BACKENDS[0])
    record_authentication(request, user, "password", email=user.email)
    if needs_second_factor(user):
        give_second_factor(user)
        code = Authenticator.objects.get(user=user, type=Authenticator.Type.TOTP)
        record_authentication(request, user, "mfa", id=code.pk, type=code.type, reauthenticated=True)
