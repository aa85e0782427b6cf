"""Kinds and states of a roadmap."""

from django.db.models import TextChoices
from django.utils.translation import pgettext_lazy


class RoadmapState(TextChoices):
    """Written by the country, frozen at each submission (F5); public from the grant on (F4)."""

    DRAFT = "draft", pgettext_lazy("roadmap", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("roadmap", "Under review")
    IN_FORCE = "in_force", pgettext_lazy("roadmap", "In force")
    REPLACED = "replaced", pgettext_lazy("roadmap", "Replaced")


class Visibility(TextChoices):
    """F14: who sees an action of a roadmap that is public."""

    PUBLIC = "public", pgettext_lazy("visibility", "Public")
    RESTRICTED = "restricted", pgettext_lazy("visibility", "Restricted")


class ReviewState(TextChoices):
    """F3: members comment, the secretariat consolidates, the chair signs one letter."""

    COMMENTS = "comments", pgettext_lazy("review of a roadmap", "Members comment")
    LETTER = "letter", pgettext_lazy("review of a roadmap", "Letter being written")
    WITH_CHAIR = "with_chair", pgettext_lazy("review of a roadmap", "With the chair")
    SIGNED = "signed", pgettext_lazy("review of a roadmap", "Letter signed")
