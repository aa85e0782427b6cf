"""The letter of feedback as a document, from what was signed and nothing else."""

from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import override

from alliance87.core import pdf
from pathfinders.models import RoadmapReview


def letter_pdf(review: RoadmapReview) -> bytes:
    """In the language of the letter. The review is signed."""
    letter = review.letter
    language = letter["language"]
    with override(language):
        country = letter["country"][language]
        title = _("Feedback of the GCG on the roadmap of %(country)s") % {"country": country}
    context = {
        "letter": letter,
        "country": country,
        "ministry": letter.get("ministry", ""),  # a letter signed earlier names none
        "chair": (letter["chair"] or {}).get(language, ""),
        "signed_at": datetime.fromisoformat(letter["signed_at"]),
        "digest": review.digest,
        "points": [{**each, "criterion": each["criterion"][language]} for each in letter["points"]],
    }
    return pdf.render("pdf/pathfinders/letter.html", context, language=language, title=title)
