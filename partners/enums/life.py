"""What happens in the life of a partner: colleagues, claims, withdrawal, another name, a successor."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class InvitationState(TextChoices):
    """What became of the invitation of a colleague. One that nobody took up in time is open and expired."""

    OPEN = "open", pgettext_lazy("invitation", "Waits for an answer")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "Accepted")
    CANCELLED = "cancelled", pgettext_lazy("invitation", "Taken back")


class ClaimState(TextChoices):
    """P7: somebody says that a registered organisation is theirs."""

    ASKED = "asked", pgettext_lazy("claim", "Waits for the secretariat")
    ACCEPTED = "accepted", pgettext_lazy("claim", "Accepted")
    DECLINED = "declined", pgettext_lazy("claim", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("claim", "Taken back")


class WithdrawalState(TextChoices):
    """P11: how an organisation leaves."""

    ASKED = "asked", pgettext_lazy("withdrawal", "Waits for a second person")
    CONFIRMED = "confirmed", pgettext_lazy("withdrawal", "Confirmed")
    EFFECTIVE = "effective", pgettext_lazy("withdrawal", "In effect")
    UNDONE = "undone", pgettext_lazy("withdrawal", "Taken back")


class IdentityRequestState(TextChoices):
    """Name, kind and country change when the secretariat agrees."""

    ASKED = "asked", pgettext_lazy("change of identity", "Waits for the secretariat")
    APPROVED = "approved", pgettext_lazy("change of identity", "Approved")
    DECLINED = "declined", pgettext_lazy("change of identity", "Declined")
    WITHDRAWN = "withdrawn", pgettext_lazy("change of identity", "Taken back")


class SuccessionKind(TextChoices):
    """P6: why one organisation stands in the place of another."""

    MERGER = "merger", _("The same organisation, registered twice")
    SUCCESSION = "succession", _("It takes over from the other")


class PartnerImportState(TextChoices):
    WAITING = "waiting", pgettext_lazy("import", "Being checked")
    FAULTY = "faulty", pgettext_lazy("import", "With faults: nothing can be brought in")
    READY = "ready", pgettext_lazy("import", "Without a fault: ready")
    RUNNING = "running", pgettext_lazy("import", "Being brought in")
    DONE = "done", pgettext_lazy("import", "Brought in")
