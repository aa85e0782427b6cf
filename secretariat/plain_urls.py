"""Addresses without a language."""

from django.urls import path

from secretariat.views.site.pages import SitemapPageView, SitemapView

urlpatterns = [
    path("sitemap.xml", SitemapView.as_view(), name="sitemap"),
    path("sitemap-<int:number>.xml", SitemapPageView.as_view(), name="sitemap_page"),
]
