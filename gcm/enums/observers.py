"""Who may observe, and what becomes of an invitation."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ObserverCategory(TextChoices):
    """O8. The reason beside it is free."""

    STAKEHOLDER = "stakeholder", _("Stakeholder group")
    REGIONAL = "regional", _("Regional organisation")
    SDG_PARTNERSHIP = "partnership", _("Related partnership on the Sustainable Development Goals")


class ObserverState(TextChoices):
    """Z7, told from the instants of the record."""

    INTEREST = "interest", pgettext_lazy("observer", "Interest received")
    INFORMED = "informed", pgettext_lazy("observer", "GCG informed")
    INVITED = "invited", pgettext_lazy("observer", "Invited by the chair")
    ATTENDED = "attended", pgettext_lazy("observer", "Attended")
    DECLINED = "declined", pgettext_lazy("observer", "Does not attend")
    NOT_INVITED = "not_invited", pgettext_lazy("observer", "Not invited by the chair")
