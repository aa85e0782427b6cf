"""Where the Alliance was, or will be, represented."""

from typing import ClassVar
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from secretariat.enums import RepresentationKind


class Representation(models.Model):
    """At a conference, a public meeting, or before the media. `sequence` rises with each change of what a
    calendar keeps (T7)."""

    kind = models.CharField(_("kind"), max_length=14, choices=RepresentationKind.choices)
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"), null=True, blank=True)
    zone = models.CharField(_("time zone of the place"), max_length=60, default="Europe/Zurich")
    place = models.CharField(_("place"), max_length=200)
    organiser = models.CharField(_("organiser"), max_length=200)
    represented_by = models.CharField(_("who speaks for the Alliance"), max_length=200)
    key_messages = models.TextField(_("key messages"), max_length=3000, blank=True)
    follow_up = models.TextField(_("follow-up"), max_length=3000, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)

    sequence = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = _("representation")
        verbose_name_plural = _("representations")
        ordering: ClassVar[list[str]] = ["-starts_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="representation_ends_after_it_starts",
                condition=Q(ends_at__isnull=True) | Q(ends_at__gt=F("starts_at")),
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def place_zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)
