"""Kinds and states of implementation: progress, reports, reminders (F9, F10)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ActionStatus(TextChoices):
    """The words for `domain.progress.Status`."""

    NOT_STARTED = "not_started", pgettext_lazy("action of a roadmap", "Not started")
    IN_PROGRESS = "in_progress", pgettext_lazy("action of a roadmap", "In progress")
    COMPLETED = "completed", pgettext_lazy("action of a roadmap", "Completed")
    DELAYED = "delayed", pgettext_lazy("action of a roadmap", "Delayed")
    CANCELLED = "cancelled", pgettext_lazy("action of a roadmap", "Cancelled")


class UpdateState(TextChoices):
    """Of an update that a responsible organisation proposes."""

    WAITING = "waiting", pgettext_lazy("proposed update", "Waiting for the focal point")
    ACCEPTED = "accepted", pgettext_lazy("proposed update", "Accepted")
    DECLINED = "declined", pgettext_lazy("proposed update", "Not taken up")


class ReportState(TextChoices):
    DRAFT = "draft", pgettext_lazy("yearly report", "Being written")
    SUBMITTED = "submitted", pgettext_lazy("yearly report", "Submitted")


class ReminderKind(TextChoices):
    """What a country is reminded of, each once."""

    BEFORE = "before", _("Before the report is due")
    LATE = "late", _("After the report was due")
    RENEWAL = "renewal", _("Before the period of the roadmap ends")


class LightColour(TextChoices):
    """The words for `domain.progress.Colour`, the worst first (F9)."""

    RED = "red", pgettext_lazy("light", "Red")
    AMBER = "amber", pgettext_lazy("light", "Amber")
    GREEN = "green", pgettext_lazy("light", "Green")


class Attention(TextChoices):
    """What the monitoring group looks at, country by country."""

    REPORT = "report", pgettext_lazy("criterion", "Report")
    CONSULTATION = "consultation", pgettext_lazy("criterion", "Consultation")
    ACTIONS = "actions", pgettext_lazy("criterion", "Actions in time")
    ROADMAP = "roadmap", pgettext_lazy("criterion", "Period of the roadmap")
    HELP = "help", pgettext_lazy("criterion", "Help wanted")
