"""Whether somebody has a second factor, has given it, and how lately."""

import time
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.authentication import get_authentication_records
from allauth.account.internal.flows.reauthentication import suspend_request
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

SET_UP_FIRST = _("Before you go on, set up a second factor: your account may act for the Alliance.")
GIVE_FIRST = _("Before you go on, give your second factor.")
GIVE_AGAIN = _("This act is recorded in your name: give your second factor once more.")

# Setting one up takes several pages, whose last one leads back to this address.
THEN = "second_factor_then"
# When a fallback code was given, until an act used it up.
FALLBACK = "second_factor_fallback"
FALLBACK_SECONDS = 600


def is_set_up(user: Any) -> bool:
    """Whether `user` has a code generator or a key; recovery codes alone are no second factor."""
    kinds = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)
    return bool(Authenticator.objects.filter(user=user, type__in=kinds).exists())


def given_at(request: HttpRequest) -> float | None:
    """When this session last gave a second factor that still exists, in seconds since 1970; else None.

    A removed authenticator no longer vouches for the sessions it opened.
    """
    user: Any = request.user
    records = [each for each in get_authentication_records(request, user) if each["method"] == "mfa"]
    existing = set(Authenticator.objects.filter(user=user).values_list("pk", flat=True))
    times = [each["at"] for each in records if each.get("id") in existing]
    return max(times, default=None)


def is_recent(request: HttpRequest) -> bool:
    """Whether it was given within ACCOUNT_REAUTHENTICATION_TIMEOUT (seconds)."""
    at = given_at(request)
    return at is not None and time.time() - at < settings.ACCOUNT_REAUTHENTICATION_TIMEOUT


def ask(request: HttpRequest, words: Any = GIVE_FIRST) -> HttpResponse:
    """The way to the second factor and back; what was typed is kept. Raises PermissionDenied with the
    words where no page can be shown (htmx, JSON)."""
    set_up = is_set_up(request.user)
    words = words if set_up else SET_UP_FIRST
    if wants_no_page(request):
        raise PermissionDenied(words)
    messages.info(request, words)
    if set_up:
        return suspend_request(request, _address_to_give(request.user))
    if request.method == "GET":
        request.session[THEN] = request.get_full_path()
    return HttpResponseRedirect(reverse("mfa_index"))


def forget_way_back(request: HttpRequest) -> None:
    """Whoever was sent to set one up has come back to where they were going."""
    if request.session.get(THEN) == request.get_full_path():
        del request.session[THEN]


def refusal_of_act(request: HttpRequest, *, takes_fallback: bool = False) -> HttpResponse | None:
    """For constitutional acts: None when the second factor was given lately, else the way to give it. Where
    the view takes it, a fallback code that was given lately stands for it, for one act."""
    if is_recent(request) or (takes_fallback and _spend_fallback(request)):
        return None
    return ask(request, GIVE_AGAIN)


def remember_fallback(request: HttpRequest) -> None:
    """The person gave a fallback code, in a session that began with a second factor. Raises PermissionDenied
    for another session."""
    if given_at(request) is None:
        raise PermissionDenied(GIVE_FIRST)
    request.session[FALLBACK] = time.time()


def _spend_fallback(request: HttpRequest) -> bool:
    """Whether a code was given in the last minutes; the act, a POST, uses it up."""
    at = request.session.get(FALLBACK)
    if at is None or time.time() - at >= FALLBACK_SECONDS or given_at(request) is None:
        return False
    if request.method == "POST":
        del request.session[FALLBACK]
    return True


def wants_no_page(request: HttpRequest) -> bool:
    return bool(getattr(request, "htmx", False)) or not request.accepts("text/html")


def _address_to_give(user: Any) -> str:
    methods = get_adapter().get_reauthentication_methods(user)
    return str(next(each["url"] for each in methods if each["id"].startswith("mfa_reauthenticate")))
