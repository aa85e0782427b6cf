from django.db import models
from django.utils.translation import gettext_lazy as _


class Identification(models.TextChoices):
    """How an officer made sure that the person is who they say."""

    IN_PERSON = "in_person", _("In person, with an identity document")
    VIDEO_CALL = "video_call", _("By video call, with somebody who knows the person")
    KNOWN_TELEPHONE = "known_telephone", _("By telephone, at a number known from before")
    OFFICIAL_LETTER = "official_letter", _("By an official letter of the organisation")


class RecoveryState(models.TextChoices):
    OPEN = "open", _("Waiting for a second officer")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Refused")
    EXPIRED = "expired", _("Expired")
