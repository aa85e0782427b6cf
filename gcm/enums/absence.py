"""What can be recorded about an absence, and how a case goes (Z6)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class AttendanceChangeKind(TextChoices):
    """Why the attendance of a seat is not what was written when the meeting closed (A3, A9, A14)."""

    LATE_NOTICE = "late_notice", _("Late notice of absence")
    CONNECTION = "connection", _("Connection failure")
    CORRECTION = "correction", _("Correction")


class NoteState(TextChoices):
    """A10: nothing leaves without the chair."""

    DRAFT = "draft", pgettext_lazy("absence note", "To be signed")
    SENT = "sent", pgettext_lazy("absence note", "Sent")
    SET_ASIDE = "set_aside", pgettext_lazy("absence note", "Not sent, by the chair’s choice")
    LAPSED = "lapsed", pgettext_lazy("absence note", "Without object: the attendance was corrected")


class CaseState(TextChoices):
    """Z6 from the third absence on; what comes before is computed, and has notes alone."""

    OPEN = "open", pgettext_lazy("absence case", "Open")
    COMMENT = "comment", pgettext_lazy("absence case", "With the member, for comment")
    CERTIFIED = "certified", pgettext_lazy("absence case", "Certified")
    RENOMINATED = "renominated", pgettext_lazy("absence case", "Successor designated")
    CLOSED = "closed", pgettext_lazy("absence case", "Closed: the successor is accredited")
    DISMISSED = "dismissed", pgettext_lazy("absence case", "Dismissed")
