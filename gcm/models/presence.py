"""Who is in the room, and what a meeting was for each seat."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import Attended, Capacity
from gcm.models.meeting import Meeting
from gcm.models.seat import Seat
from gcm.models.term import SeatTerm


class PresenceQuerySet(models.QuerySet["Presence"]):
    def here(self) -> Self:
        """Joined and not left (Q9). A lost connection is not a departure (A16)."""
        return self.filter(left_at__isnull=True)


class Presence(models.Model):
    """One stay of one person for one seat. A person stands for one seat at a time (Q5); a seat with its
    representative and its alternate in the room counts once (T4)."""

    meeting = models.ForeignKey(Meeting, related_name="presences", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, related_name="presences", on_delete=models.PROTECT)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    capacity = models.CharField(_("capacity"), max_length=14, choices=Capacity.choices)
    joined_at = models.DateTimeField(_("joined"), default=timezone.now)
    left_at = models.DateTimeField(_("left"), null=True)
    lost_at = models.DateTimeField(_("connection lost"), null=True)

    objects = PresenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("presence")
        verbose_name_plural = _("presences")
        ordering: ClassVar[list[str]] = ["joined_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                name="presence_one_a_person", fields=["meeting", "person"], condition=Q(left_at__isnull=True)
            ),
            models.CheckConstraint(
                name="presence_of_somebody_who_takes_part",
                condition=Q(capacity__in=(Capacity.REPRESENTATIVE, Capacity.ALTERNATE)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.joined_at:%H:%M}"


class Attendance(models.Model):
    """What a meeting was for a seat, written when it closes and counted in the chain of absences (A2)."""

    meeting = models.ForeignKey(Meeting, related_name="attendance", on_delete=models.PROTECT)
    seat = models.ForeignKey(Seat, related_name="attendance", on_delete=models.PROTECT)
    term = models.ForeignKey(SeatTerm, null=True, related_name="attendance", on_delete=models.PROTECT)
    attended = models.CharField(_("attendance"), max_length=8, choices=Attended.choices)
    minutes_present = models.PositiveIntegerField(_("minutes present"), default=0)

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance")
        ordering: ClassVar[list[str]] = ["meeting", "seat"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="attendance_one_a_seat", fields=["meeting", "seat"]),
            models.CheckConstraint(
                name="attendance_vacant_has_no_term",
                condition=Q(attended=Attended.VACANT, term__isnull=True)
                | (~Q(attended=Attended.VACANT) & Q(term__isnull=False)),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.seat_id} {self.attended}"

    @property
    def holder_id(self) -> int:
        """The organisation that held the seat; 0 for a vacant one (A1)."""
        return self.term.organisation_id if self.term else 0
