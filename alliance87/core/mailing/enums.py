from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class MailingState(models.TextChoices):
    DRAFT = "draft", pgettext_lazy("mailing", "Draft")
    APPROVED = "approved", pgettext_lazy("mailing", "Waiting to leave")
    SENDING = "sending", pgettext_lazy("mailing", "Being sent")
    PAUSED = "paused", pgettext_lazy("mailing", "Paused")
    FINISHED = "finished", pgettext_lazy("mailing", "Finished")
    CANCELLED = "cancelled", pgettext_lazy("mailing", "Cancelled")


class DeliveryState(models.TextChoices):
    PENDING = "pending", pgettext_lazy("delivery", "Waiting")
    SENDING = "sending", pgettext_lazy("delivery", "In hand")
    SENT = "sent", pgettext_lazy("delivery", "Sent")
    DEFERRED = "deferred", pgettext_lazy("delivery", "Deferred")
    BOUNCED = "bounced", pgettext_lazy("delivery", "Bounced")
    SUPPRESSED = "suppressed", pgettext_lazy("delivery", "Suppressed")
    CANCELLED = "cancelled", pgettext_lazy("delivery", "Cancelled")
    UNCERTAIN = "uncertain", pgettext_lazy("delivery", "Uncertain")


class SuppressionReason(models.TextChoices):
    HARD_BOUNCE = "hard_bounce", _("The address does not exist or is closed")
    COMPLAINT = "complaint", _("The reader reported our mail as unwanted")
    UNSUBSCRIBED = "unsubscribed", _("The reader unsubscribed")
