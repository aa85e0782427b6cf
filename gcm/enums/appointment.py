"""Kinds and states of what leads to a new chair or vice-chair, and who may preside."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from gcm.enums.seats import Office


class AppointmentState(TextChoices):
    """Z5. There is no state in which anything is counted (C4)."""

    CALL = "call", pgettext_lazy("appointment", "Call for candidates")
    CONSULTATION = "consultation", pgettext_lazy("appointment", "Consultation among governments")
    CONSENSUS = "consensus", pgettext_lazy("appointment", "Consensus of governments recorded")
    ON_AGENDA = "on_agenda", pgettext_lazy("appointment", "Before the GCG")
    RETURNED = "returned", pgettext_lazy("appointment", "Returned to governments")
    CONFIRMED = "confirmed", pgettext_lazy("appointment", "Confirmed")


class PresidedBy(TextChoices):
    """In which quality somebody presided over a decision. A member presides when neither officer can, by the
    choice of those present, and the record says so (C6, C12)."""

    CHAIR = Office.CHAIR.value, Office.CHAIR.label
    VICE_CHAIR = Office.VICE_CHAIR.value, Office.VICE_CHAIR.label
    MEMBER = "member", pgettext_lazy("presiding", "A member chosen by those present")


class PresidingReason(TextChoices):
    """Why neither officer presides."""

    BOTH_ABSENT = "both_absent", _("The chair and the vice-chair are absent")
    BOTH_CANDIDATES = "both_candidates", _("The chair and the vice-chair cannot preside over this item")
