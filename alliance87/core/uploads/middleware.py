import time
from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.defaultfilters import filesizeformat

DRAIN_SECONDS = 5
CHUNK = 1024 * 1024


class BodyLimitMiddleware:
    """Answers a body over UPLOAD_MAX_BODY_BYTES at once, before anything of it is kept (RFC 9110, 413)."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _length(request) <= settings.UPLOAD_MAX_BODY_BYTES:
            return self.get_response(request)
        _drain(request)
        limit = filesizeformat(settings.UPLOAD_MAX_BYTES)
        response = render(request, "uploads/too_large.html", {"limit": limit}, status=413)
        response["Connection"] = "close"
        return response


def _length(request: HttpRequest) -> int:
    """Of more digits than any body has, the first are enough to be over the limit."""
    text = str(request.META.get("CONTENT_LENGTH") or "0")
    return int(text.lstrip("0")[:18] or "0") if text.isdecimal() else 0


def _drain(request: HttpRequest) -> None:
    """Some browsers show "connection reset" instead of an answer that comes while they still send: take
    a little of it, and keep none."""
    until = time.monotonic() + DRAIN_SECONDS
    while time.monotonic() < until and request.read(CHUNK):
        pass
