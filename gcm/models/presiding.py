"""When neither the chair nor the vice-chair presides: the choice of those present, and the gavel that is
passed for an item (C6, C12, D9)."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import PresidingReason
from gcm.models.agenda import AgendaItem
from gcm.models.meeting import Meeting
from gcm.models.seat import Seat


class PresidingChoice(models.Model):
    """A member whom those present chose by consensus to preside. It holds while that person is in the room
    and neither officer can preside."""

    meeting = models.ForeignKey(Meeting, related_name="presiding_choices", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, related_name="+", on_delete=models.PROTECT)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    reason = models.CharField(_("reason"), max_length=16, choices=PresidingReason.choices)
    chosen_at = models.DateTimeField(_("chosen"), default=timezone.now)
    recorded_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    replaced_at = models.DateTimeField(_("replaced"), null=True)

    class Meta:
        verbose_name = _("choice of a presiding member")
        verbose_name_plural = _("choices of presiding members")
        ordering: ClassVar[list[str]] = ["meeting", "chosen_at"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="presiding_one_choice_a_meeting",
                fields=["meeting"],
                condition=Q(replaced_at__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.seat_id}"


class PassedGavel(models.Model):
    """An officer who lets another preside over one item and stays in the room as a member (D9, C11)."""

    item = models.ForeignKey(AgendaItem, related_name="passed_gavels", on_delete=models.CASCADE)
    seat = models.ForeignKey(Seat, related_name="+", on_delete=models.PROTECT)
    passed_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    passed_at = models.DateTimeField(_("passed"), default=timezone.now)

    class Meta:
        verbose_name = _("gavel passed for an item")
        verbose_name_plural = _("gavels passed for items")
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="gavel_passed_once_a_seat", fields=["item", "seat"]),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.seat_id}"
