"""A briefing note as PDF, from what was frozen alone."""

from django.utils import translation

from alliance87.core import pdf
from secretariat.models import Brief


def brief_pdf(brief: Brief, *, language: str) -> bytes:
    """Tagged, with language and title."""
    with translation.override(language):
        title = str(brief)
    context = {"brief": brief, "sections": brief.in_language(language)}
    return pdf.render("pdf/secretariat/brief.html", context, language=language, title=title)
