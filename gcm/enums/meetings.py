"""Kinds and states of meetings, and of what is on their agenda."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MeetingKind(TextChoices):
    """G3, G4, A7: a supplementary videoconference takes no part in the chain of absences."""

    REGULAR = "regular", _("Regular meeting")
    SUPPLEMENTARY = "supplementary", _("Additional videoconference")
    EXTRAORDINARY = "extraordinary", _("Extraordinary session")


class MeetingMode(TextChoices):
    """G2: presence counts the same in each."""

    IN_PERSON = "in_person", _("In person")
    REMOTE = "remote", _("Remote")
    HYBRID = "hybrid", _("Hybrid")


class MeetingState(TextChoices):
    """Z1."""

    DRAFT = "draft", _("Draft")
    CONVENED = "convened", _("Convened")
    AGENDA_FROZEN = "agenda_frozen", _("Agenda final")
    OPEN = "open", _("In session")
    SUSPENDED = "suspended", _("Suspended")
    CLOSED = "closed", _("Closed")
    MINUTES_ISSUED = "minutes_issued", _("Minutes issued")
    CANCELLED = "cancelled", _("Cancelled")
    POSTPONED = "postponed", _("Postponed")


class ItemKind(TextChoices):
    PROCEDURE = "procedure", _("Procedure")
    INFORMATION = "information", _("For information")
    DECISION = "decision", _("For decision")


class ItemState(TextChoices):
    """Z2. A meeting closes when each item has one of the last five (T25)."""

    SCHEDULED = "scheduled", pgettext_lazy("agenda item", "To come")
    IN_DISCUSSION = "in_discussion", pgettext_lazy("agenda item", "In discussion")
    CONCLUDED = "concluded", pgettext_lazy("agenda item", "Concluded")
    DECIDED = "decided", pgettext_lazy("agenda item", "Decided")
    DEFERRED = "deferred", pgettext_lazy("agenda item", "Deferred")
    REFERRED = "referred", pgettext_lazy("agenda item", "Referred to a group")
    WITHDRAWN = "withdrawn", pgettext_lazy("agenda item", "Withdrawn")


class Answer(TextChoices):
    """What a seat answers to a notice of meeting."""

    ATTENDS = "attends", _("Will attend")
    ABSENT = "absent", _("Notice of absence")


class Channel(TextChoices):
    """A3: how an answer came."""

    PORTAL = "portal", _("on the portal")
    MAIL_LINK = "mail_link", _("by the link of the mail")
    TELEPHONE = "telephone", _("by telephone, noted by the secretariat")


class Attended(TextChoices):
    """A2, A3: what a meeting was for a seat. A connection failure is noted as an absence with notice (A9)."""

    PRESENT = "present", pgettext_lazy("attendance", "Present")
    EXCUSED = "excused", pgettext_lazy("attendance", "Absent with notice")
    ABSENT = "absent", pgettext_lazy("attendance", "Absent without notice")
    VACANT = "vacant", pgettext_lazy("attendance", "Seat vacant")
