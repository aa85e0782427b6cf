"""An event of the Alliance or of others that the public is told of."""

import uuid
from typing import Any, ClassVar, Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class PublishedQuerySet(models.QuerySet[Any]):
    def published(self) -> Self:
        """What the public may read now: published, and its hour has come."""
        return self.filter(publish_at__lte=timezone.now())


class Event(models.Model):
    """`sequence` rises with each change of date or place (RFC 5545, 3.8.7.4)."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)  # also the UID in calendars
    title = models.CharField(_("title"), max_length=200)
    lead = models.TextField(_("in short"), max_length=600, blank=True)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    zone = models.CharField(_("time zone of the place"), max_length=60, default="Europe/Zurich")
    place = models.CharField(_("place"), max_length=200)
    organiser = models.CharField(_("organiser"), max_length=200)
    address = models.URLField(_("web address"), max_length=500, blank=True)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    publish_at = models.DateTimeField(_("published from"), null=True, blank=True)
    search_text = models.TextField(editable=False, default="")
    revision = models.PositiveIntegerField(default=0, editable=False)

    objects = PublishedQuerySet.as_manager()

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")
        ordering: ClassVar[list[str]] = ["starts_at", "pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="event_ends_after_it_starts", condition=Q(ends_at__gt=F("starts_at"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    @property
    def place_zone(self) -> ZoneInfo:
        return ZoneInfo(self.zone)

    @property
    def is_published(self) -> bool:
        return self.publish_at is not None and self.publish_at <= timezone.now()

    def get_absolute_url(self) -> str:
        return reverse("secretariat:event", args=[self.public_id])
