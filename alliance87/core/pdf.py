"""Documents that are read for years: tagged PDF (PDF/UA-1 structure) with language and title.

WeasyPrint writes the structure; no conformance is claimed for it.
"""

from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils import translation

KEPT = 24 * 3600  # seconds


def render(
    template: str, context: dict[str, Any], *, language: str, title: str, public: bool = False
) -> bytes:
    """The template, which extends pdf/base.html, as PDF in `language` ("fr", "en", "es"). What lies outside
    our own static files is left out. A document that everybody may read (`public`) is written once a day as
    long as its page says the same; it is kept under the digest of that page, which nobody has who may not
    read it. Raises ValueError without a title."""
    if not title.strip():
        raise ValueError("a document needs a title")
    with translation.override(language):
        page = render_to_string(
            template,
            {**context, "language": language, "title": title, "DEMO": settings.DEMO},
        )
    if not public:
        return _write(page)
    key = f"pdf:{sha256(page.encode()).hexdigest()}"
    kept: Any = cache.get_or_set(key, lambda: _write(page), KEPT)
    return bytes(kept)


def _write(page: str) -> bytes:
    from alliance87.core.pdf_writer import write

    return write(page)
