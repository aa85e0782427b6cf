"""Objections in writing by members who are not in the room (D7)."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.agenda import AgendaItem
from gcm.models.seat import Seat


class WrittenObjectionQuerySet(models.QuerySet["WrittenObjection"]):
    def standing(self) -> Self:
        return self.filter(withdrawn_at__isnull=True)


class WrittenObjection(models.Model):
    """Shown to the room before the gavel. It blocks nothing: those present decide. `filed_by` is somebody who
    takes part for the seat, or the officer who received the letter."""

    item = models.ForeignKey(AgendaItem, related_name="written_objections", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, related_name="+", on_delete=models.PROTECT)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    reason = models.TextField(max_length=4000)
    filed_at = models.DateTimeField(default=timezone.now)
    withdrawn_at = models.DateTimeField(null=True)

    objects = WrittenObjectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("objection in writing")
        verbose_name_plural = _("objections in writing")
        ordering: ClassVar[list[str]] = ["filed_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="written_one_a_seat", fields=["item", "seat"], condition=Q(withdrawn_at__isnull=True)
            ),
            models.CheckConstraint(name="written_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.seat_id}"
