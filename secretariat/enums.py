"""Kinds and states of what the secretariat keeps and writes."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class BriefKind(TextChoices):
    """What a briefing note is for (X4)."""

    UPDATE = "update", _("Update for the chair and the vice-chair")
    MEETING = "meeting", _("Brief before a meeting")
    REPRESENTATION = "representation", _("Brief before a representation")
    ALLIANCE = "alliance", _("State of the Alliance")


class TextKind(TextChoices):
    """What the secretariat writes for the site."""

    NEWS = "news", _("news")
    PAGE = "page", _("page")


class InitiativeState(TextChoices):
    """Where an initiative stands that the secretariat follows (X12)."""

    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    SUSPENDED = "suspended", _("suspended")
    COMPLETED = "completed", _("completed")


class RepresentationKind(TextChoices):
    CONFERENCE = "conference", _("conference")
    PUBLIC_MEETING = "public_meeting", _("public meeting")
    MEDIA = "media", _("media")


class SubscriberState(TextChoices):
    ASKED = "asked", pgettext_lazy("subscriber", "Not confirmed yet")
    ACTIVE = "active", pgettext_lazy("subscriber", "Subscribed")
    LEFT = "left", pgettext_lazy("subscriber", "Left")


class Frequency(TextChoices):
    MONTHLY = "monthly", _("Each issue, once a month")
    QUARTERLY = "quarterly", _("One issue a quarter")


class ConsentKind(TextChoices):
    ASKED = "asked", pgettext_lazy("consent", "Asked for the newsletter")
    CONFIRMED = "confirmed", pgettext_lazy("consent", "Confirmed by the link in the mail")
    RENEWED = "renewed", pgettext_lazy("consent", "Agreed to a later text")
    IMPORTED = "imported", pgettext_lazy("consent", "Brought in with a proof")
    LEFT = "left", pgettext_lazy("consent", "Left the list")
    ERASED = "erased", pgettext_lazy("consent", "Had everything erased")


class ConsentWay(TextChoices):
    PAGE = "page", pgettext_lazy("consent", "on a page of the portal")
    MAIL = "mail", pgettext_lazy("consent", "by the link or the button of a mail")
    MAILBOX = "mailbox", pgettext_lazy("consent", "by a mail to our mailbox")
    LIST = "list", pgettext_lazy("consent", "with a list that the secretariat brought in")


class ConsentProposalState(TextChoices):
    OPEN = "open", pgettext_lazy("consent", "Waiting for approval")
    PUBLISHED = "published", pgettext_lazy("consent", "Published")
    DROPPED = "dropped", pgettext_lazy("consent", "Given up")


class ImportState(TextChoices):
    WAITING = "waiting", pgettext_lazy("import", "Being checked")
    FAULTY = "faulty", pgettext_lazy("import", "With faults: nothing can be brought in")
    READY = "ready", pgettext_lazy("import", "Without a fault: ready")
    RUNNING = "running", pgettext_lazy("import", "Being brought in")
    DONE = "done", pgettext_lazy("import", "Brought in")


class IssueState(TextChoices):
    DRAFT = "draft", pgettext_lazy("issue", "Draft")
    PROPOSED = "proposed", pgettext_lazy("issue", "Waiting for approval")
    APPROVED = "approved", pgettext_lazy("issue", "Approved, waiting for its hour")
    SENT = "sent", pgettext_lazy("issue", "Sent and published")


class ContributionState(TextChoices):
    SUBMITTED = "submitted", pgettext_lazy("contribution", "With the secretariat")
    TAKEN = "taken", pgettext_lazy("contribution", "In an issue")
    DECLINED = "declined", pgettext_lazy("contribution", "Not taken")


class TicketKind(TextChoices):
    """What somebody asks of the secretariat: by the contact form, or from a partner’s desk."""

    CONTACT = "contact", pgettext_lazy("ticket", "Message")
    LOGO = "logo", pgettext_lazy("ticket", "Use of the logo")
    QUOTATION = "quotation", pgettext_lazy("ticket", "Quotation")
    JOINT_RELEASE = "joint_release", pgettext_lazy("ticket", "Joint release")


class TicketState(TextChoices):
    NEW = "new", pgettext_lazy("ticket", "New")
    TAKEN = "taken", pgettext_lazy("ticket", "In hand")
    WAITING = "waiting", pgettext_lazy("ticket", "Waiting for the asker")
    ANSWERED = "answered", pgettext_lazy("ticket", "Answered")
    REFUSED = "refused", pgettext_lazy("ticket", "Refused")
    CLOSED = "closed", pgettext_lazy("ticket", "Closed")


class Direction(TextChoices):
    INCOMING = "in", pgettext_lazy("letter", "Incoming")
    OUTGOING = "out", pgettext_lazy("letter", "Outgoing")


class WordingKind(TextChoices):
    """What the secretariat writes from a template."""

    CONVOCATION = "convocation", _("Notice of meeting")
    AGENDA = "agenda", _("Agenda")
    PROGRAMME = "programme", _("Programme of work")
    REMINDER = "reminder", _("Reminder")
    BRIEFING = "briefing", _("Briefing note")
    LETTER = "letter", _("Letter")
    JOINT_STATEMENT = "joint_statement", _("Joint statement")
    PRESS_LINE = "press_line", _("Press line")
    THANKS = "thanks", _("Thanks")


class LetterState(TextChoices):
    DRAFT = "draft", pgettext_lazy("letter", "Draft")
    PROPOSED = "proposed", pgettext_lazy("letter", "Waiting for approval")
    APPROVED = "approved", pgettext_lazy("letter", "Approved")
    SENT = "sent", pgettext_lazy("letter", "Sent and filed")
    DROPPED = "dropped", pgettext_lazy("letter", "Given up")


class CircularState(TextChoices):
    DRAFT = "draft", pgettext_lazy("circular", "Draft")
    PROPOSED = "proposed", pgettext_lazy("circular", "Waiting for approval")
    SENT = "sent", pgettext_lazy("circular", "Approved and sent")
    DROPPED = "dropped", pgettext_lazy("circular", "Given up")
