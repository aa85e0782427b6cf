"""The languages of the portal, and the page one is reading in the others."""

from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.http import escape_leading_slashes
from django.utils.translation import get_language

# Whatever is public is written in all of them.
LANGUAGES: tuple[str, ...] = tuple(code for code, _name in settings.LANGUAGES)


@dataclass(frozen=True)
class Link:
    code: str
    name: str  # in its own language
    url: str
    current: bool


def links_of(request: HttpRequest) -> list[Link]:
    """This very page, with its query string, in each language of the portal."""
    here = escape_leading_slashes(request.get_full_path())
    current = get_language() or settings.LANGUAGE_CODE
    return [
        Link(code, name, here if code == current else address_in(code, here), code == current)
        for code, name in settings.LANGUAGES
    ]


def alternates_of(request: HttpRequest) -> list[Link]:
    """The same without query string and with the host, for search engines."""
    return [
        Link(link.code, link.name, settings.SITE_URL + urlsplit(link.url).path, link.current)
        for link in links_of(request)
    ]


def address_in(code: str, address: str) -> str:
    """`address` in another language. One that leads nowhere keeps its place: only the prefix changes."""
    translated = translate_url(address, code)
    if translated != address:
        return translated
    first, _, rest = address.lstrip("/").partition("/")
    if first in dict(settings.LANGUAGES):
        return f"/{code}/{rest}"
    return f"/{code}/"
