"""The target and how far the world is from it; the Alliance's pillars; search; the map of the site."""

from typing import Any

from django.conf import settings
from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

from alliance87.core.rate_limit import address_of, is_within
from alliance87.core.search import search
from alliance87.core.views import PUBLIC, PortalPage, PortalView
from secretariat.models import Page
from secretariat.models.news import ABOUT
from secretariat.queries.site.sitemap import addresses, pages
from secretariat.queries.site.target import estimates

KEPT = 60  # seconds
SEARCHES = {"amount": 30, "seconds": 60}  # of one address


class TargetView(PortalPage):
    permission = PUBLIC
    template_name = "secretariat/site/target.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(estimates=estimates(), **kwargs)


class AboutView(PortalPage):
    """The page that the secretariat wrote at this address, or else the one that the portal ships with; and
    those of its pages that it has placed in a list."""

    permission = PUBLIC
    template_name = "secretariat/site/about.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        shown = list(Page.objects.published().filter(Q(slug=ABOUT) | Q(order__isnull=False)))
        own = next((page for page in shown if page.slug == ABOUT), None)
        listed = [page for page in shown if page is not own]
        return super().get_context_data(item=own, listed=listed, **kwargs)


class SearchView(PortalPage):
    """For visitors, so many searches a minute: each reads what many people wrote."""

    permission = PUBLIC
    template_name = "secretariat/site/search.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        asked = request.GET.get("q", "")[:200]
        refused = bool(asked) and not self._is_within()
        found = [] if refused else search(asked)
        context = self.get_context_data(asked=asked, found=found, refused=refused)
        return self.render_to_response(context, status=429 if refused else 200)

    def _is_within(self) -> bool:
        if self.request.user.is_authenticated:
            return True
        return is_within("search", address_of(self.request), of_process=True, **SEARCHES)


class SitemapView(PortalView):
    """The index of all public addresses (sitemaps.org), which are in files of so many records each."""

    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        return _xml("sitemap_index.xml", {"pages": [reverse("sitemap_page", args=[n]) for n in pages()]})


class SitemapPageView(PortalView):
    """One file of it: each address in its languages, with the others as alternates."""

    permission = PUBLIC

    def get(self, request: HttpRequest, number: int, **kwargs: Any) -> HttpResponse:
        found = addresses(number)
        if not found:
            raise Http404
        return _xml("sitemap.xml", {"pages": found})


def _xml(template: str, context: dict[str, Any]) -> HttpResponse:
    page = render_to_string(f"secretariat/site/{template}", {**context, "site": settings.SITE_URL})
    headers = {"Cache-Control": f"public, max-age={KEPT}"}
    return HttpResponse(page, content_type="application/xml; charset=utf-8", headers=headers)
