"""States of the minutes and of what follows from a meeting."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MinutesState(TextChoices):
    """Z8. The members may be asked for comments before the chair gets the text."""

    DRAFT = "draft", pgettext_lazy("minutes", "In preparation")
    COMMENTS = "comments", pgettext_lazy("minutes", "With the members for comments")
    WITH_CHAIR = "with_chair", pgettext_lazy("minutes", "With the chair")
    ISSUED = "issued", pgettext_lazy("minutes", "Issued")
    NOTED = "noted", pgettext_lazy("minutes", "Noted by the next meeting")


class CorrectionOutcome(TextChoices):
    """N6: what becomes of what a seat asks to have changed."""

    PENDING = "pending", pgettext_lazy("correction", "To be answered")
    ACCEPTED = "accepted", pgettext_lazy("correction", "Accepted")
    ALTERNATIVE = "alternative", pgettext_lazy("correction", "Worded in another way")
    NOT_ACCEPTED = "refused", pgettext_lazy("correction", "Not accepted")


class FollowUpState(TextChoices):
    """N12. Being overdue is a matter of the date, not a state."""

    OPEN = "open", pgettext_lazy("follow-up", "Open")
    IN_PROGRESS = "in_progress", pgettext_lazy("follow-up", "In progress")
    DONE = "done", pgettext_lazy("follow-up", "Done")
    CANCELLED = "cancelled", pgettext_lazy("follow-up", "Cancelled by decision")


class FollowUpStepKind(TextChoices):
    """N12, N13: what happens to an action."""

    TOLD = "told", pgettext_lazy("follow-up", "Owner told")
    ACCEPTED = "accepted", pgettext_lazy("follow-up", "Accepted")
    BEGUN = "begun", pgettext_lazy("follow-up", "Begun")
    HANDED_BACK = "handed_back", pgettext_lazy("follow-up", "Handed back")
    ASSIGNED = "assigned", pgettext_lazy("follow-up", "Given to another owner")
    DONE = "done", pgettext_lazy("follow-up", "Done")
    CANCELLED = "cancelled", pgettext_lazy("follow-up", "Cancelled by decision")


class Parity(TextChoices):
    """N10: how far a paragraph in another language agrees with the source."""

    NOT_BEGUN = "not_begun", pgettext_lazy("translation", "Not begun")
    DRAFT = "draft", pgettext_lazy("translation", "Draft")
    IN_PARITY = "in_parity", pgettext_lazy("translation", "In parity")
    CHANGED = "changed", pgettext_lazy("translation", "Source changed since")


class SeatDraftKind(TextChoices):
    """O11: what an adviser prepares."""

    POSITION = "position", _("Position on a draft decision")
    COMMENT = "comment", _("Correction of the minutes")


class InstructionKind(TextChoices):
    """X3: what the chair can have the secretariat do."""

    ISSUE_MINUTES = "issue_minutes", _("Issue the minutes")
    SHORT_NOTICE = "short_notice", _("Convene with a shorter notice")
    LETTER = "letter", _("Send a letter in the name of the chair")
