"""Meetings that the GCG held before the portal was there (G14). They are no `Meeting`: nobody was present at
them as far as the portal can tell, so they count for no quorum and no chain of absences."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.enums import MeetingKind, MeetingMode


class PastMeeting(models.Model):
    """Reconstructed from a source. The numbers of the portal go on after the highest of these (T24)."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    held_on = models.DateField(_("date"))
    kind = models.CharField(
        _("kind"), max_length=14, choices=MeetingKind.choices, default=MeetingKind.REGULAR
    )
    mode = models.CharField(_("mode"), max_length=10, choices=MeetingMode.choices)
    place = models.CharField(_("place"), max_length=200, blank=True)
    source = models.CharField(_("source"), max_length=300)
    is_reconstructed = models.BooleanField(_("reconstructed"), default=True)
    is_date_doubtful = models.BooleanField(_("date doubtful"), default=False)
    imported_at = models.DateTimeField(_("imported"), default=timezone.now)

    class Meta:
        verbose_name = _("earlier meeting")
        verbose_name_plural = _("earlier meetings")
        ordering: ClassVar[list[str]] = ["number"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(name="past_meeting_counts_from_one", condition=Q(number__gte=1)),
        ]

    def __str__(self) -> str:
        return str(_("Meeting no. %(number)s of the GCG") % {"number": self.number})
