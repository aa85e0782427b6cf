"""Where a country stands on its way (F2, Z10)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PathwayState(TextChoices):
    """There is no "refused" and no suspension (F4, F10): what is not granted goes on."""

    INTEREST = "interest", _("Expression of interest")
    PREPARATION = "preparation", _("Preparation")
    ROADMAP = "roadmap", _("Roadmap being drafted")
    CHECK = "check", _("Check by the secretariat")
    REVIEW = "review", _("Review by the GCG")
    AGENDA = "agenda", pgettext_lazy("pathway", "On the agenda of the GCG")
    GRANTED = "granted", _("Status granted")
    WITHDRAWN = "withdrawn", pgettext_lazy("pathway", "Withdrawn")


OPEN = tuple(state for state in PathwayState if state != PathwayState.WITHDRAWN)
