from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from alliance87.core.access import second_factor
from alliance87.core.access.registry import needs_second_factor, remember_roles

# Pages of allauth that somebody without a second factor needs in order to set one up ...
TO_SET_UP = {
    "mfa_index",
    "mfa_activate_totp",
    "mfa_add_webauthn",
    "account_reauthenticate",
    "account_email",
    "account_confirm_email",
    "account_email_verification_sent",
}
# ... and those to give it. Setting up another one instead would be a way around.
TO_GIVE = {"mfa_reauthenticate", "mfa_reauthenticate_webauthn"}
ALWAYS = {"account_logout", "set_language", "health"}


class SecondFactorMiddleware:
    """Whoever needs a second factor sets it up and gives it before anything else.

    A view with `without_second_factor = True` is open all the same.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            remember_roles(request.user)
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., HttpResponseBase], args: Any, kwargs: Any
    ) -> HttpResponse | None:
        if not request.user.is_authenticated or not needs_second_factor(request.user):
            return None
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name in ALWAYS or _is_exempt(view):
            return None
        if second_factor.given_at(request):
            second_factor.forget_way_back(request)
            return None
        way_out = TO_GIVE if second_factor.is_set_up(request.user) else TO_SET_UP
        return None if name in way_out else second_factor.ask(request)


def _is_exempt(view: Callable[..., HttpResponseBase]) -> bool:
    return bool(getattr(getattr(view, "view_class", None), "without_second_factor", False))
