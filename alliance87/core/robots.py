from django.conf import settings
from django.http import HttpRequest, HttpResponse

from alliance87.core.views import PUBLIC, PortalView

PRIVATE = (
    "account",
    "access",
    "desk",
    "demo",
    "my-desk",
    "style-guide",
    "uploads",
    "partners/applications",
    "news/preview",
    "calendar/own",
)


class RobotsView(PortalView):
    """robots.txt (RFC 9309): what is nobody's business to crawl, in every language."""

    permission = PUBLIC

    def get(self, request: HttpRequest) -> HttpResponse:
        lines = ["User-agent: *", *(f"Disallow: /*/{path}/" for path in PRIVATE)]
        lines.append(f"Sitemap: {settings.SITE_URL}/sitemap.xml")
        return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
