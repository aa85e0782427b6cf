"""Who asks for the floor, and who has it."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.meeting import Meeting
from gcm.models.seat import Seat


class FloorRequestQuerySet(models.QuerySet["FloorRequest"]):
    def standing(self) -> Self:
        """Waiting, or speaking now."""
        return self.filter(ended_at__isnull=True)


class FloorRequest(models.Model):
    """One request of one seat. It ends when the hand is lowered or the floor passes on."""

    meeting = models.ForeignKey(Meeting, related_name="floor_requests", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, related_name="+", on_delete=models.PROTECT)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    asked_at = models.DateTimeField(default=timezone.now)
    given_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = FloorRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request for the floor")
        verbose_name_plural = _("requests for the floor")
        ordering: ClassVar[list[str]] = ["asked_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="floor_one_request_a_seat",
                fields=["meeting", "seat"],
                condition=Q(ended_at__isnull=True),
            ),
            models.UniqueConstraint(
                name="floor_one_speaker",
                fields=["meeting"],
                condition=Q(ended_at__isnull=True, given_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.seat_id}"
