"""Positions that reached the room by telephone (D20)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from alliance87.core.access.enums import Identification
from gcm.enums import TelephoneAct
from gcm.models.position import Position


class TelephoneNote(models.Model):
    """Who said it, who wrote it down, how the person was identified, and when. Never changed."""

    position = models.ForeignKey(Position, related_name="telephone_notes", on_delete=models.PROTECT)
    act = models.CharField(max_length=10, choices=TelephoneAct.choices)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    identified_by = models.CharField(max_length=20, choices=Identification.choices)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("note of a telephone call")
        verbose_name_plural = _("notes of telephone calls")
        ordering: ClassVar[list[str]] = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.position_id} {self.act}"
