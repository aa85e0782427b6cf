"""A spreadsheet that was read and waits for a yes."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from pathfinders.models.roadmap import Roadmap


class RoadmapImport(models.Model):
    """What the sheet says, and the digest of the roadmap that the preview compared it with: when that has
    changed, the yes is about another text."""

    public_id = models.UUIDField(default=uuid.uuid4, unique=True, editable=False)
    roadmap = models.ForeignKey(Roadmap, related_name="imports", on_delete=models.CASCADE)
    content: Any = models.JSONField()
    compared_with = models.CharField(max_length=64)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, related_name="+", on_delete=models.PROTECT)
    made_at = models.DateTimeField(_("read"), default=timezone.now)
    taken_at = models.DateTimeField(_("taken over"), null=True)

    class Meta:
        verbose_name = _("spreadsheet of a roadmap")
        verbose_name_plural = _("spreadsheets of roadmaps")
        ordering: ClassVar[list[str]] = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.roadmap_id} {self.made_at:%Y-%m-%d}"
