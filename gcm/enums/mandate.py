"""Kinds and states of the mandate, of its rules and of its reviews."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class RuleDraftState(TextChoices):
    """X7, X8: a change of rules is a proposal until the GCG decides on it."""

    DRAFT = "draft", pgettext_lazy("change of rules", "In preparation")
    ON_AGENDA = "on_agenda", pgettext_lazy("change of rules", "On the agenda")
    ADOPTED = "adopted", pgettext_lazy("change of rules", "Adopted")


class MandateKind(TextChoices):
    """M3: our own account of the mandate ships; the official text is loaded from its file."""

    SUMMARY = "summary", pgettext_lazy("mandate", "Summary")
    OFFICIAL = "official", pgettext_lazy("mandate", "Official text")


class TargetStatus(TextChoices):
    """M1: worked out for a day, never written down."""

    MET = "met", pgettext_lazy("target", "Met")
    MISSED = "missed", pgettext_lazy("target", "Date passed, not met")
    RUNNING = "running", pgettext_lazy("target", "Running")


class ReviewKind(TextChoices):
    """What the GCG looks at again from time to time."""

    MANDATE = "mandate", _("Terms of reference and working arrangements")
    PROGRESS = "progress", _("Progress of the Alliance and strategic orientation")
    SECRETARIAT = "secretariat", _("Direction and performance of the secretariat")


class ReviewState(TextChoices):
    OPEN = "open", pgettext_lazy("review", "Being prepared")
    ON_AGENDA = "on_agenda", pgettext_lazy("review", "On the agenda")
    CONCLUDED = "concluded", pgettext_lazy("review", "Concluded")
