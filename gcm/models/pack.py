"""All papers of a meeting as one document, made in the background for those who may read the same."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from gcm.models.meeting import Meeting

FOLDER = "packs"  # not with the uploads, whose sweep removes what no upload keeps


def random_path(pack: "MeetingPack", filename: str) -> str:
    """The address of the file tells nothing."""
    return f"{FOLDER}/{uuid.uuid4().hex}"


class MeetingPack(models.Model):
    """`fingerprint` says what is in it: agenda, files and their order. Whoever may read exactly this may
    have it; another agenda, file or right is another fingerprint. `done` and `total` count papers."""

    meeting = models.ForeignKey(Meeting, related_name="packs", on_delete=models.CASCADE)
    language = models.CharField(_("language"), max_length=2, choices=settings.LANGUAGES)
    fingerprint = models.CharField(max_length=64)
    items = models.JSONField(default=list)  # of the agenda, as those readers see it
    papers = models.JSONField(default=list)  # numbers of the files, in the order of the pack
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    asked_at = models.DateTimeField(_("asked"), default=timezone.now)
    finished_at = models.DateTimeField(_("finished"), null=True)
    file = models.FileField(_("file"), upload_to=random_path, max_length=80, blank=True)

    class Meta:
        verbose_name = _("pack of papers")
        verbose_name_plural = _("packs of papers")
        ordering: ClassVar[list[str]] = ["-asked_at", "-pk"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(name="pack_one_a_content", fields=["meeting", "language", "fingerprint"]),
            models.CheckConstraint(name="pack_done_within_total", condition=Q(done__lte=F("total"))),
        ]

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.language}"
