from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from alliance87.core import rulesets


class RememberRulesMiddleware:
    """The rule sets are read once a request, and a page never mixes two of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with rulesets.remembered():
            return self.get_response(request)
