"""News and pages: the list, one of them, the feed, and the last version for whoever has the link."""

from typing import Any

from django.conf import settings
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language

from alliance87.core.feeds import atom_response
from alliance87.core.views import PUBLIC, PortalPage, PortalView
from secretariat.domain.site.news import previewed
from secretariat.exports.feeds import news_as_atom
from secretariat.models import FormerAddress, News, Page

PAGE_SIZE = 20


class NewsListView(PortalPage):
    permission = PUBLIC
    template_name = "secretariat/site/news_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        page = Paginator(News.objects.published(), PAGE_SIZE).get_page(self.request.GET.get("page"))
        return super().get_context_data(page=page, **kwargs)


class NewsView(PortalPage):
    """An item; an address that it once had leads on to the one it has."""

    permission = PUBLIC
    template_name = "secretariat/site/news.html"
    model: type[News] = News

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        published = self.model.objects.published()
        item = published.filter(slug=kwargs["slug"]).first()
        if item is not None:
            return self.shown(item)
        former = FormerAddress.objects.filter(slug=kwargs["slug"]).values("news")
        moved = published.filter(pk__in=former).first()
        if moved is None:
            raise Http404
        return redirect(moved, permanent=True)

    def shown(self, item: News) -> HttpResponse:
        return self.render_to_response(self.get_context_data(item=item))


class PageView(NewsView):
    model = Page

    def shown(self, item: News) -> HttpResponse:
        """A page that stands elsewhere is read there."""
        here = item.get_absolute_url() == self.request.path
        return super().shown(item) if here else redirect(item, permanent=True)


class PreviewView(PortalPage):
    """A page that nobody finds: not cached, not indexed."""

    permission = PUBLIC
    template_name = "secretariat/site/news.html"

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        item = previewed(kwargs["token"])
        if item is None:
            raise Http404
        shown = {"item": item, "of": item.news, "is_preview": True}
        response = self.render_to_response(self.get_context_data(**shown))
        response.headers["Cache-Control"] = "no-store"
        response.headers["X-Robots-Tag"] = "noindex"
        return response


class NewsFeedView(PortalView):
    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        feed = news_as_atom(
            language=get_language() or "fr",
            address=settings.SITE_URL + reverse("secretariat:news"),
            feed_address=settings.SITE_URL + request.path,
        )
        return atom_response(feed)
