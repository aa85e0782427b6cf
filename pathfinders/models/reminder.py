"""F6: who was reminded, before which item, that a candidate sits on the GCG."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class CandidateReminder(models.Model):
    """One mail to one person about one item. It declares nothing (D11)."""

    item = models.ForeignKey("gcm.AgendaItem", related_name="+", on_delete=models.CASCADE)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    sent_at = models.DateTimeField(_("sent"), default=timezone.now)

    class Meta:
        verbose_name = _("reminder about a candidate")
        verbose_name_plural = _("reminders about candidates")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="candidate_reminder_once", fields=["item", "person"]),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.person_id}"
