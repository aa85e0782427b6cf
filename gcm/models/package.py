"""Items that are taken together, until a member asks to split them (D12)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.meeting import Meeting


class Package(models.Model):
    """Its items are those that name it. Each keeps its own text, and gets its own number at the gavel."""

    meeting = models.ForeignKey(Meeting, related_name="packages", on_delete=models.CASCADE)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    made_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("package of items")
        verbose_name_plural = _("packages of items")
        ordering: ClassVar[list[str]] = ["made_at", "pk"]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.pk}"
