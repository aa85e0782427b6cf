"""What every page may use."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from alliance87.core import health


def portal(request: HttpRequest) -> dict[str, Any]:
    return {
        "DEMO": settings.DEMO,
        "SITE_URL": settings.SITE_URL,
        # Asked for by the secretariat's pages alone, and once.
        "health_warnings": SimpleLazyObject(lambda: _health_warnings(request)),
    }


def _health_warnings(request: HttpRequest) -> list[str]:
    user = getattr(request, "user", None)
    return health.warnings() if user is not None and user.is_staff else []
