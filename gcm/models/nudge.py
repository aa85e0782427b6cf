"""A reminder that the chair or the secretariat sent to whoever has not answered a notice of meeting."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.reply import Reply


class Nudge(models.Model):
    reply = models.ForeignKey(Reply, related_name="nudges", on_delete=models.CASCADE)
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering: ClassVar[list[str]] = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.reply_id} {self.sent_at:%Y-%m-%d %H:%M}"
