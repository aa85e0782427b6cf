"""Atom feeds (RFC 4287): the one way in which the portal writes them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.http import HttpResponse
from django.utils.feedgenerator import Atom1Feed

from alliance87.core.text import without_controls

CONTENT_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True)
class FeedEntry:
    """`path` is the address on the portal; `key` never changes and no other entry has it."""

    title: str
    path: str
    body: str
    key: str
    at: datetime
    updated: datetime | None = None


def as_atom(
    *, title: Any, language: str, address: str, feed_address: str, entries: Iterable[FeedEntry]
) -> bytes:
    """The entries in the order given, in the language that is active. `address` is that of the page,
    `feed_address` that of the feed, both whole. Control characters, which no feed can carry, are left out."""
    feed = Atom1Feed(title=title, link=address, description="", language=language, feed_url=feed_address)
    site = site_of(address)
    for entry in entries:
        feed.add_item(
            title=without_controls(entry.title),
            link=f"{site}{entry.path}",
            description=without_controls(entry.body),
            unique_id=entry.key,
            pubdate=entry.at,
            updateddate=entry.updated or entry.at,
        )
    return feed.writeString("utf-8").encode()


def site_of(address: str) -> str:
    """The part of a whole address before the path."""
    return address[: address.index("/", len("https://"))]


def atom_response(content: bytes) -> HttpResponse:
    return HttpResponse(content, content_type=CONTENT_TYPE)
