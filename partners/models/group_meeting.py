"""Meetings of a group: not those of the GCG, and decided on by nobody but the group."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from partners.models.group import Group
from partners.validators import validate_time_zone


class GroupMeeting(models.Model):
    """When and where, with agenda and notes. `sequence` rises with each change of what a calendar keeps
    (T7); title and texts are in the language of the group."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, related_name="meetings", on_delete=models.PROTECT)
    title = models.CharField(_("title"), max_length=200)
    starts_at = models.DateTimeField(_("start"))
    ends_at = models.DateTimeField(_("end"))
    zone = models.CharField(_("time zone of the place"), max_length=40, validators=[validate_time_zone])
    place = models.CharField(_("place"), max_length=200, blank=True)
    link = models.URLField(_("link to the conference"), blank=True)
    agenda = models.TextField(_("agenda"), max_length=5000, blank=True)
    notes = models.TextField(_("notes"), max_length=10000, blank=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    sequence = models.PositiveIntegerField(default=0, editable=False)
    called_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    cancelled_at = models.DateTimeField(_("cancelled"), null=True, blank=True)

    class Meta:
        verbose_name = _("meeting of a group")
        verbose_name_plural = _("meetings of groups")
        ordering: ClassVar[list[str]] = ["-starts_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.CheckConstraint(
                name="group_meeting_ends_after_it_begins", condition=Q(ends_at__gt=F("starts_at"))
            ),
        ]

    def __str__(self) -> str:
        return str(self.title)

    def get_absolute_url(self) -> str:
        return reverse("partners:group_meeting", args=[self.group.slug, self.public_id])

    @property
    def is_over(self) -> bool:
        return self.ends_at < timezone.now()
