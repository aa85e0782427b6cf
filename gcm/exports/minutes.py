"""The issued minutes as PDF, from what was frozen alone (T2)."""

from collections.abc import Iterable

from django.utils import translation
from django.utils.translation import gettext as _

from alliance87.core import pdf
from gcm.models import IssuedMinutes
from gcm.queries.minutes_document import document


def minutes_pdf(issued: IssuedMinutes, *, language: str) -> bytes:
    """Tagged, with language and title."""
    with translation.override(language):
        shown = document(issued.content, language)
        title = title_of(shown.number, had_quorum=shown.had_quorum)
    context = {"document": shown, "issued": issued}
    return pdf.render("pdf/gcm/minutes.html", context, language=language, title=title)


def title_of(number: int, *, had_quorum: bool) -> str:
    """In the active language (N16)."""
    if had_quorum:
        return _("Minutes of meeting no. %(number)s") % {"number": number}
    return _("Notes of consultation, meeting no. %(number)s") % {"number": number}


def pdfs_of(issued: IssuedMinutes, languages: Iterable[str]) -> dict[str, bytes]:
    return {language: minutes_pdf(issued, language=language) for language in sorted(set(languages))}
