"""What a seat can say on a draft decision."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PositionKind(TextChoices):
    """D3. Silence joins the consensus, and nobody counts who joins."""

    OBJECTION = "objection", _("Objection")
    RESERVATION = "reservation", _("Reservation")
    DISSOCIATION = "dissociation", _("Dissociates from the consensus")
    AD_REFERENDUM = "ad_referendum", _("Joins ad referendum")
