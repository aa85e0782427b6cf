from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from alliance87.core.access.registry import remember_roles


class SecondFactorMiddleware:
    """Stub: sends whoever needs a second factor to set it up or give it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated:
            remember_roles(request.user)
        return self.get_response(request)
