"""What is prepared around a meeting: papers, requests, proposed items."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PaperAccess(TextChoices):
    """O5: observers of the meeting read the first kind alone, and others only when they are named."""

    PUBLIC = "public", _("Open: members and observers of the meeting")
    MEMBERS = "members", _("Members and their delegations")
    RESTRICTED = "restricted", _("Named readers only")


class LanguageStatus(TextChoices):
    """G12: where a paper stands in a language. Nothing of it is stored: it follows from the files."""

    ORIGINAL = "original", pgettext_lazy("paper", "original")
    TRANSLATION = "translation", pgettext_lazy("paper", "translation")
    TO_COME = "to_come", pgettext_lazy("paper", "to come")
    NOT_FORESEEN = "not_foreseen", pgettext_lazy("paper", "not foreseen")


class RequestState(TextChoices):
    """G3: an additional videoconference that a member asked for."""

    REQUESTED = "requested", pgettext_lazy("request", "With the chair")
    GRANTED = "granted", pgettext_lazy("request", "Granted")
    DECLINED = "declined", pgettext_lazy("request", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("request", "Withdrawn")


class ItemProposalState(TextChoices):
    """Z2, before an item is on an agenda."""

    PROPOSED = "proposed", pgettext_lazy("item proposal", "With the chair")
    ACCEPTED = "accepted", pgettext_lazy("item proposal", "On an agenda")
    REFUSED = "refused", pgettext_lazy("item proposal", "Not taken up")
    WITHDRAWN = "withdrawn", pgettext_lazy("item proposal", "Withdrawn")
