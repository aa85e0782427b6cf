"""The roadmap as a document to hand out: tagged PDF in the language of the reader."""

from django.utils.translation import gettext as _
from django.utils.translation import override

from alliance87.core import pdf
from pathfinders.domain.roadmap.timeline import timeline_of
from pathfinders.models import Roadmap
from pathfinders.queries.roadmap.document import document_of
from pathfinders.queries.roadmap.reading import Reading


def roadmap_pdf(roadmap: Roadmap, reading: Reading, language: str) -> bytes:
    """What the reading holds, and nothing more (F14): a public one says nothing of what is left out."""
    with override(language):
        country = roadmap.pathway.country.name
        title = _("Roadmap of %(country)s") % {"country": country}
    context = {
        "roadmap": roadmap,
        "country": country,
        "reading": reading,
        "document": document_of(reading.plan, language),
        "timeline": timeline_of(reading.plan),
    }
    public = roadmap.is_public and not reading.is_whole
    return pdf.render("pdf/pathfinders/roadmap.html", context, language=language, title=title, public=public)
