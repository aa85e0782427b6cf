from django.http import HttpRequest, JsonResponse
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache

from alliance87.core import health
from alliance87.core.views import PUBLIC, PortalView


@method_decorator(never_cache, name="dispatch")
class HealthView(PortalView):
    """For whoever watches over the portal: 200 when all of it lives, else 503."""

    permission = PUBLIC
    without_second_factor = True
    http_method_names = ("get", "head")

    def get(self, request: HttpRequest) -> JsonResponse:
        report = health.report()
        return JsonResponse(report, status=200 if report["status"] == health.OK else 503)
