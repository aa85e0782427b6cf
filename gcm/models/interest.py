"""Interests that members declare in an item (D11)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.agenda import AgendaItem
from gcm.models.seat import Seat


class Interest(models.Model):
    """Declared by the seat itself, never by the portal (F6). Whoever stands aside states no position on the
    item and still counts for the quorum."""

    item = models.ForeignKey(AgendaItem, related_name="interests", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, related_name="+", on_delete=models.PROTECT)
    declared_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    words = models.CharField(max_length=500)
    stands_aside = models.BooleanField(default=False)
    declared_at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = _("declared interest")
        verbose_name_plural = _("declared interests")
        ordering: ClassVar[list[str]] = ["declared_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="interest_one_a_seat", fields=["item", "seat"]),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.seat_id}"
