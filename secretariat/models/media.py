"""What the press takes from the portal."""

from typing import ClassVar

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Boilerplate(models.Model):
    """What the Alliance is, in a paragraph. The last row counts; the earlier ones say what was there."""

    text = models.TextField(_("text"), max_length=2000)
    at = models.DateTimeField(_("from"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("boilerplate")
        verbose_name_plural = _("boilerplates")
        ordering: ClassVar[list[str]] = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d}"

    @property
    def revision(self) -> int:
        """Never edited: another follows."""
        return self.pk


class MediaFile(models.Model):
    """A file of the media kit, such as a form of the logo. `alt` says what is to be seen, for those who
    cannot see it: it is required in each language."""

    title = models.CharField(_("title"), max_length=120)
    alt = models.CharField(_("what is to be seen"), max_length=300)
    order = models.PositiveSmallIntegerField(_("order"), default=0)
    shown = models.BooleanField(_("public"), default=True)
    revision = models.PositiveIntegerField(default=0, editable=False)
    at = models.DateTimeField(_("added"), default=timezone.now, editable=False)

    class Meta:
        verbose_name = _("file of the media kit")
        verbose_name_plural = _("files of the media kit")
        ordering: ClassVar[list[str]] = ["order", "pk"]

    def __str__(self) -> str:
        return str(self.title)
