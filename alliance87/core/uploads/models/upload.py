import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

FOLDER = "files"


def random_path(upload: "Upload", filename: str) -> str:
    """Nothing of the sender's name reaches the disk; two letters keep folders small."""
    name = uuid.uuid4().hex
    return f"{FOLDER}/{name[:2]}/{name}"


class UploadQuerySet(models.QuerySet["Upload"]):
    def kept(self) -> "UploadQuerySet":
        return self.filter(deleted_at=None)

    def of(self, subject: Model) -> "UploadQuerySet":
        """Those kept for `subject`, oldest first."""
        kind = ContentType.objects.get_for_model(subject)
        return self.kept().filter(subject_type=kind, subject_id=str(subject.pk)).order_by("created_at", "pk")


class Upload(models.Model):
    """A file that somebody sent for a purpose. Its row stays when the file goes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    purpose = models.CharField(_("purpose"), max_length=80)
    subject_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    subject_id = models.CharField(max_length=64)
    subject = GenericForeignKey("subject_type", "subject_id")
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sent by")
    )
    file = models.FileField(_("file"), upload_to=random_path, max_length=120)
    name = models.CharField(_("name"), max_length=160)
    type = models.CharField(_("type"), max_length=10)
    size = models.PositiveBigIntegerField(_("size in bytes"))
    sha256 = models.CharField(max_length=64)
    public = models.BooleanField(_("public"), default=False)
    created_at = models.DateTimeField(_("sent"), default=timezone.now)
    deleted_at = models.DateTimeField(_("removed"), null=True)

    objects: ClassVar[Any] = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        verbose_name_plural = _("files")
        indexes: ClassVar[list[models.Index]] = [
            models.Index(fields=["subject_type", "subject_id"], name="upload_of_subject"),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("uploads:file", args=[self.pk, self.name])
