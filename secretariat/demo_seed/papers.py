"""Papers that the invented countries hand in."""

from functools import cache

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from alliance87.core import pdf
from secretariat.demo_seed.home_story import ENGLISH


def document(name: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, _page(), content_type="application/pdf")


@cache
def _page() -> bytes:
    """One invented page, drawn once."""
    context = {
        "day": timezone.localdate(),
        "text": "An invented document of the demonstration.",
        "signatory": ENGLISH.ministry,
    }
    return pdf.render("pdf/demo/letter.html", context, language="en", title="Document of the demonstration")
