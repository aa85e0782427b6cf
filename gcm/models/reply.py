"""What a seat answers to a notice of meeting, notice of absence included (A3)."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from gcm.enums import Answer, Channel
from gcm.models.meeting import Meeting
from gcm.models.seat import Seat
from gcm.models.term import SeatTerm


class Reply(models.Model):
    """One row a seat that was held when the meeting was convened; empty until somebody answers. `sequence`
    is the meeting's when it was answered: another date asks again (G7)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, related_name="replies", on_delete=models.CASCADE)
    seat = models.ForeignKey(Seat, related_name="replies", on_delete=models.PROTECT)
    term = models.ForeignKey(SeatTerm, related_name="replies", on_delete=models.PROTECT)
    answer = models.CharField(_("answer"), max_length=8, choices=Answer.choices, blank=True)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, related_name="+", on_delete=models.PROTECT
    )
    channel = models.CharField(_("channel"), max_length=10, choices=Channel.choices, blank=True)
    answered_at = models.DateTimeField(_("answered"), null=True)
    sequence = models.PositiveIntegerField(default=0)
    # The representative's when the date was announced: for the planner’s hours (G6). Empty: nobody acted.
    zone = models.CharField(max_length=64, blank=True)

    class Meta:
        verbose_name = _("answer to a notice of meeting")
        verbose_name_plural = _("answers to notices of meeting")
        ordering: ClassVar[list[str]] = ["meeting", "seat"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="reply_one_a_seat", fields=["meeting", "seat"]),
            models.CheckConstraint(
                name="reply_answered_has_an_instant",
                condition=Q(answer="") | Q(answered_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.answer}"
