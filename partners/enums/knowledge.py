"""Kinds and states of initiatives, good practices and of what followers get."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Light(TextChoices):
    """W13: a traffic light, in words too."""

    GREEN = "green", pgettext_lazy("traffic light", "Green: on course")
    AMBER = "amber", pgettext_lazy("traffic light", "Amber: some difficulties")
    RED = "red", pgettext_lazy("traffic light", "Red: needs attention")


class InitiativeKind(TextChoices):
    """What a partner promises by itself, or sets up with others."""

    COMMITMENT = "commitment", pgettext_lazy("initiative", "Commitment")
    INITIATIVE = "initiative", pgettext_lazy("initiative", "Initiative")


class InitiativeState(TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", pgettext_lazy("initiative", "Under way")
    ENDED = "ended", pgettext_lazy("initiative", "Completed")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PracticeState(TextChoices):
    """From the first line through the secretariat's reading to the public."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned with a question")
    PUBLISHED = "published", pgettext_lazy("good practice", "Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class FollowKind(TextChoices):
    """What can be followed."""

    PARTNER = "partner", _("Partner")
    GROUP = "group", pgettext_lazy("to follow", "Group")
    COUNTRY = "country", _("Country")
    TOPIC = "topic", _("Topic")
    GCM = "gcm", _("Global Coordinating Group (GCG)")


class Rhythm(TextChoices):
    """How often; "never" is an answer of its own, which holds against whatever else is followed (T12)."""

    AT_ONCE = "at_once", pgettext_lazy("rhythm", "At once")
    DAILY = "daily", pgettext_lazy("rhythm", "Daily")
    WEEKLY = "weekly", pgettext_lazy("rhythm", "Weekly")
    NEVER = "never", pgettext_lazy("rhythm", "Never")
