"""The part of `pdf` that needs WeasyPrint: it takes 30 MB, which a worker that sends mail does without."""

import mimetypes
from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from PIL import ImageFile
from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

# Never resolved: no such host can exist (RFC 6761), and a document asks nobody for anything.
HOST = "document.invalid"
# WeasyPrint tells Pillow, for the whole process, to take half a picture for a whole one; `uploads` relies
# on the contrary, and our own pictures are whole.
ImageFile.LOAD_TRUNCATED_IMAGES = False


def write(page: str) -> bytes:
    """A page of HTML as a tagged document."""
    fetcher = OwnFilesOnly()  # type: ignore[no-untyped-call]
    document = HTML(string=page, base_url=f"https://{HOST}/", url_fetcher=fetcher)  # type: ignore[no-untyped-call]
    return bytes(document.write_pdf(pdf_variant="pdf/ua-1", pdf_tags=True))  # type: ignore[no-untyped-call]


class OwnFilesOnly(URLFetcher):
    """Answers for our own static files and for data addresses; every other address is refused."""

    def fetch(self, url: str, headers: Any = None) -> Any:
        parts = urlsplit(url)
        if parts.scheme == "data":
            return super().fetch(url, headers)  # type: ignore[no-untyped-call]
        if parts.netloc != HOST or not parts.path.startswith(settings.STATIC_URL):
            raise ValueError(f"documents ask nobody for files, and not {parts.netloc}")
        name = unquote(parts.path[len(settings.STATIC_URL) :])
        kind = mimetypes.guess_type(name)[0] or "application/octet-stream"
        return URLFetcherResponse(url, _static_file(name), {"Content-Type": kind})  # type: ignore[no-untyped-call]


def _static_file(name: str) -> bytes:
    """Raises FileNotFoundError for what is not one of our files."""
    if staticfiles_storage.exists(name):
        with staticfiles_storage.open(name) as kept:
            return bytes(kept.read())
    found = finders.find(name)
    if not found:
        raise FileNotFoundError(name)
    with open(found, "rb") as source:
        return source.read()
