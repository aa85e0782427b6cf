"""Atom feeds of the partners' side."""

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import get_language

from alliance87.core.feeds import FeedEntry, as_atom, atom_response
from alliance87.core.views import PUBLIC, PortalView
from partners.queries.feeds import FEEDS


class FeedView(PortalView):
    permission = PUBLIC

    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponse:
        if kwargs["name"] not in FEEDS:
            raise Http404
        title, page, find = FEEDS[kwargs["name"]]
        return atom_response(
            as_atom(
                title=title,
                language=get_language() or "fr",
                address=settings.SITE_URL + reverse(page),
                feed_address=settings.SITE_URL + request.path,
                entries=[
                    FeedEntry(event.title, event.url, event.body, f"urn:alliance87:{event.key}", event.at)
                    for event in find()
                ],
            )
        )
