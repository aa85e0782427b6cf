"""What becomes of a decision after the gavel."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AnnotationKind(TextChoices):
    """What can be written beside a decision; the decision itself is never touched (D13, D14, D16, Q13)."""

    ERRATUM = "erratum", _("Erratum")
    SUPERSEDED = "superseded", _("Superseded by a later decision")
    CONTESTED = "contested", _("Quorum contested")
    CONFIRMED = "confirmed", _("Confirmed by a later meeting")
    REVIEWED = "reviewed", _("Review held")


class Standing(TextChoices):
    """Where a decision stands for its reader; it can be in several at once."""

    IN_FORCE = "in_force", pgettext_lazy("decision", "In force")
    TO_COME = "to_come", pgettext_lazy("decision", "Not in force yet")
    SUPERSEDED = "superseded", pgettext_lazy("decision", "Superseded")
    CONTESTED = "contested", pgettext_lazy("decision", "Quorum contested")
    RESERVED = "reserved", pgettext_lazy("decision", "With reservations")
