"""Kinds and states of needs and offers, pilots and funding."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PostingSide(TextChoices):
    NEED = "need", pgettext_lazy("market", "Need")
    OFFER = "offer", pgettext_lazy("market", "Offer")


class PostingKind(TextChoices):
    EXPERTISE = "expertise", pgettext_lazy("market", "Expertise")
    FUNDING = "funding", pgettext_lazy("market", "Funding")
    DATA = "data", pgettext_lazy("market", "Data")
    VENUE = "venue", pgettext_lazy("market", "Venue")
    OTHER = "other", pgettext_lazy("market", "Other")


class PostingState(TextChoices):
    """From the first line to what came of it; that it runs out on a day is read from the day."""

    DRAFT = "draft", _("Draft")
    OPEN = "open", pgettext_lazy("need or offer", "Open")
    CLOSED = "closed", pgettext_lazy("need or offer", "Closed with a result")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PilotState(TextChoices):
    DRAFT = "draft", _("Draft")
    RUNNING = "running", pgettext_lazy("pilot", "Under way")
    ENDED = "ended", pgettext_lazy("pilot", "Ended")
    WITHDRAWN = "withdrawn", _("Withdrawn")


class PilotOutcome(TextChoices):
    """In words: what did not work is told as well."""

    WORKED = "worked", pgettext_lazy("pilot", "It worked")
    PARTLY = "partly", pgettext_lazy("pilot", "It worked in part")
    FAILED = "failed", pgettext_lazy("pilot", "It did not work")


class FundingState(TextChoices):
    """From the first line through the secretariat’s reading to the public."""

    DRAFT = "draft", _("Draft")
    SUBMITTED = "submitted", _("Submitted")
    RETURNED = "returned", _("Returned with a question")
    PUBLISHED = "published", pgettext_lazy("funding call", "Published")
    WITHDRAWN = "withdrawn", _("Withdrawn")
