from django.db import models
from django.utils.translation import gettext_lazy as _


class Identification(models.TextChoices):
    """How an officer made sure that the person is who they say."""

    IN_PERSON = "in_person", _("In person, with an identity document")
    VIDEO_CALL = "video_call", _("By video call, with somebody who knows the person")
    KNOWN_TELEPHONE = "known_telephone", _("By telephone, at a number known from before")
    OFFICIAL_LETTER = "official_letter", _("By an official letter of the organisation")


class DeskRole(models.TextChoices):
    """What somebody is in the secretariat, from the least rights to the most."""

    EDITOR = "editor", _("Editor: news, pages, media, drafts of the newsletter")
    OFFICER = "officer", _("Officer of the secretariat")
    DIRECTOR = "director", _("Director: an officer who also gives and ends roles")


OFFICERS = (DeskRole.OFFICER, DeskRole.DIRECTOR)


class RecoveryState(models.TextChoices):
    OPEN = "open", _("Waiting for a second officer")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Refused")
    EXPIRED = "expired", _("Expired")
