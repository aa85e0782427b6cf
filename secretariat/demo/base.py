from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse

from alliance87.core.views import PUBLIC, PortalView


class DemoView(PortalView):
    """A page of the demonstration. Outside of it no address leads here, and it refuses by itself too."""

    permission = PUBLIC
    without_second_factor = True

    def refuse(self, request: HttpRequest) -> HttpResponse | None:
        if not settings.DEMO:
            raise Http404
        return super().refuse(request)
